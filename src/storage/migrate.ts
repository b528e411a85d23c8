import { type Kysely, Migrator } from 'kysely';
import * as start from './migrations/0001_start.ts';
import type { Tables } from './schema.ts';

/** Numbered migrations in order. A migration that has run anywhere is never changed: a mistake is mended by the next one. */
const migrations = { '0001_start': start };

/** Brings the database to the newest schema; does nothing where it is there already. Throws what the failing migration threw. */
export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
};
