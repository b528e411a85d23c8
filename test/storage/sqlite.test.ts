import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { storeContract } from './contract.ts';
import { open } from './places.ts';
import { migrated, sqlite } from './sqlitePlace.ts';
import { upgradeContract } from './upgradeContract.ts';

describe('SQLite', () => {
  storeContract(migrated);
  upgradeContract(sqlite);

  test('a URI that names a database in memory makes no folder and no file', async () => {
    const { store } = await open({ kind: 'sqlite', path: `file:/${randomUUID()}?vfs=memdb` });
    expect(await store.cases.latest(1)).toEqual([]);
    expect(existsSync('file:')).toBe(false);
  });
});
