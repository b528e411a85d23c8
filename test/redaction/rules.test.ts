import { describe, expect, test } from '@jest/globals';
import { detectionsOf, merge, type Rule } from '../../src/redaction/rule.ts';
import { rules } from '../../src/redaction/rules/rules.ts';
import { sourceOf } from '../../src/redaction/source.ts';

/** What a rule finds in a text, as it was written. */
const foundBy = (rule: Rule, text: string): string => {
  const source = sourceOf(text);
  return merge(detectionsOf(rule, source))
    .map(({ start, end }) => text.slice(source.at(start), source.at(end)))
    .join(' … ');
};

describe.each(Object.entries(rules))('%s', (_name, rule) => {
  test.each(Object.entries(rule.yes))('%s', (text, hidden) => {
    expect(foundBy(rule, text)).toBe(hidden);
  });

  test.each(rule.no)('not: %s', (text) => {
    expect(foundBy(rule, text)).toBe('');
  });

  test('has a yes and a no', () => {
    expect([Object.keys(rule.yes).length > 0, rule.no.length > 0]).toEqual([true, true]);
  });
});
