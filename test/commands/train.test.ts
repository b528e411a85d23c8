import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/cases/case.ts';
import { labelledCases } from '../../src/cases/labelledCases.ts';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { folder, open } from '../storage/places.ts';
import { runCli } from '../support/runCli.ts';

const catalog = loadCatalog();
const stored: Case = {
  id: 'case1',
  teamId: 'T1',
  channelId: 'C1',
  userId: 'U1',
  door: 'message',
  excerpt: '{"error":"invalid_client"}',
  verdict: { kind: 'match', candidates: [], others: [], facts: { scopes: [], times: [] } },
  entryId: 'invalid_client',
  picked: false,
  status: 'standing',
  version: '',
  at: 1,
};

describe('stored cases as labelled texts', () => {
  const labelOf = (change: Partial<Case>, wrong: readonly Case[] = []) =>
    labelledCases({ cases: [{ ...stored, ...change }], wrong }, catalog).map(
      ({ kind, expect: ids, isCorrection }) => [kind, ids.slice(0, 1), isCorrection],
    );

  test('as the engine judged it, where nobody said otherwise', () => {
    expect(labelOf({})).toEqual([['report', ['invalid_client'], false]]);
  });

  test('what somebody picked', () => {
    expect(labelOf({ entryId: 'wrong_client', picked: true })).toEqual([['report', ['wrong_client'], true]]);
  });

  test('no error', () => {
    expect(labelOf({ status: 'dismissed' })).toEqual([['silent', [], true]]);
  });

  test('not this error: any other', () => {
    const [one] = labelledCases({ cases: [stored], wrong: [stored] }, catalog);
    expect(one).toMatchObject({ kind: 'report', isCorrection: true });
    expect(one?.expect).not.toContain('invalid_client');
    expect(one?.expect).toHaveLength(catalog.entries.length);
  });

  test('nothing, where the text is gone', () => {
    expect(labelOf({ excerpt: '' })).toEqual([]);
  });
});

describe('ecw-triage train', () => {
  test('--feedback without a correction says so', async () => {
    const path = join(folder(), 'triage.db');
    const { store } = await open({ kind: 'sqlite', path });
    await store.cases.open(stored);
    expect(await runCli(['train', '--feedback'], { env: { DATABASE_URL: `sqlite:${path}` } })).toEqual({
      exit: 3,
      out: '',
      err: 'Nobody has corrected a stored case that still has its text, or taught a wording.\n',
    });
  });

  test('a folder that is not there is named, before anything is fitted', async () => {
    expect(await runCli(['train', '--texts', '/nowhere', '--dry-run'])).toEqual({
      exit: 1,
      out: '',
      err: '/nowhere: there is no such file or folder (ENOENT).\n',
    });
  });

  test('--apply alone is wrong use', async () => {
    expect(await runCli(['train', '--apply'])).toMatchObject({ exit: 2, out: '' });
  });
});
