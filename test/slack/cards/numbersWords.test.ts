import { expect, test } from '@jest/globals';
import { durationText } from '../../../src/wording/numbersWords.ts';

const minute = 60_000;

test.each([
  [0, 'under 1 min'],
  [29_999, 'under 1 min'],
  [59.6 * minute, '1 h'],
  [40 * minute, '40 min'],
  [200 * minute, '3 h 20 min'],
  [24 * 60 * minute, '1 d'],
  [52 * 60 * minute + 5 * minute, '2 d 4 h'],
])('%d ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
