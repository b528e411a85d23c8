import { expect, test } from '@jest/globals';
import { allPatterns, nameOf } from '../../regexes/patterns.ts';
import { isAllowed, judgeNew, keyOf } from '../../regexes/verdicts.ts';

test('judged anew, no regular expression is exponential, or polynomial of degree 3 or more', async () => {
  const patterns = await allPatterns();
  const verdicts = await judgeNew(patterns);
  const bad = patterns
    .map((pattern) => ({ pattern, judged: verdicts[keyOf(pattern)] ?? 'not judged' }))
    .filter(({ pattern, judged }) => !isAllowed(judged, pattern))
    .map(({ pattern, judged }) => `${judged}: ${nameOf(pattern)}`);
  expect(bad).toEqual([]);
}, 600_000);
