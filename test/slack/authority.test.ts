import { describe, expect, test } from '@jest/globals';
import { openScene, type Scene } from '../support/scene.ts';
import { signedHeaders } from '../support/signed.ts';
import { submitForm } from '../support/submit.ts';

const paste = '401 {"error":"invalid_client","error_description":"JWKS URL is not in the allowed list"}';
const typed = { practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' };

/** Sends what Slack sent before once more, signed, with something changed in its text. */
const forge = async ({ bot, simulator }: Scene, sent: unknown, change: (text: string) => string) => {
  const body = `payload=${encodeURIComponent(change(JSON.stringify(sent)))}`;
  const headers = signedHeaders(body, {
    secret: simulator.signingSecret,
    timestamp: Math.floor(Date.now() / 1000),
  });
  return fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
};

/** Opens the form of a card and submits it once, incomplete, so that Slack's own payload is there to be changed. */
const openSubmitted = async () => {
  const scene = await openScene();
  const { simulator, support } = scene;
  const message = await support.say('ecw-support', paste);
  const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
  await support.press(card, 'Escalate to eCW');
  await simulator.until(() => support.modal());
  support.fill({ ...typed, practiceCode: 'FEIG' });
  await support.submit();
  const sent = simulator.deliveries.findLast(({ body }) => body.type === 'view_submission')?.body;
  const id = /\\"caseId\\":\\"([\w-]{22})\\"/.exec(JSON.stringify(sent))?.[1] ?? '';
  expect(id).not.toBe('');
  /** As it would be filed: complete, and with what is lacking said already. */
  const whole = (text: string) =>
    text.replaceAll('"FEIG"', '"FEIGCD"').replaceAll('\\"warned\\":false', '\\"warned\\":true');
  return { scene, sent, id, whole };
};

const filed = ({ support }: Scene) =>
  support.sees('ecw-escalations').filter(({ text }) => text.includes('ECW-'));

describe('a form whose metadata was changed on the way', () => {
  test.each([
    [
      'names a case that nobody issued',
      (id: string) => (text: string) => text.replaceAll(id, 'A'.repeat(22)),
    ],
    [
      'claims to come from another channel',
      (_id: string, general: string, here: string) => (text: string) => text.replaceAll(here, general),
    ],
    [
      'names an outbreak that nobody issued',
      () => (text: string) =>
        text.replace('{\\"caseId\\"', `{\\"outbreakId\\":\\"${'B'.repeat(22)}\\",\\"caseId\\"`),
    ],
    ['is no JSON', () => (text: string) => text.replace('{\\"caseId\\"', '{{\\"caseId\\"')],
    [
      'is empty',
      () => (text: string) => text.replace(/"private_metadata":"(?:[^"\\]|\\.)*"/, '"private_metadata":""'),
    ],
  ])('and %s files nothing', async (_what, change) => {
    const { scene, sent, id, whole } = await openSubmitted();
    const { simulator } = scene;
    const alter = change(id, simulator.channel('general').id, simulator.channel('ecw-support').id);
    const answer = await forge(scene, sent, (text) => alter(whole(text)));
    expect(answer.status).toBe(200);
    await simulator.quiet(150);
    expect(filed(scene)).toEqual([]);
  });

  test('sent twice as it is files once', async () => {
    const { scene, sent, whole } = await openSubmitted();
    await Promise.all([forge(scene, sent, whole), forge(scene, sent, whole)]);
    await scene.simulator.until(() => filed(scene).length > 0);
    await scene.simulator.quiet(150);
    expect(filed(scene)).toHaveLength(1);
  });
});

describe('who may, by role', () => {
  test.each([
    ['support', true],
    ['developer', true],
    ['admin', true],
    ['practice', false],
  ] as const)('%s escalates from a channel where guests may not: %s', async (handle, may) => {
    const { simulator, support } = await openScene();
    const person = simulator.person(handle);
    const message = await support.say('ecw-support', paste);
    const card = await simulator.until(() => person.sees('ecw-support', message.ts)[1]);
    await person.press(card, 'Escalate to eCW');
    if (may) await simulator.until(() => person.modal());
    else await simulator.quiet(100);
    expect(person.modal() !== undefined).toBe(may);
  });

  test('a submitted form is checked again: somebody who may not any more files nothing', async () => {
    const scene = await openScene();
    const { simulator, support, practice } = scene;
    const admin = simulator.person('admin');
    const set = async (switches: string[]) => {
      await admin.command('ecw-support', '/ecw-error', 'settings');
      await simulator.until(() => admin.modal());
      admin.fill({ switches });
      await admin.submit();
      await simulator.quiet(60);
    };
    await set(['guests', 'warn']);
    const message = await support.say('ecw-support', paste);
    const card = await simulator.until(() => practice.sees('ecw-support', message.ts)[1]);
    await practice.press(card, 'Escalate to eCW');
    await simulator.until(() => practice.modal());
    await set(['warn']);
    await submitForm({ ...scene, support: practice }, typed).catch(() => undefined);
    await simulator.quiet(150);
    expect(filed(scene)).toEqual([]);
  });
});
