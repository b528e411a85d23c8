import { expect, test } from '@jest/globals';
import { wordsOf } from '../../support/read.ts';
import { openScene } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';
import { denied } from './denied.ts';

const hour = 3_600_000;

/** FEIGCD had the error in #ecw-support, and it was resolved by these words; a day has passed. */
const resolved = async (words: string) => {
  let ahead = 0;
  const scene = await openScene({ bot: { now: () => Date.now() + ahead } });
  const { simulator, support } = scene;
  const message = await support.say('ecw-support', denied('FEIGCD'));
  const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
  expect(wordsOf(card)).not.toMatch(/Last time|What fixed it/);
  await support.press(card, 'escalate');
  await simulator.until(() => support.modal());
  await submitForm(scene);
  const channelCard = () => support.sees('ecw-escalations')[0];
  const posted = await simulator.until(
    () => wordsOf(channelCard()).includes('*Posted to #ecw-escalations') && channelCard(),
  );
  await support.press(posted, 'Resolve');
  await simulator.until(() => support.modal());
  support.fill({ text: words });
  await support.submit();
  await simulator.until(() => wordsOf(channelCard()).includes('*Resolved*'));
  ahead += 25 * hour;
  const cardOf = async (channel: string, text: string) => {
    const { ts } = await support.say(channel, text);
    const seen = await simulator.until(() => support.sees(channel, ts)[1]);
    return { words: wordsOf(seen), text: seen.text };
  };
  return { ...scene, channelCard, cardOf };
};

const bot = '@eCW Triage';

test('the next card of the error tells what fixed it the last time at this practice, and names nobody', async () => {
  const { cardOf } = await resolved('the practice enabled the group, thanks @anna');
  const { words, text } = await cardOf('ecw-support', denied('FEIGCD'));
  const told =
    /\*Last time at FEIGCD \(\d{1,2} \w{3,4}, ECW-1001\):\* the practice enabled the group, thanks somebody/;
  expect(words).toMatch(told);
  expect(text).toMatch(told);
});

test('at another practice it counts what fixed it, and the command tells it too', async () => {
  const { simulator, support, cardOf } = await resolved('the practice enabled the group');
  const { words } = await cardOf('ecw-support', denied('ABCDEF'));
  const told = '*What fixed it in the last 90 days:* “the practice enabled the group” 1 time';
  expect(words).toContain(told);
  expect(words).not.toContain('FEIGCD');
  await support.command('ecw-support', '/ecw-error', denied('BCDEFG'));
  await simulator.until(() =>
    support
      .sees('ecw-support')
      .some((seen) => wordsOf(seen).includes('BCDEFG') && wordsOf(seen).includes(told)),
  );
});

test('another channel is told nothing of it, the escalation channel all', async () => {
  const { cardOf } = await resolved('the practice enabled the group');
  const elsewhere = await cardOf('vendor-escalations', `${bot} ${denied('FEIGCD')}`);
  expect(elsewhere.words).toContain('access');
  expect(elsewhere.words).not.toMatch(/Last time|What fixed it/);
  const inside = await cardOf('ecw-escalations', `${bot} ${denied('FEIGCD')}`);
  expect(inside.words).toContain('Last time at FEIGCD');
});

test('what was reopened did not hold', async () => {
  const { simulator, support, channelCard, cardOf } = await resolved('the practice enabled the group');
  const [card] = support.sees('ecw-escalations');
  if (card) await support.press(card, 'Reopen');
  await simulator.until(() => wordsOf(channelCard()).includes('*Reopened*'));
  const { words } = await cardOf('ecw-support', denied('FEIGCD'));
  expect(words).not.toMatch(/Last time|What fixed it/);
});
