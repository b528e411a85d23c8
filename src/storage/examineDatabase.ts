import { Kysely, sql } from 'kysely';
import { type SchemaState, schemaState } from './migrate.ts';
import { type DatabaseConfig, dialectOf, hasDatabase } from './openDatabase.ts';
import type { Tables } from './schema.ts';
import { tryToMake } from './sqliteFile.ts';

/** How a database was found. `absent`: there is no SQLite file yet. `empty`: nothing of ours stands in it. */
type Examined =
  | { readonly kind: 'absent' | 'empty' }
  | { readonly kind: 'ours'; readonly schema: SchemaState };

const undone = new Error('Nothing of this is to stay.');

/** Writes something and takes it back, unseen by anybody else. */
const tryToWrite = async (db: Kysely<Tables>) => {
  const trial = db.transaction().execute(async (trx) => {
    await sql`create table ecw_triage_trial (id integer)`.execute(trx);
    throw undone;
  });
  await trial.catch((error: unknown) => {
    if (error !== undone) throw error;
  });
};

/** Opens the database without bringing it up to date, and tries whether it can be written. Throws a StoreError when it cannot be used. */
export const examineDatabase = async (config: DatabaseConfig, patienceMs: number): Promise<Examined> => {
  if (config.kind === 'sqlite' && !hasDatabase(config.path)) {
    tryToMake(config.path);
    return { kind: 'absent' };
  }
  const db = new Kysely<Tables>({ dialect: await dialectOf(config, patienceMs / 2) });
  try {
    await tryToWrite(db);
    const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
    if (!tables.some(({ name }) => name === 'kysely_migration')) return { kind: 'empty' };
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return { kind: 'ours', schema: schemaState(rows.map(({ name }) => name)) };
  } finally {
    await db.destroy();
  }
};
