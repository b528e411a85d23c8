import { describe, expect, test } from '@jest/globals';
import { buttonsOf, wordsOf } from '../support/read.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { signedHeaders } from '../support/signed.ts';

const pasted = async ({ simulator, support }: Scene, text: string) => {
  const message = await support.say('ecw-support', text);
  const cardNow = () => support.sees('ecw-support', message.ts)[1];
  return { message, card: await simulator.until(cardNow), cardNow };
};

const bare = 'POST /oauth/oauth2/token -> 401 {"error":"invalid_client"}';

/** Sends a click of the developer once more, signed, with something changed in it. */
const forge = async (
  { bot, simulator, developer }: Scene,
  click: string,
  { channel, caseId }: { channel?: string; caseId?: string },
) => {
  const id = /case:([\w-]+):/.exec(click)?.[1] ?? '';
  const forged = click
    .replaceAll(id, caseId ?? id)
    .replaceAll(simulator.channel('ecw-support').id, simulator.channel(channel ?? 'ecw-support').id)
    .replaceAll(simulator.person('support').id, developer.id);
  const body = `payload=${encodeURIComponent(forged)}`;
  const headers = signedHeaders(body, {
    secret: simulator.signingSecret,
    timestamp: Math.floor(Date.now() / 1000),
  });
  await fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  });
};

describe('feedback', () => {
  test('“It worked” is counted once a person', async () => {
    const scene = await openScene();
    const { card, cardNow } = await pasted(scene, bare);
    await scene.support.press(card, 'feedback', 'worked');
    await scene.simulator.until(() => wordsOf(cardNow()).includes('It worked for one person'));
    await scene.support.press(card, 'feedback', 'worked');
    await scene.developer.press(card, 'feedback', 'worked');
    await scene.simulator.until(() => wordsOf(cardNow()).includes('It worked for 2 people'));
  });

  test('“Not this error” lets the person pick another, and the card changes in place', async () => {
    const scene = await openScene();
    const { message, card, cardNow } = await pasted(scene, bare);
    await scene.developer.choose(card, 'more', 'wrong');
    const choice = await scene.simulator.until(() =>
      scene.developer.sees('ecw-support').find(({ text }) => text.includes('Which error is it')),
    );
    const [label = ''] = buttonsOf(choice).filter((one) => one.startsWith('jwks_'));
    await scene.developer.press(choice, label);
    await scene.simulator.until(() => wordsOf(cardNow()).includes(`${label} · 401`));
    expect(wordsOf(cardNow())).toContain('picked by hand');
    expect(scene.support.sees('ecw-support', message.ts)).toHaveLength(2);
  });

  test('a look-alike on the card itself can be pressed', async () => {
    const scene = await openScene();
    const { card, cardNow } = await pasted(scene, bare);
    const [label = ''] = buttonsOf(card).filter((one) => one.startsWith('jwks_'));
    await scene.support.press(card, label);
    await scene.simulator.until(() => wordsOf(cardNow()).includes(`${label} · 401`));
  });

  test('the ready messages name the practice and are there to copy', async () => {
    const scene = await openScene();
    const text =
      'GET https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD/Patient 400 FHIR app authentication is not enabled';
    const { card } = await pasted(scene, text);
    await scene.support.press(card, 'Message for the practice');
    const modal = await scene.simulator.until(() => scene.support.modal());
    const words = wordsOf(modal);
    expect(words).toContain('our app cannot connect to FEIGCD yet');
    expect(words).toContain('For a case at eCW');
  });

  test('an error is muted from the menu, and its card stays', async () => {
    const scene = await openScene();
    const { card, cardNow } = await pasted(scene, bare);
    await scene.support.choose(card, 'more', 'mute');
    await scene.simulator.until(() =>
      scene.support
        .sees('ecw-support')
        .some(({ text }) => text.startsWith('Muted: `invalid_client` in this channel')),
    );
    expect(wordsOf(cardNow())).toContain('invalid_client · 401');
  });

  test('any entry of the catalog can be picked', async () => {
    const scene = await openScene();
    const { card, cardNow } = await pasted(scene, bare);
    await scene.developer.choose(card, 'more', 'wrong');
    const choice = await scene.simulator.until(() =>
      scene.developer.sees('ecw-support').find(({ text }) => text.includes('Which error is it')),
    );
    await scene.developer.choose(choice, 'pick_other', 'wrong_client');
    await scene.simulator.until(() => wordsOf(cardNow()).includes('wrong_client · 403'));
  });

  test('the question on an umbrella’s card narrows it down', async () => {
    const scene = await openScene();
    const { card, cardNow } = await pasted(scene, bare);
    expect(wordsOf(card)).toContain('To tell the look-alikes apart');
    await scene.support.choose(card, 'answer', '0');
    await scene.simulator.until(() => !wordsOf(cardNow()).includes('invalid_client · 401'));
  });
});

describe('a click is checked again on the server', () => {
  test.each([
    ['a card of another channel', { channel: 'general' }, /too old, or belongs to another channel/],
    [
      'an id that nobody issued',
      { caseId: 'AAAAAAAAAAAAAAAAAAAAAA' },
      /too old, or belongs to another channel/,
    ],
  ])('%s cannot be worked from here', async (_what, change, told) => {
    const scene = await openScene();
    const { card, cardNow } = await pasted(scene, bare);
    await scene.support.press(card, 'feedback', 'worked');
    await scene.simulator.until(() => wordsOf(cardNow()).includes('one person'));
    const click = scene.simulator.deliveries.findLast(({ kind }) => kind === 'interaction');
    await forge(scene, JSON.stringify(click?.body), change);
    await scene.simulator.until(() => scene.support.sees('ecw-support').some(({ text }) => told.test(text)));
    expect(wordsOf(cardNow())).toContain('one person');
  });

  test('buttons carry nothing but an opaque id or a word of their own', async () => {
    const scene = await openScene();
    const { card } = await pasted(scene, bare);
    const words = ['wrong', 'mute', 'worked', 'not_this'];
    const values = [...JSON.stringify(card.blocks).matchAll(/"value":"([^"]{3,})"/g)]
      .map(([, value = '']) => value)
      .filter((value) => !words.includes(value));
    expect(new Set(values).size).toBe(1);
    expect(values[0]).toMatch(/^[\w-]{22}$/);
  });
});
