import { type Kysely, Migrator, sql } from 'kysely';
import * as start from './migrations/0001_start.ts';
import * as lifeCycle from './migrations/0002_life_cycle.ts';
import * as channelSettings from './migrations/0003_channel_settings.ts';
import * as manners from './migrations/0004_manners.ts';
import * as checks from './migrations/0005_checks.ts';
import * as caseTimes from './migrations/0006_case_times.ts';
import * as people from './migrations/0007_people.ts';
import * as scale from './migrations/0008_scale.ts';
import * as insights from './migrations/0009_insights.ts';
import * as teamNotes from './migrations/0010_team_notes.ts';
import * as decisions from './migrations/0011_decisions.ts';
import * as digests from './migrations/0012_digests.ts';
import * as placed from './migrations/0013_placed.ts';
import * as counted from './migrations/0014_counted.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './storeError.ts';

/** Numbered migrations in order. A migration that has run anywhere is never changed: a mistake is mended by the next one. */
const migrations = {
  '0001_start': start,
  '0002_life_cycle': lifeCycle,
  '0003_channel_settings': channelSettings,
  '0004_manners': manners,
  '0005_checks': checks,
  '0006_case_times': caseTimes,
  '0007_people': people,
  '0008_scale': scale,
  '0009_insights': insights,
  '0010_team_notes': teamNotes,
  '0011_decisions': decisions,
  '0012_digests': digests,
  '0013_placed': placed,
  '0014_counted': counted,
};

const names = Object.keys(migrations);

/** How a database's schema compares to ours: `foreign` is no database of ours, `newer` was made by a later version. */
export type SchemaState = 'current' | 'older' | 'newer' | 'foreign';

/** Judges a schema by the names of the migrations that have run. */
export const schemaState = (ran: readonly string[]): SchemaState => {
  const [first = ''] = names;
  if (!ran.includes(first)) return 'foreign';
  if (ran.some((name) => !names.includes(name))) return 'newer';
  return ran.length === names.length ? 'current' : 'older';
};

/** The newest schema, as people name it: `0004`. */
export const newestSchema = (names.at(-1) ?? '').slice(0, 4);

/** Names of the migrations that have run. */
const ranIn = async (db: Kysely<Tables>): Promise<readonly string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
};

/** Whether the schema is the newest already. Throws a StoreError where a later version of the bot has made it. */
export const isUpToDate = async (db: Kysely<Tables>): Promise<boolean> => {
  const ran = await ranIn(db);
  const state = schemaState(ran);
  if (state !== 'newer') return state === 'current';
  const theirs = [...ran].sort().at(-1)?.slice(0, 4);
  throw new StoreError(
    `The database was made by a newer version of the bot: its schema is ${theirs}, this version knows ${newestSchema}. Start that version, or restore a backup that this one made.`,
    ran,
  );
};

/**
 * Brings the database to the newest schema; does nothing where it is there already. Processes that start at once wait for
 * each other: on PostgreSQL at an advisory lock, on SQLite at the write lock. Throws what the failing migration threw, and
 * then nothing has changed.
 */
export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
};
