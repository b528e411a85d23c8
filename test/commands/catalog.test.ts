import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Case } from '../../src/cases/case.ts';
import { dryRun } from '../../src/cases/dryRun.ts';
import { review } from '../../src/cases/review.ts';
import { catalogOf, loadCatalog } from '../../src/catalog/catalog.ts';
import { checkExamples } from '../../src/triage/checkExamples.ts';

const catalog = loadCatalog();
const stored: Case = {
  id: 'case1',
  teamId: 'T1',
  channelId: 'C1',
  userId: 'U1',
  door: 'message',
  excerpt: '401 {"error":"invalid_client","error_description":"Cannot reach JWKS URL"}',
  verdict: {
    kind: 'match',
    candidates: [{ id: 'jwks_url_inaccessible', confidence: 0.98, reasons: [] }],
    others: [],
    facts: { scopes: [], times: [] },
  },
  entryId: 'jwks_url_inaccessible',
  picked: false,
  status: 'standing',
  version: '',
  at: 1,
};

describe('the examples of the catalog', () => {
  test('every entry is found by its own', () => {
    expect(checkExamples(catalog).misses).toEqual([]);
  });

  test('an example that leads elsewhere is named', () => {
    const [first] = catalog.entries;
    if (!first) throw new Error('the catalog is empty');
    const lying = catalogOf([
      { ...first, examples: ['the coffee machine is broken'] },
      ...catalog.entries.slice(1),
    ]);
    expect(checkExamples(lying).misses[0]).toEqual({
      entryId: first.id,
      example: 'the coffee machine is broken',
      verdict: 'none',
      found: [],
    });
  });
});

describe('stored cases', () => {
  test('judged as before, they are not named', () => {
    expect(dryRun([stored, { ...stored, excerpt: '' }], catalog)).toEqual([]);
  });

  test('judged differently, they are named with both verdicts', () => {
    const changed = { ...stored, excerpt: '{"error":"invalid_scope"}' };
    expect(dryRun([changed], catalog)).toEqual([
      {
        caseId: 'case1',
        excerpt: '{"error":"invalid_scope"}',
        before: 'match jwks_url_inaccessible',
        after: 'match invalid_scope',
      },
    ]);
  });

  test('wrong ones become cases of the corpus: what was picked, else silence', () => {
    const picked = { ...stored, entryId: 'jwks_malformed', picked: true };
    expect(parse(review([picked, stored, { ...stored, excerpt: '' }]))).toEqual([
      { error: 'jwks_malformed', text: stored.excerpt },
      { silent: true, text: stored.excerpt },
    ]);
    expect(review([])).toBe('');
  });
});
