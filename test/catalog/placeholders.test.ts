import { describe, expect, test } from '@jest/globals';
import {
  filledLength,
  fillPlaceholders,
  type PlaceholderValues,
  wrongPlaceholders,
} from '../../src/catalog/placeholders.ts';
import { catalog } from '../support/catalog.ts';

describe('a placeholder', () => {
  test.each<readonly [string, PlaceholderValues, string]>([
    ['{practice|The practice} is off', { practice: 'FEIGCD' }, 'FEIGCD is off'],
    ['{practice|The practice} is off', {}, 'The practice is off'],
    ['{practice|The practice} is off', { practice: '' }, 'The practice is off'],
    ['HTTP {status|500} at {practice|one}', { status: '403' }, 'HTTP 403 at one'],
    ['`{alg:.[0].alg}` and {"keys":[]}', { kid: 'k' }, '`{alg:.[0].alg}` and {"keys":[]}'],
    ['{nobody|Somebody} knows', { practice: 'FEIGCD' }, '{nobody|Somebody} knows'],
    ['Key {kid|of yours}', { kid: 'k'.repeat(64) }, `Key ${'k'.repeat(23)}…`],
  ])('%s with %j reads %s', (text, known, filled) => {
    expect(fillPlaceholders(text, known)).toBe(filled);
  });

  test.each([
    ['{practise|The practice}', ['practise']],
    ['{practice} is off', ['{practice}']],
    ['`{base}/metadata` of {practice|it}', []],
  ])('%s is wrong about %j', (text, wrong) => {
    expect(wrongPlaceholders(text)).toEqual(wrong);
  });

  test('counts at its longest', () => {
    expect(filledLength('{status|a fallback}')).toBe('a fallback'.length);
    expect(filledLength('{kid|it}')).toBe(24);
  });
});

describe('the catalog', () => {
  const texts = catalog.entries.flatMap((entry) =>
    [
      entry.headline,
      entry.handover?.practice,
      entry.handover?.ecw,
      ...entry.steps.map((step) => step.do),
      ...entry.more.map((step) => step.do),
    ].filter((text) => text !== undefined),
  );

  test('names known things only, each with a fallback', () => {
    expect(texts.flatMap(wrongPlaceholders)).toEqual([]);
    expect(texts.filter((text) => text.includes('{practice|')).length).toBeGreaterThan(10);
  });

  test('reads as a sentence when nothing is known', () => {
    const headlines = catalog.entries.flatMap(({ headline }) =>
      headline === undefined ? [] : [fillPlaceholders(headline, {})],
    );
    expect(headlines.filter((text) => !/^[A-Zae][^{}|]+[^.]$/.test(text))).toEqual([]);
  });
});
