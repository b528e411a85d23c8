import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { matchesIn } from '../../src/text/matchesIn.ts';

describe('finds what matchAll finds', () => {
  test.each<[string, RegExp]>([
    ['kid=a1; kid=b2', /kid=(?<kid>\w+)/dg],
    ['nothing here', /\d+/g],
    ['aaa', /b*/g],
    ['a😀😀b', /(?:)/g],
    ['a😀😀b', /x*/gu],
    ['a😀', /$/gu],
    ['one two', /\w+/gy],
  ])('in %j by %s', (text, pattern) => {
    expect([...matchesIn(text, pattern)]).toEqual([...text.matchAll(pattern)]);
    expect(pattern.lastIndex).toBe(0);
  });
});

test('a pattern may be used again while its matches are read, and after these were left', () => {
  const word = /\w+/g;
  const found: string[] = [];
  for (const [one] of matchesIn('ab cd ef', word)) {
    found.push(one, ...[...matchesIn('x y', word)].map(([other]) => other));
    if (one === 'cd') break;
  }
  expect(found).toEqual(['ab', 'x', 'y', 'cd', 'x', 'y']);
  expect(word.test('ab')).toBe(true);
});

test('a pattern for one match alone is refused, as matchAll refuses it', () => {
  expect(() => [...matchesIn('a', /a/)]).toThrow(TypeError);
});

test.each(['text', 'redaction', 'triage'])('no pattern is copied in %s', (room) => {
  const folder = join(import.meta.dirname, '../../src', room);
  const copying = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && readFileSync(join(folder, name), 'utf8').includes('.matchAll('),
  );
  expect(copying).toEqual([]);
});
