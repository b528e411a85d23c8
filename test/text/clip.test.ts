import { expect, test } from '@jest/globals';
import { visible } from '../../src/text/clip.ts';

test.each([
  ['a direction that is turned round', 'a\u202Eb\u2066c\u061Cd', 'abcd'],
  ['what has no width', 'a\u200Bb\u2060c\uFEFFd\u00ADe', 'abcde'],
  ['tags', 'a\u{E0041}b', 'ab'],
  ['letters, blanks and line ends stay', 'é ß\t\n\u00a0\u{1F600}', 'é ß\t\n\u00a0\u{1F600}'],
])('%s', (_name, text, seen) => {
  expect(visible(text)).toBe(seen);
});
