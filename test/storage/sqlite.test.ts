import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { migratedDatabase } from '../support/migrated.ts';
import { storeContract } from './contract.ts';
import { open } from './places.ts';
import { migrated, sqlite } from './sqlitePlace.ts';
import { upgradeContract } from './upgradeContract.ts';

describe('SQLite', () => {
  storeContract(migrated);
  upgradeContract(sqlite);

  test('a URI that names a database in memory makes no folder and no file', async () => {
    const { store } = await open(await migratedDatabase());
    expect(await store.cases.latest(1)).toEqual([]);
    expect(existsSync('file:')).toBe(false);
  });
});
