import { expect, test } from '@jest/globals';
import { wordsOf } from '../../support/read.ts';
import { openScene } from '../../support/scene.ts';
import { denied } from './denied.ts';

/** Three pastes of FEIGCD and one of ABCDEF in #ecw-support; somebody said of the card that it worked. */
const counted = async () => {
  const scene = await openScene();
  const { simulator, support } = scene;
  const message = await support.say('ecw-support', denied('FEIGCD'));
  const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1]);
  await support.press(card, 'feedback', 'worked');
  for (const practice of ['FEIGCD', 'FEIGCD', 'ABCDEF'])
    await support.command('ecw-support', '/ecw-error', denied(practice));
  const stats = async (person: typeof support, channel: string, text = 'stats 30d') => {
    await person.command(channel, '/ecw-error', text);
    const found = () => person.sees(channel).findLast((seen) => wordsOf(seen).includes('in numbers'));
    const seen = await simulator.until(found);
    return { words: wordsOf(seen), text: seen.text };
  };
  return { ...scene, stats };
};

test('/ecw-error stats tells a member of the escalation channel everything, with bars and as a text', async () => {
  const { support, stats } = await counted();
  const { words, text } = await stats(support, 'ecw-escalations');
  expect(words).toMatch(/access_denied +█{8} 4/);
  for (const told of [words, text]) {
    expect(told).toContain('Practices: FEIGCD: 3, ABCDEF: 1');
    expect(told).toMatch(/4 errors pasted, 0 pastes not recognised for sure, \d repl/);
    expect(told).toContain('“it worked” 1 (100 %), “not this” 0 (0 %)');
    expect(told).toContain('Of all channels.');
  }
  expect(text).toContain('access_denied: 4');
  expect(text).not.toContain('█');
});

test('others are told of their own channels, and what came up fewer than three times together', async () => {
  const { simulator, developer, practice, stats } = await counted();
  const { words } = await stats(developer, 'ecw-support', 'stats');
  expect(words).toContain('Practices: FEIGCD: 3, 1 more, under 3 each: 1');
  expect(words).not.toContain('ABCDEF');
  await practice.say('ecw-support', '@eCW Triage stats');
  const seen = await simulator.until(() =>
    practice.sees('ecw-support').find((one) => wordsOf(one).includes('in numbers')),
  );
  expect(wordsOf(seen)).toContain('FEIGCD: 3, 1 more, under 3 each: 1');
  expect(wordsOf(seen)).not.toContain('ABCDEF');
});

test('somebody who is in none of the channels is told nothing of them', async () => {
  const { simulator, support, developer } = await openScene();
  await support.command('ecw-escalations', '/ecw-error', denied('FEIGCD'));
  await developer.command('vendor-escalations', '/ecw-error', 'stats');
  const seen = await simulator.until(() =>
    developer.sees('vendor-escalations').find((one) => wordsOf(one).includes('in numbers')),
  );
  expect(wordsOf(seen)).toContain('No error was pasted.');
  expect(wordsOf(seen)).not.toMatch(/FEIGCD|access_denied/);
});

test('a mention is answered to the asker alone', async () => {
  const { simulator, support, developer } = await counted();
  await developer.say('ecw-support', '@eCW Triage stats 7d');
  await simulator.until(() =>
    developer.sees('ecw-support').some((seen) => wordsOf(seen).includes('in numbers')),
  );
  expect(support.sees('ecw-support').some((seen) => wordsOf(seen).includes('in numbers'))).toBe(false);
});

test('the Home tab shows this month', async () => {
  const { simulator, support } = await counted();
  await support.openHome();
  const home = await simulator.until(() => support.home());
  expect(wordsOf(home)).toMatch(/This month\n```access_denied +█{8} 4```/);
});
