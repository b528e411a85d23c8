import { expect, test } from '@jest/globals';
import { type Half, score } from './cases.ts';

/** The least share of values that must go and of values that must stay. */
const BARS: readonly (readonly [Half, 'secrets' | 'patients' | 'keeps', number, number])[] = [
  ['mended', 'secrets', 1, 1],
  ['mended', 'patients', 0.99, 1],
  ['mended', 'keeps', 1, 1],
  ['heldOut', 'secrets', 0.98, 0.99],
  ['heldOut', 'patients', 0.93, 0.99],
  ['heldOut', 'keeps', 1, 0.99],
];

test.each(BARS)('%s %s: hidden %d, kept %d at least', (half, subject, hidden, kept) => {
  const found = score(subject, half);
  expect({ ...found, isHidden: found.hidden >= hidden, isKept: found.kept >= kept }).toMatchObject({
    isHidden: true,
    isKept: true,
  });
});
