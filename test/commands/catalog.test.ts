import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { Case } from '../../src/cases/case.ts';
import { dryRun } from '../../src/cases/dryRun.ts';
import { review } from '../../src/cases/review.ts';
import { catalogOf } from '../../src/catalog/catalog.ts';
import { checkExamples } from '../../src/commands/catalog.ts';
import type { Decision, DecisionKind } from '../../src/curation/decision.ts';
import { folder, open } from '../storage/places.ts';
import { catalog } from '../support/catalog.ts';
import { runCli } from '../support/runCli.ts';

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

let made = 0;
const decision = (kind: DecisionKind, words: string): Decision => {
  made++;
  const ids = { id: `decision${made}`, teamId: 'T1', caseId: `case${made}` };
  return { ...ids, kind, state: 'taken', entryId: 'refresh_expired', words, by: 'U1', at: made };
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

describe('ecw-triage catalog', () => {
  const openCases = async (...changes: readonly Partial<Case>[]) => {
    const path = join(folder(), 'triage.db');
    const { store } = await open({ kind: 'sqlite', path });
    for (const change of changes) await store.cases.open({ ...stored, ...change });
    return { store, surroundings: { env: { DATABASE_URL: `sqlite:${path}` } } };
  };

  test('check tries every example', async () => {
    expect(await runCli(['catalog', 'check'])).toEqual({
      exit: 0,
      out: expect.stringMatching(/^\d+ entries, \d+ examples, 0 not found\.\n$/),
      err: '',
    });
  });

  test('list can be narrowed down', async () => {
    expect((await runCli(['catalog', 'list'])).out.split('\n')).toHaveLength(catalog.entries.length + 1);
    const { out } = await runCli(['catalog', 'list', '--status', '401', '--group', 'core', '--json']);
    expect(JSON.parse(out).map(({ id }: { id: string }) => id)).toContain('jwks_kid_mismatch');
    expect((await runCli(['catalog', 'list', '--status', '299'])).exit).toBe(3);
    expect(await runCli(['catalog', 'list', '--group', 'cor'])).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/Did you mean core\?/),
    });
  });

  test('show prints the card, or what was meant', async () => {
    expect((await runCli(['catalog', 'show', 'jwks_kid_mismatch'])).out).toMatch(
      /^Key of your assertion is not in the key set[\s\S]* jwks_kid_mismatch · 401 by the reference\n[\s\S]*\nSources:\n/,
    );
    const { out } = await runCli(['catalog', 'show', 'jwks_kid_mismatch', '--json']);
    expect(JSON.parse(out)).toMatchObject({ id: 'jwks_kid_mismatch' });
    expect(await runCli(['catalog', 'show', 'jwks_kid_mismach'])).toEqual({
      exit: 3,
      out: '',
      err: 'There is no entry jwks_kid_mismach. Did you mean jwks_kid_mismatch?\n',
    });
  });

  test('review prints the cases that were called wrong', async () => {
    const { store, surroundings } = await openCases({});
    expect((await runCli(['catalog', 'review'], surroundings)).exit).toBe(3);
    await store.ratings.add({
      teamId: 'T1',
      caseId: 'case1',
      entryId: 'x',
      userId: 'U1',
      rating: 'wrong',
      at: 1,
    });
    const { exit, out } = await runCli(['catalog', 'review'], surroundings);
    expect(exit).toBe(0);
    expect(parse(out)).toEqual([{ silent: true, text: stored.excerpt }]);
  });

  test('export prints what was taught, for the repository, and writes it to a file', async () => {
    const { store, surroundings } = await openCases();
    expect((await runCli(['catalog', 'export'], surroundings)).exit).toBe(3);
    const draft = '- id: linkage_pending\n  group: neighbour\n';
    for (const one of [
      decision('wording', 'the lease of the walrus ran out'),
      { ...decision('wording', 'the lease of the walrus ran out'), teamId: 'T2' },
      { ...decision('wording', 'only tried'), state: 'proposed' as const },
      { ...decision('entry', draft), entryId: 'linkage_pending' },
      decision('skipped', ''),
    ])
      await store.curation.add(one);
    const { exit, out, err } = await runCli(['catalog', 'export'], surroundings);
    expect(exit).toBe(0);
    expect(parse(out)).toEqual({
      wordings: { refresh_expired: ['the lease of the walrus ran out'] },
      entries: [{ id: 'linkage_pending', group: 'neighbour' }],
    });
    expect(JSON.parse(err)).toMatchObject({ audit: 'decisions exported', subject: '3' });
    const file = join(folder(), 'taught.yaml');
    expect(await runCli(['catalog', 'export', file], surroundings)).toMatchObject({ exit: 0, out: '' });
    expect(readFileSync(file, 'utf8')).toBe(out);
  });

  test('dry-run judges with the wordings of the team', async () => {
    const verdict = { kind: 'none', candidates: [], others: [], facts: stored.verdict.facts } as const;
    const { store, surroundings } = await openCases({
      excerpt: 'the lease of the walrus ran out',
      verdict,
      door: 'command',
    });
    await store.curation.add(decision('wording', 'lease of the walrus'));
    expect((await runCli(['catalog', 'dry-run'], surroundings)).out).toMatch(
      /^case1: none -> match refresh_expired\n/,
    );
  });

  test('dry-run names the verdicts that would change', async () => {
    const same = await openCases({ messageTs: '1.0' });
    expect(await runCli(['catalog', 'dry-run'], same.surroundings)).toMatchObject({
      exit: 0,
      out: '1 stored cases, 0 would be judged differently.\n',
    });
    const changed = await openCases({ excerpt: '{"error":"invalid_scope"}' });
    expect(await runCli(['catalog', 'dry-run'], changed.surroundings)).toMatchObject({
      exit: 1,
      out: expect.stringMatching(/^case1: match jwks_url_inaccessible -> match invalid_scope\n/),
    });
  }, 20_000);
});
