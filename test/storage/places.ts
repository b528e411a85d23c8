import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { type Database, type DatabaseConfig, openDatabase } from '../../src/storage/openDatabase.ts';
import { makeDatabaseFolder } from '../support/makeDatabaseFolder.ts';

export interface TableRow {
  readonly table: string;
  readonly row: unknown;
}

/** A database of its own for one test. */
export interface Place {
  readonly config: DatabaseConfig;
  /** Runs SQL beside the store; the rows of the last statement. */
  run(sql: string): Promise<readonly unknown[]>;
  /** All rows of these tables, by one connection. */
  rowsOf(tables: readonly string[]): Promise<readonly TableRow[]>;
}

/** A kind of database to hold to the contract. */
export interface Kind {
  readonly name: string;
  make(): Promise<Place>;
}

const closing: (() => Promise<void> | void)[] = [];
/** Runs after the test, in reverse order. */
export const later = (close: () => Promise<void> | void): void => {
  closing.push(close);
};
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

export const folder = (): string => {
  const made = makeDatabaseFolder();
  later(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

export const postgresUrl = process.env.TEST_POSTGRES_URL;

const connected = async <T>(work: (client: Client) => Promise<T>, url = postgresUrl): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const administer = (sql: string, url = postgresUrl): Promise<readonly unknown[]> =>
  connected(async (client) => (await client.query(sql)).rows ?? [], url);

const rowsIn = (tables: readonly string[], url: string): Promise<readonly TableRow[]> =>
  connected(async (client) => {
    const all: TableRow[] = [];
    for (const table of tables)
      for (const row of (await client.query(`select * from ${table}`)).rows) all.push({ table, row });
    return all;
  }, url);

export const postgres: Kind = {
  name: 'PostgreSQL',
  make: async () => {
    const name = `triage_${randomBytes(6).toString('hex')}`;
    await administer(`create database ${name}`);
    later(async () => {
      await administer(`drop database ${name} with (force)`);
    });
    const url = new URL(postgresUrl ?? '');
    url.pathname = `/${name}`;
    return {
      config: { kind: 'postgres', url: url.href },
      run: (sql) => administer(sql, url.href),
      rowsOf: (tables) => rowsIn(tables, url.href),
    };
  },
};

/**
 * Runs `tests` against PostgreSQL when TEST_POSTGRES_URL names a server (a user who may create databases). Without it they
 * are skipped on a developer's machine and fail in CI, where nobody would notice.
 */
export const onPostgres = (tests: () => void): void => {
  if (postgresUrl) describe('PostgreSQL', tests);
  else if (process.env.CI)
    test('PostgreSQL is there', () => {
      expect('TEST_POSTGRES_URL').toBe('set: run the tests as .ci/postgres npm test, or npm run test:deep');
    });
  else describe.skip('PostgreSQL (set TEST_POSTGRES_URL, or run .ci/postgres npm run test:deep)', tests);
};

let drawn = 0;
export const deps = { newId: () => `id${++drawn}`, now: () => 5000 };

export const open = async (
  config: DatabaseConfig,
  changes: { readonly patienceMs?: number; readonly now?: () => number } = {},
): Promise<Database> => {
  const database = await openDatabase(config, { ...deps, ...changes });
  later(database.close);
  return database;
};
