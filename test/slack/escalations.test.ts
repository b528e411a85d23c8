import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { buttonsOf, wordsOf } from '../support/read.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { submitForm } from '../support/submit.ts';

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
  await scene.support.press(found.card, 'Escalate to eCW');
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
    expect(shown).toContain('JWT key ID does not match any key in JWKS');
    expect(shown).toMatch(/20\d\d-\d\d-\d\dT\d\d:\d\d/);
    expect(shown).not.toContain(secret);
    expect(Object.keys(JSON.parse(await metadataOf(scene)))).toEqual([
      'caseId',
      'channelId',
      'warned',
      'threadTs',
    ]);
  });

  test('from click to the escalation channel: filed, posted, shown on the card', async () => {
    const scene = await openScene();
    const { cardNow } = await openModal(scene);
    await submitForm(scene);
    const posted = await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
    expect(wordsOf(posted)).toMatch(/ECW-1001 · jwks_kid_mismatch[\s\S]*FEIGCD[\s\S]*production/);
    expect(JSON.stringify(posted)).not.toContain(secret);
    await scene.simulator.until(() => wordsOf(cardNow()).includes('ECW-1001 · sent'));
    expect(buttonsOf(cardNow())).toContain('Show ECW-1001');
    expect(buttonsOf(cardNow())).not.toContain('Escalate to eCW');
  });

  test('what eCW needs and is not there is said once, kindly, and then let through', async () => {
    const scene = await openScene();
    await openModal(scene);
    expect(await scene.support.submit()).toMatchObject({ ok: true });
    const warned = await scene.simulator.until(() => scene.support.modal());
    expect(JSON.stringify(warned.blocks)).toMatch(/\d of \d things that eCW asks for are here.*JWKS URL/);
    await scene.support.submit();
    await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
  });

  test('what is missing or wrong is said under its field, and what was typed stays', async () => {
    const scene = await openScene();
    await openModal(scene);
    scene.support.fill({ practiceCode: 'FEIG', times: 'yesterday', notes: 'checked the portal' });
    const refused = await scene.support.submit();
    expect(refused).toMatchObject({
      ok: false,
      errors: {
        practiceCode: expect.stringMatching(/Six letters/),
        times: expect.stringMatching(/Cannot read/),
      },
    });
    scene.support.fill({ practiceCode: 'FEIGCD', times: '2026-03-01 14:05' });
    await submitForm(scene);
    const posted = await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
    expect(wordsOf(posted)).toContain('2026-03-01T14:05:00Z');
    expect(wordsOf(posted)).toContain('checked the portal');
  });

  test('what a person types into the form is redacted again', async () => {
    const scene = await openScene();
    await openModal(scene);
    scene.support.fill({
      evidence: `{"error":"invalid_client"} Authorization: Bearer ${secret}`,
      notes: `client_secret=${secret}`,
    });
    await submitForm(scene);
    const posted = await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
    expect(JSON.stringify(posted)).not.toContain(secret);
    expect(wordsOf(posted)).toContain('invalid_client');
  });

  test('a second click finds the first', async () => {
    const scene = await openScene();
    const { card, cardNow } = await openModal(scene);
    await submitForm(scene);
    await scene.simulator.until(() => wordsOf(cardNow()).includes('ECW-1001 · sent'));
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
    await scene.developer.press(card, 'Escalate to eCW');
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
    await scene.support.press(card, 'Escalate to eCW');
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
    await scene.simulator.until(() => wordsOf(scene.support.sees('ecw-escalations')[0]).includes('*sent*'));
    expect(scene.support.sees('ecw-escalations')).toHaveLength(1);
  });
});
