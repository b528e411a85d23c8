import { afterEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { evidenceFieldIds } from '../../../src/catalog/evidenceFields.ts';
import type { TemplateSettings, WebhookSettings } from '../../../src/delivery/destinations/settings.ts';
import { sign } from '../../../src/delivery/destinations/webhook/sign.ts';
import { webhook } from '../../../src/delivery/destinations/webhook/webhook.ts';
import { bundleDataSchema } from '../../../src/escalations/bundleData.ts';
import type { Escalation } from '../../../src/escalations/escalation.ts';
import { catalog } from '../../support/catalog.ts';
import { sampleEscalation } from '../../support/sampleEscalation.ts';
import { isSigned, openWebhookReceiver, type WebhookAnswer } from '../../support/webhookReceiver.ts';
import { authorization, now, secret } from './subjects.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const sent = async (
  answer: WebhookAnswer,
  settings: Partial<WebhookSettings> = {},
  escalation: Escalation = sampleEscalation,
) => {
  const receiver = await openWebhookReceiver(({ path }) => (path === '/in' ? answer : { status: 204 }));
  closing.push(receiver.close);
  const destination = webhook(
    { url: receiver.url, secret, template: { kind: 'default' }, ...settings },
    { catalog, fetch, now: () => now, deadlineMs: 600 },
  );
  const outcome = await destination.send(escalation);
  return { receiver, outcome, body: JSON.parse(receiver.calls[0]?.body ?? 'null') };
};

describe('the signed webhook', () => {
  test('signs as the worked example of Standard Webhooks does', () => {
    expect(
      sign(
        { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
        ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
        1_614_265_330_000,
      ),
    ).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test('of two secrets, either lets the receiver check it', async () => {
    const formerSecret = `whsec_${Buffer.from('f'.repeat(32)).toString('base64')}`;
    const { receiver } = await sent({ status: 200 }, { formerSecret });
    const [call] = receiver.calls;
    if (!call) throw new Error('nothing came');
    for (const one of [secret, formerSecret]) expect(await isSigned(call, one, now)).toBe(true);
    expect(await isSigned(call, `whsec_${'A'.repeat(32)}`, now)).toBe(false);
  });

  test('is one its receiver can check, and no other body passes', async () => {
    const { receiver, body } = await sent({ status: 200 });
    const [call] = receiver.calls;
    if (!call) throw new Error('nothing came');
    expect(call.headers['webhook-id']).toBe(sampleEscalation.id);
    expect(await isSigned(call, secret, now)).toBe(true);
    expect(await isSigned({ ...call, body: call.body.replace('FEIGCD', 'FEIGCE') }, secret, now)).toBe(false);
    expect(await isSigned(call, secret, now + 600_000)).toBe(false);
    expect(body).toMatchObject({ type: 'escalation.filed', timestamp: '2026-03-01T16:00:00.000Z' });
    expect(bundleDataSchema.parse(body.data).details).toEqual([
      { id: 'kid', label: 'kid', value: 'key-2026-01' },
      { id: 'jwks_fetch', label: expect.any(String), value: '200 application/json\nno redirect, 0.2 s' },
    ]);
  });
});

describe('what a webhook answers', () => {
  test.each<[string, WebhookAnswer, object]>([
    ['200', { status: 200, body: 'ok' }, { kind: 'delivered', receipt: 'HTTP 200' }],
    ['200 and then silence', 'stall', { kind: 'delivered', receipt: 'HTTP 200' }],
    [
      '202 and a flood',
      { status: 202, body: 'x'.repeat(5_000_000) },
      { kind: 'delivered', receipt: 'HTTP 202' },
    ],
    ['400', { status: 400 }, { kind: 'never', reason: expect.stringContaining('400') }],
    ['401', { status: 401 }, { kind: 'later', reason: expect.stringContaining('AUTHORIZATION') }],
    ['403', { status: 403 }, { kind: 'later', reason: expect.stringContaining('rights') }],
    ['404', { status: 404 }, { kind: 'never', reason: expect.stringContaining('ESCALATION_WEBHOOK_URL') }],
    ['410', { status: 410 }, { kind: 'never', reason: expect.stringContaining('410') }],
    ['408', { status: 408 }, { kind: 'later', reason: expect.stringContaining('408') }],
    ['425', { status: 425 }, { kind: 'later', reason: expect.stringContaining('425') }],
    ['500', { status: 500 }, { kind: 'later', reason: expect.stringContaining('500') }],
    [
      '429 with seconds',
      { status: 429, headers: { 'retry-after': '90' } },
      { kind: 'later', reason: expect.stringContaining('429'), retryAfterMs: 90_000 },
    ],
    [
      '503 with a date',
      { status: 503, headers: { 'retry-after': 'Sun, 01 Mar 2026 17:02:00 GMT' } },
      { kind: 'later', reason: expect.stringContaining('503'), retryAfterMs: 120_000 },
    ],
    [
      '429 for ever',
      { status: 429, headers: { 'retry-after': '999999999' } },
      { kind: 'later', reason: expect.stringContaining('429'), retryAfterMs: 3_600_000 },
    ],
    [
      '429 with nonsense',
      { status: 429, headers: { 'retry-after': 'soon' } },
      { kind: 'later', reason: expect.stringContaining('429') },
    ],
  ])('%s', async (_name, answer, expected) => {
    expect((await sent(answer)).outcome).toEqual(expected);
  });

  test.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
    const { receiver, outcome } = await sent({ status, headers: { location: '/elsewhere' } });
    expect(outcome).toEqual({ kind: 'never', reason: expect.stringContaining('redirect') });
    expect(receiver.calls.map(({ path }) => path)).toEqual(['/in']);
  });
});

const node: z.ZodType = z.union([
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1),
    marks: z.array(z.strictObject({ type: z.literal('strong') })).optional(),
  }),
  z.strictObject({
    type: z.enum(['doc', 'paragraph', 'bulletList', 'listItem', 'heading', 'codeBlock']),
    version: z.literal(1).optional(),
    attrs: z.object({}).optional(),
    content: z.array(z.lazy(() => node)).min(1),
  }),
]);

/** As much text as a form takes: far more than a ticket does. */
const verbose: Escalation = {
  ...sampleEscalation,
  report: {
    ...sampleEscalation.report,
    evidence: `HTTP 401 ${'<€&"€> '.repeat(4000)}`,
    notes: '€<'.repeat(4000),
    details: Object.fromEntries(evidenceFieldIds.map((id) => [id, `one\n${'<€>€'.repeat(1000)}`])),
  },
};

describe('a ticket', () => {
  const jira: TemplateSettings = { kind: 'jira', projectKey: 'SUP', issueType: 'Bug' };
  const zendesk: TemplateSettings = { kind: 'zendesk', requester: 'support@example.com' };

  test('in Jira: an issue with a description in Atlassian’s format, its key in the receipt', async () => {
    const { receiver, outcome, body } = await sent(
      { status: 201, body: '{"id":"10000","key":"SUP-24","self":"https://evil.example/"}' },
      { template: jira, authorization },
    );
    expect(receiver.calls[0]?.headers).toMatchObject({
      authorization,
      'content-type': 'application/json',
      accept: 'application/json',
    });
    expect(body.fields).toMatchObject({
      project: { key: 'SUP' },
      issuetype: { name: 'Bug' },
      summary: '[ECW-1042] jwks_kid_mismatch (401), FEIGCD, production',
      description: { type: 'doc', version: 1 },
    });
    expect(node.safeParse(body.fields.description).error).toBeUndefined();
    expect(body.properties).toEqual([
      { key: 'ecw-triage.escalation', value: { id: sampleEscalation.id, label: 'ECW-1042' } },
    ]);
    expect(outcome).toEqual({
      kind: 'delivered',
      receipt: `SUP-24 ${new URL(receiver.url).origin}/browse/SUP-24`,
    });
  });

  test('in Zendesk: a ticket with a safe HTML comment, its number in the receipt', async () => {
    const { receiver, outcome, body } = await sent(
      { status: 201, body: '{"ticket":{"id":35436,"url":"https://evil.example/"}}' },
      { template: zendesk, authorization },
    );
    expect(receiver.calls[0]?.headers['idempotency-key']).toBe(sampleEscalation.id);
    expect(body.ticket).toMatchObject({
      subject: '[ECW-1042] jwks_kid_mismatch (401), FEIGCD, production',
      external_id: sampleEscalation.id,
      requester: { name: 'eCW Triage', email: 'support@example.com' },
    });
    expect(body.ticket.comment.html_body).toContain('&lt;script&gt;');
    expect(outcome).toEqual({
      kind: 'delivered',
      receipt: `#35436 ${new URL(receiver.url).origin}/agent/tickets/35436`,
    });
  });

  test.each([
    ['Jira', jira],
    ['Zendesk', zendesk],
  ])('in %s: a page instead of a ticket is not taken for one', async (_name, template) => {
    const { outcome } = await sent(
      { status: 200, body: '<html>Sign in</html>' },
      { template, authorization },
    );
    expect(outcome).toEqual({ kind: 'never', reason: expect.stringContaining('not as a ticket system') });
  });

  test.each([
    ['Jira', jira],
    ['Zendesk', zendesk],
  ])('in %s: a ticket that was made counts, even if its number cannot be read', async (_name, template) => {
    const { outcome } = await sent({ status: 201, body: '{"key":"<b>"}' }, { template, authorization });
    expect(outcome).toEqual({ kind: 'delivered', receipt: 'HTTP 201' });
  });

  test('keeps to the size that Jira and Zendesk take', async () => {
    const inJira = await sent({ status: 201 }, { template: jira, authorization }, verbose);
    const texts = JSON.stringify(inJira.body.fields.description).match(/"text":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(texts.join('').length).toBeLessThan(32_767);
    expect(texts.join('')).toContain('[cut here]');
    const inZendesk = await sent({ status: 201 }, { template: zendesk, authorization }, verbose);
    const { comment } = inZendesk.body.ticket;
    expect(Buffer.byteLength(comment.html_body ?? comment.body)).toBeLessThan(65_535);
  });
});
