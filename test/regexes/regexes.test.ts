import { describe, expect, test } from '@jest/globals';
import { allPatterns, literalsOf, nameOf } from './patterns.ts';
import { isAllowed, judgeNew, keyOf, readKept, recheckVersion, staleness } from './verdicts.ts';

const patterns = await allPatterns();
const kept = readKept();

describe('regular expressions', () => {
  test('are all seen: literals and those put together, of every room', () => {
    expect(patterns.filter(({ isRedactor }) => isRedactor).length).toBeGreaterThan(200);
    expect(patterns.filter(({ isRedactor }) => !isRedactor).length).toBeGreaterThan(200);
    for (const word of ['BEGIN', 'Boulevard'])
      expect(patterns.some(({ source, isRedactor }) => isRedactor && source.includes(word))).toBe(true);
  });

  test('none is exponential, or polynomial of degree 3 or more', async () => {
    const verdicts = { ...kept.verdicts, ...(await judgeNew(patterns, kept.verdicts)) };
    const bad = patterns
      .map((pattern) => ({ pattern, judged: verdicts[keyOf(pattern)] ?? 'not judged' }))
      .filter(({ pattern, judged }) => !isAllowed(judged, pattern))
      .map(({ pattern, judged }) => `${judged}: ${nameOf(pattern)}`);
    expect(bad).toEqual([]);
  }, 600_000);

  test.each([
    [String.raw`const a = /^(\w+\s?)*$/;`, 'exponential'],
    ['const a = /x*x*x*y/;', 'polynomial of degree'],
  ])('%s is seen to be one', async (code, fault) => {
    const [pattern, ...more] = literalsOf(code);
    const [judged = ''] = Object.values(await judgeNew(pattern ? [pattern] : []));
    expect(more).toEqual([]);
    expect(judged).toContain(fault);
    expect(isAllowed(judged, { isRedactor: false })).toBe(false);
  });

  test.each([
    ['safe', true, true],
    ['timeout', true, true],
    ['polynomial of degree 2', true, true],
    ['polynomial of degree 3', false, false],
    ['polynomial of degree 21', false, false],
    ['exponential', false, false],
    ['slow at length, guess: polynomial of degree 3', true, false],
    ['quick at length, guess: polynomial of degree 3', true, true],
    ['quick at length, guess: exponential', true, false],
    ['unexpected', false, false],
    ['not judged', false, false],
  ])('%s: allowed %s, in the redactor %s', (judged, anywhere, inRedactor) => {
    expect(isAllowed(judged, { isRedactor: false })).toBe(anywhere);
    expect(isAllowed(judged, { isRedactor: true })).toBe(inRedactor);
  });
});

describe('the kept verdicts (npm run regexes renews them)', () => {
  test('are of patterns that there are, and of the checker that is installed', () => {
    expect(staleness(kept, patterns)).toEqual([]);
  });

  test('of a pattern that is gone, or of another checker, are refused', () => {
    const [first] = patterns;
    const verdicts = { [first ? keyOf(first) : '']: 'safe', '0123456789abcdef': 'safe' };
    expect(staleness({ recheck: recheckVersion, verdicts }, patterns)).toEqual([
      '0123456789abcdef is no pattern any more',
    ]);
    expect(staleness({ recheck: '1.0.0', verdicts: {} }, patterns)).toEqual([
      `judged by recheck 1.0.0, installed is ${recheckVersion}`,
    ]);
  });
});
