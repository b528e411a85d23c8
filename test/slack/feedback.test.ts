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
    await scene.support.press(card, 'It worked');
    await scene.simulator.until(() => wordsOf(cardNow()).includes('It worked for one person'));
    await scene.support.press(card, 'It worked');
    await scene.developer.press(card, 'It worked');
    await scene.simulator.until(() => wordsOf(cardNow()).includes('It worked for 2 people'));
  });

  test('“Not this error” lets the person pick another, and the card changes in place', async () => {
    const scene = await openScene();
    const { message, card, cardNow } = await pasted(scene, bare);
    await scene.developer.press(card, 'Not this error');
    const choice = await scene.simulator.until(() =>
      scene.developer
        .sees('ecw-support')
        .find((seen) => buttonsOf(seen).some((label) => label.startsWith('jwks_'))),
    );
    const [label = ''] = buttonsOf(choice).filter((one) => one.startsWith('jwks_'));
    await scene.developer.press(choice, label);
    await scene.simulator.until(() => wordsOf(cardNow()).includes(`${label} · 401`));
    expect(wordsOf(cardNow())).toContain('picked by hand');
    expect(scene.support.sees('ecw-support', message.ts)).toHaveLength(2);
  });

  test('any entry of the catalog can be picked', async () => {
    const scene = await openScene();
    const { card, cardNow } = await pasted(scene, bare);
    await scene.developer.press(card, 'Not this error');
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
    await scene.support.press(card, 'It worked');
    await scene.simulator.until(() => wordsOf(cardNow()).includes('one person'));
    const click = scene.simulator.deliveries.findLast(({ kind }) => kind === 'interaction');
    await forge(scene, JSON.stringify(click?.body), change);
    await scene.simulator.until(() => scene.support.sees('ecw-support').some(({ text }) => told.test(text)));
    expect(wordsOf(cardNow())).toContain('one person');
  });

  test('buttons carry nothing but an opaque id', async () => {
    const scene = await openScene();
    const { card } = await pasted(scene, bare);
    const values = [...JSON.stringify(card.blocks).matchAll(/"value":"([^"]{3,})"/g)].map(
      ([, value]) => value,
    );
    expect(new Set(values).size).toBe(1);
    expect(values[0]).toMatch(/^[\w-]{22}$/);
  });
});
