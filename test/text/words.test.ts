import { describe, expect, test } from '@jest/globals';
import { partsOf, wordsOf } from '../../src/text/words.ts';

const partsIn = (text: string): string[] => {
  const { starts, ends } = partsOf(text);
  return Array.from(starts, (start, i) => text.slice(start, ends[i]));
};

describe('words', () => {
  test.each([
    ['invalidClient HTTPServer', ['invalid', 'client', 'http', 'server'], 'invalid Client HTTP Server'],
    ["don't für kid2", ['dont', 'für', 'kid2'], 'don t f r kid'],
    ['aToken x5t', ['atoken', 'x5t'], 'a Token x t'],
    ['', [], ''],
  ])('%j', (text, words, parts) => {
    expect(wordsOf(text).map((word) => word.text)).toEqual(words);
    expect(partsIn(text).join(' ')).toBe(parts);
  });

  test('a word knows its place, its tie and how far it stands from the one before', () => {
    expect(wordsOf('client_id. Next')).toEqual([
      { text: 'client', start: 0, end: 6, tie: 'apart', at: 0 },
      { text: 'id', start: 7, end: 9, tie: 'joined', at: 1 },
      { text: 'next', start: 11, end: 15, tie: 'apart', at: 5 },
    ]);
  });

  test('an address counts as one word up to its query', () => {
    expect(wordsOf('see https://a.example/b c').map(({ at }) => at)).toEqual([0, 1, 1, 1, 1, 2]);
  });
});
