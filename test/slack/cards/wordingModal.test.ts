import { expect, test } from '@jest/globals';
import { entryDraftModal, wordingModal } from '../../../src/slack/cards/curation/wordingModal.ts';
import { sampleCase } from '../../storage/samples.ts';

const metadata = { caseId: 'case1', channelId: 'C1' };

/** The words that stand in both forms of a paste. */
const suggested = (excerpt: string) => {
  const item = { case: { ...sampleCase, excerpt }, why: 'unrecognised' } as const;
  return [wordingModal(item, [], metadata), entryDraftModal(item, metadata)].map(
    (modal) => /"initial_value":"([^"]*)"/.exec(JSON.stringify(modal.blocks))?.[1],
  );
};

test.each([
  ['what was taken out', 'linkage pending, [password-value]\nthe purple banner', 'the purple banner'],
  ['too little', 'oh no\nthe purple banner', 'the purple banner'],
  ['too much', `${'purple '.repeat(30)}\nthe purple banner`, 'the purple banner'],
])('a line that holds %s is not suggested as a wording', (_what, excerpt, words) => {
  expect(suggested(excerpt)).toEqual([words, words]);
});

test('a line with brackets of its own is', () => {
  const words = 'linkage pending [main-site] review';
  expect(suggested(words)).toEqual([words, words]);
});
