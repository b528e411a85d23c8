import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Destination } from '../../../src/delivery/port.ts';
import { buttonsOf, wordsOf } from '../../support/read.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';

const paste = `POST https://oauthserver.eclinicalworks.com/oauth/oauth2/token
GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Patient
HTTP/1.1 401 Unauthorized
client_secret=${'Zx9'.repeat(12)}
{"error":"invalid_client","error_description":"JWT key ID does not match any key in JWKS"}`;
const secret = 'Zx9'.repeat(12);

const pasted = async ({ simulator, support }: Scene, text = paste) => {
  const message = await support.say('ecw-support', text);
  const cardNow = () => support.sees('ecw-support', message.ts)[1];
  const card = await simulator.until(cardNow);
  return { message, card, cardNow };
};

const openModal = async (scene: Scene) => {
  const found = await pasted(scene);
  await scene.support.press(found.card, 'escalate');
  const modal = await scene.simulator.until(() => scene.support.modal());
  return { ...found, modal };
};

const argsSchema = z.object({ view: z.string() });
const viewSchema = z.object({ private_metadata: z.string() });

/** What the bot let travel with the modal it opened last. */
const metadataOf = async ({ simulator }: Scene): Promise<string> => {
  const opened = await simulator.until(() =>
    simulator.calls.findLast(({ method }) => method === 'views.open'),
  );
  return viewSchema.parse(JSON.parse(argsSchema.parse(opened.args).view)).private_metadata;
};

describe('escalating', () => {
  test('the form is prefilled from the paste, without its secret', async () => {
    const scene = await openScene();
    const { modal } = await openModal(scene);
    const shown = JSON.stringify(modal.blocks);
    expect(shown).toContain('FEIGCD');
    expect(shown).toContain('"value":"production"');
    expect(shown).toMatch(/A guess: when the error was pasted.*"initial_date_time":\d{10}/);
    expect(shown).toContain('Without a zone: America/New_York.');
    expect(Object.keys(JSON.parse(await metadataOf(scene)))).toEqual([
      'caseId',
      'channelId',
      'threadTs',
      'joining',
    ]);
    await scene.support.submit();
    const second = JSON.stringify(scene.support.modal()?.blocks);
    expect(second).toContain('JWT key ID does not match any key in JWKS');
    expect(shown + second).not.toContain(secret);
  });

  test('a host alone is no call: which one failed is asked', async () => {
    const scene = await openScene();
    const text =
      '{"error":"invalid_client","error_description":"Cannot reach JWKS URL"} https://fhir4.eclinicalworks.com';
    const { card } = await pasted(scene, text);
    await scene.support.press(card, 'escalate');
    const shown = JSON.stringify((await scene.simulator.until(() => scene.support.modal())).blocks);
    expect(shown).not.toContain('on fhir4');
  });

  test('times are read from the paste, and say so', async () => {
    const scene = await openScene();
    const { card } = await pasted(scene, `2026-03-01T14:05:00Z ${paste}\nagain at 2026-03-01T15:30:00+00:00`);
    await scene.support.press(card, 'escalate');
    const shown = JSON.stringify((await scene.simulator.until(() => scene.support.modal())).blocks);
    expect(shown).toContain(`"initial_date_time":${Date.parse('2026-03-01T14:05:00Z') / 1000}`);
    expect(shown).toContain('2026-03-01T15:30:00Z');
    expect(shown).not.toContain('A guess');
  });

  test('the form has at most ten fields open; the second step holds the rest, and going back loses nothing', async () => {
    const scene = await openScene();
    const { modal } = await openModal(scene);
    expect(modal.blocks.filter(({ type }) => type === 'input').length).toBeLessThanOrEqual(10);
    scene.support.fill({ practiceName: 'North clinic' });
    await scene.support.submit();
    expect(scene.support.modal()?.title?.text).toBe('Escalate, step 2 of 2');
    scene.support.closeModal();
    expect(JSON.stringify(scene.support.modal()?.state)).toContain('North clinic');
  });

  test('a FHIR base URL fills the code, a time in words is understood, and both are shown as read', async () => {
    const scene = await openScene();
    await openModal(scene);
    scene.support.fill({
      practiceCode: 'https://fhir4.eclinicalworks.com/fhir/r4/hgacbd/',
      times: '2026-03-01 2:05 PM',
    });
    await scene.support.submit();
    const read = JSON.stringify(scene.support.modal()?.blocks);
    expect(read).toContain('*HGACBD*');
    expect(read).toContain('2026-03-01 19:05 UTC');
    await submitForm(scene);
    const posted = await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
    expect(wordsOf(posted)).toMatch(/Practice:\* HGACBD[\s\S]*2026-03-01T19:05:00Z/);
  });

  test('client authentication is chosen from a list; the shape of a JWKS URL is checked', async () => {
    const scene = await openScene();
    const { card } = await pasted(
      scene,
      '401 token {"error":"invalid_client","error_description":"Client authentication failed"}',
    );
    await scene.support.press(card, 'escalate');
    await scene.simulator.until(() => scene.support.modal());
    scene.support.fill({ practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' });
    await scene.support.submit();
    scene.support.fill({ 'detail:auth_method': 'Basic (client id and secret in the header)' });
    await submitForm(scene);
    const posted = await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
    expect(wordsOf(posted)).toContain('Client authentication:* Basic (client id and secret in the header)');

    const other = await openScene();
    await openModal(other);
    await other.support.submit();
    other.support.fill({ 'detail:jwks_url': 'http://localhost/jwks' });
    expect(await other.support.submit()).toMatchObject({
      ok: false,
      errors: { 'detail:jwks_url': expect.stringMatching(/fetched by https/) },
    });
  });

  test('it is said where it goes before it is sent, and nothing more is claimed', async () => {
    const mail: Destination = {
      name: 'email',
      called: { how: 'mailed', to: 'ecw@example.com' },
      send: async () => ({ kind: 'later', reason: 'Login refused.' }),
    };
    const scene = await openScene({ bot: { otherDestinations: [mail] } });
    const { card, cardNow, modal } = await openModal(scene);
    expect(buttonsOf(card)).toContain('Escalate to #ecw-escalations and mail');
    expect(JSON.stringify(modal)).toContain(
      'It will be posted to #ecw-escalations and mailed to ecw@example.com.',
    );
    await scene.support.submit();
    expect(scene.support.modal()?.submit?.text).toBe('Post and mail');
    await submitForm(scene);
    await scene.simulator.until(() =>
      scene.support
        .sees('ecw-support')
        .some(({ text }) => /Filed as ECW-1001\. It will be posted to .* and mailed to /.test(text)),
    );
    await scene.simulator.until(() =>
      wordsOf(scene.support.sees('ecw-escalations')[0]).includes(
        '*Posted to #ecw-escalations; not yet mailed to ecw@example.com*',
      ),
    );
    await scene.simulator.until(() => wordsOf(cardNow()).includes('ECW-1001 · posted to #ecw-escalations'));
    expect(wordsOf(cardNow())).not.toContain('mailed to');
  });

  test('from click to the escalation channel: filed, posted, shown on the card', async () => {
    const scene = await openScene();
    const { cardNow } = await openModal(scene);
    await submitForm(scene);
    const posted = await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
    expect(wordsOf(posted)).toMatch(/ECW-1001 · jwks_kid_mismatch[\s\S]*FEIGCD[\s\S]*production/);
    expect(JSON.stringify(posted)).not.toContain(secret);
    await scene.simulator.until(() => wordsOf(cardNow()).includes('ECW-1001 · posted to #ecw-escalations'));
    expect(buttonsOf(cardNow())).toContain('Show ECW-1001');
    expect(buttonsOf(cardNow())).not.toContain('Escalate to #ecw-escalations');
  });

  test('what eCW needs and is not there is all named on the second step, and then let through', async () => {
    const scene = await openScene();
    await openModal(scene);
    expect(await scene.support.submit()).toMatchObject({ ok: true });
    const second = await scene.simulator.until(() => scene.support.modal());
    expect(JSON.stringify(second.blocks)).toMatch(
      /\d of \d things that eCW asks for are here.* Missing: .*JWKS URL.*, a second time when it failed/,
    );
    await scene.support.submit();
    await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
  });

  test('what is missing or wrong is said under its field, and what was typed stays', async () => {
    const scene = await openScene();
    await openModal(scene);
    scene.support.fill({
      practiceCode: 'FEIG',
      endpoint: 'all of it',
      times: 'yesterday',
      practiceName: 'North clinic',
    });
    const refused = await scene.support.submit();
    expect(refused).toMatchObject({
      ok: false,
      errors: {
        practiceCode: expect.stringMatching(/Six letters/),
        endpoint: expect.stringMatching(/Name the call/),
        times: expect.stringMatching(/Cannot read/),
      },
    });
    scene.support.fill({ practiceCode: 'FEIGCD', endpoint: 'token', times: '2026-03-01 14:05 UTC' });
    await submitForm(scene, { notes: 'checked the portal' });
    const posted = await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
    expect(wordsOf(posted)).toContain('2026-03-01T14:05:00Z');
    expect(wordsOf(posted)).toContain('checked the portal');
    expect(wordsOf(posted)).toContain('North clinic');
  });

  test('what a person types into the form is redacted again', async () => {
    const scene = await openScene();
    await openModal(scene);
    await submitForm(scene, {
      endpoint: `token client_secret=${secret}`,
      evidence: `{"error":"invalid_client"} Authorization: Bearer ${secret}`,
      notes: `client_secret=${secret}`,
      ecwCase: `client_secret=${secret}`,
    });
    const posted = await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
    expect(JSON.stringify(posted)).not.toContain(secret);
    // What travelled with the second step neither.
    expect(JSON.stringify(scene.simulator.deliveries.map(({ response }) => response))).not.toContain(secret);
    expect(wordsOf(posted)).toContain('invalid_client');
  });

  test('a second click finds the first', async () => {
    const scene = await openScene();
    const { card, cardNow } = await openModal(scene);
    await submitForm(scene);
    await scene.simulator.until(() => wordsOf(cardNow()).includes('ECW-1001 · posted to #ecw-escalations'));
    await scene.developer.press(card, 'escalate');
    await scene.simulator.until(() =>
      scene.developer
        .sees('ecw-support')
        .some((seen) => wordsOf(seen).includes('ECW-1001 · jwks_kid_mismatch')),
    );
    expect(scene.developer.modal()).toBeUndefined();
    expect(scene.support.sees('ecw-escalations')).toHaveLength(1);
  });

  test('two people with the form open file one escalation', async () => {
    const scene = await openScene();
    const { card } = await openModal(scene);
    await scene.developer.press(card, 'escalate');
    await scene.simulator.until(() => scene.developer.modal());
    await Promise.all([submitForm(scene), submitForm({ ...scene, support: scene.developer })]);
    await scene.simulator.until(() => scene.support.sees('ecw-escalations').length > 0);
    await scene.simulator.quiet(100);
    expect(scene.support.sees('ecw-escalations')).toHaveLength(1);
  });

  test('a card from a slash command can be escalated too, and the person is told', async () => {
    const scene = await openScene();
    await scene.support.command('general', '/ecw-error', paste);
    const card = await scene.simulator.until(() => scene.support.sees('general')[0]);
    await scene.support.press(card, 'escalate');
    await scene.simulator.until(() => scene.support.modal());
    await submitForm(scene);
    await scene.simulator.until(() => scene.support.sees('ecw-escalations').length === 1);
    await scene.simulator.until(() =>
      scene.support.sees(scene.support.dmChannel).some(({ text }) => text.includes('Filed as ECW-1001')),
    );
  });

  test('what eCW cannot fix asks first whether it is yours', async () => {
    const scene = await openScene();
    const { card } = await pasted(
      scene,
      '{"error":"unsupported_response_type","error_description":"Wrong response_type value"}',
    );
    expect(JSON.stringify(card.blocks)).toContain('Is this yours to fix?');
  });

  test.each([
    ['is full of calls', { answer: { status: 429, retryAfter: 1 } }],
    ['has a fault', { answer: { status: 500 } }],
  ])('nothing is lost while Slack %s', async (_case, fault) => {
    const scene = await openScene();
    await openModal(scene);
    scene.simulator.fault({ method: 'chat.postMessage', times: 2, ...fault });
    await submitForm(scene);
    await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0], 10_000);
  });

  test('a card that Slack took while its answer was lost is found again, not posted twice', async () => {
    const scene = await openScene();
    await openModal(scene);
    scene.simulator.fault({ method: 'chat.postMessage', times: 1, answer: { dropConnection: 'after' } });
    await submitForm(scene);
    await scene.simulator.until(() =>
      scene.simulator.calls.some(({ method }) => method === 'conversations.history'),
    );
    await scene.simulator.until(() =>
      wordsOf(scene.support.sees('ecw-escalations')[0]).includes('*Posted to #ecw-escalations'),
    );
    expect(scene.support.sees('ecw-escalations')).toHaveLength(1);
  });
});
