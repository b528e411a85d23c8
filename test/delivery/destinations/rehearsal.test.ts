import { afterEach, describe, expect, test } from '@jest/globals';
import { createDestinations } from '../../../src/delivery/destinations/createDestinations.ts';
import {
  rehearsalCatalog,
  rehearsalEscalation,
  rehearse,
} from '../../../src/delivery/destinations/rehearsal.ts';
import { readMail } from '../../support/readMail.ts';
import { openSmtpCatcher } from '../../support/smtpCatcher.ts';
import { openWebhookReceiver } from '../../support/webhookReceiver.ts';
import { now, secret } from './subjects.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const rehearsed = async (status: number) => {
  const catcher = await openSmtpCatcher();
  const receiver = await openWebhookReceiver(() => ({ status }));
  closing.push(catcher.close, receiver.close);
  const server = { host: '127.0.0.1', port: catcher.port, tls: 'optional' } as const;
  const destinations = createDestinations(
    {
      email: { ...server, from: 'triage@example.com', to: ['one@example.com'] },
      webhook: { url: receiver.url, secret, template: { kind: 'default' } },
    },
    { catalog: rehearsalCatalog, fetch, now: () => now },
  );
  const result = await rehearse(destinations, rehearsalEscalation('abc', now));
  return { catcher, receiver, result };
};

describe('trying the destinations', () => {
  test('sends each one test that nobody can take for a real escalation', async () => {
    const { catcher, receiver, result } = await rehearsed(200);
    expect(result).toEqual({
      lines: ['email: delivered (<escalation.test-abc@example.com>)', 'webhook: delivered (HTTP 200)'],
      allTook: true,
    });
    const { headers, parts } = readMail(catcher.mails[0]?.raw ?? '');
    expect(headers.subject).toBe('[ECW-0] destination_test, TEST, sandbox');
    expect(parts[0]?.content).toMatch(/^ECW-0: TEST, please ignore/);
    expect(receiver.calls[0]?.body).toContain('TEST, please ignore');
  });

  test('says what a destination answered, and that not all took it', async () => {
    const { result } = await rehearsed(500);
    expect(result.allTook).toBe(false);
    expect(result.lines).toEqual([
      expect.stringMatching(/^email: delivered/),
      'webhook: NOT delivered, a real one would be tried again: The webhook answered 500.',
    ]);
  });

  test('nothing is set up unless it is configured', () => {
    expect(createDestinations({}, { catalog: rehearsalCatalog, fetch, now: () => now })).toEqual([]);
  });
});
