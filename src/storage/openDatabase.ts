import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import type { KeySetStore } from '../cases/keySets.ts';
import type { CaseStore, CustodyStore, RatingStore, ScheduleStore } from '../cases/port.ts';
import type { ChannelStore, MuteStore } from '../channels/port.ts';
import type { CurationStore } from '../curation/port.ts';
import type { DeliveryQueue } from '../delivery/port.ts';
import type { EscalationStore } from '../escalations/port.ts';
import type { NumberStore, TeamNoteStore } from '../insights/port.ts';
import type { OutbreakStore } from '../outbreaks/port.ts';
import type { ReplyStore } from '../replies/port.ts';
import { createCaseStore } from './caseStore.ts';
import { createChannelStore, createMuteStore } from './channelStore.ts';
import type { Unreadable } from './column.ts';
import { createCurationStore } from './curationStore.ts';
import { createCustodyStore } from './custodyStore.ts';
import { createDeliveryQueue } from './deliveryQueue.ts';
import { createEscalationStore } from './escalationStore.ts';
import { createKeySetStore } from './keySetStore.ts';
import { isUpToDate, migrate } from './migrate.ts';
import { createNumberStore } from './numberStore.ts';
import { createOutbreakStore } from './outbreakStore.ts';
import type { Limits } from './postgresDialect.ts';
import { createRatingStore } from './ratingStore.ts';
import { createReplyStore } from './replyStore.ts';
import { createScheduleStore } from './scheduleStore.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqliteDialect.ts';
import { cannotBeMade, forOwnerOnly, makeFolder, mayBeSqlite } from './sqliteFile.ts';
import { createTeamNoteStore } from './teamNoteStore.ts';

/** Which database. `path` is a file, `:memory:` for none, or a URI of SQLite's own; `url` is postgres://user:password@host:port/database. */
export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface DatabaseDeps {
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How long to wait for a connection or a lock before giving up, in milliseconds; 5000 when absent. */
  readonly patienceMs?: number;
  /** Told of rows that were passed over because this version cannot read them. */
  readonly unreadable?: Unreadable;
}

/** All that the rooms of the domain keep. */
export interface Store {
  readonly cases: CaseStore;
  readonly ratings: RatingStore;
  readonly escalations: EscalationStore;
  readonly channels: ChannelStore;
  readonly schedule: ScheduleStore;
  readonly replies: ReplyStore;
  readonly mutes: MuteStore;
  readonly outbreaks: OutbreakStore;
  readonly custody: CustodyStore;
  readonly keySets: KeySetStore;
  readonly numbers: NumberStore;
  readonly curation: CurationStore;
  readonly teamNotes: TeamNoteStore;
}

export interface Database {
  readonly store: Store;
  readonly queue: DeliveryQueue;
  /** Writes something; throws a StoreError where that cannot be done. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** Where SQLite makes a file by that name, or finds one. */
const isFile = (path: string): boolean => !/^(?::memory:$|file:)/.test(path);

/** Whether a SQLite database is there already; one in memory always is. */
export const hasDatabase = (path: string): boolean => !isFile(path) || existsSync(path);

/** Only the account that runs the bot may read what people pasted. A file that is something else is left as it is. */
const createPrivately = (path: string) => {
  try {
    makeFolder(dirname(path), forOwnerOnly);
    closeSync(openSync(path, 'a', 0o600));
    if (mayBeSqlite(path)) chmodSync(path, 0o600);
  } catch (error) {
    throw cannotBeMade(error);
  }
};

/** PostgreSQL's code is read only where it is used. */
const postgres = async (url: string, limits: Limits): Promise<Dialect> =>
  (await import('./postgresDialect.ts')).postgresDialect(url, limits);

/** Kysely's way to the database; connects when the first query needs it. */
export const dialectOf = async (config: DatabaseConfig, patienceMs: number): Promise<Dialect> => {
  switch (config.kind) {
    case 'sqlite':
      return sqliteDialect(config.path, { ms: patienceMs });
    case 'postgres':
      return postgres(config.url, {
        connect: 2 * patienceMs,
        lock: patienceMs,
        statement: 2 * patienceMs,
      });
  }
};

const hourMs = 3_600_000;
/** How long one process waits while another one migrates a SQLite file. */
const migrationMs = 600_000;
/** Whoever starts the bot is told soon that there is no server. */
const firstConnectMs = 4000;

/** A migration may wait for another process's and may take long: on PostgreSQL it gets a connection without the usual limits. */
const migratePostgres = async (url: string, patienceMs: number) => {
  const limits = { connect: Math.min(patienceMs, firstConnectMs), lock: hourMs, statement: hourMs };
  const patient = new Kysely<Tables>({ dialect: await postgres(url, limits) });
  try {
    if (!(await isUpToDate(patient))) await migrate(patient);
  } finally {
    await patient.destroy();
  }
};

/** On SQLite the one connection has more patience meanwhile: a second one would keep the log beside the file. */
const openUpToDate = async (config: DatabaseConfig, patienceMs: number): Promise<Kysely<Tables>> => {
  if (config.kind === 'postgres') {
    await migratePostgres(config.url, patienceMs);
    return new Kysely<Tables>({ dialect: await dialectOf(config, patienceMs) });
  }
  const patience = { ms: patienceMs };
  const db = new Kysely<Tables>({ dialect: sqliteDialect(config.path, patience) });
  try {
    if (!(await isUpToDate(db))) {
      patience.ms = migrationMs;
      await migrate(db);
      patience.ms = patienceMs;
    }
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
};

/**
 * Opens the database, creates the SQLite file when it is missing, and brings the schema up to date. Throws a StoreError
 * when it cannot be used. Every method of the store does so too while the database is away, and works again once it is back.
 */
export const openDatabase = async (
  config: DatabaseConfig,
  { newId, now, patienceMs = 5000, unreadable = () => {} }: DatabaseDeps,
): Promise<Database> => {
  if (config.kind === 'sqlite' && isFile(config.path)) createPrivately(config.path);
  const db = await openUpToDate(config, patienceMs);
  return {
    store: {
      cases: createCaseStore(db, unreadable),
      ratings: createRatingStore(db),
      escalations: createEscalationStore(db, newId, unreadable),
      channels: createChannelStore(db, unreadable),
      schedule: createScheduleStore(db, now),
      replies: createReplyStore(db, unreadable),
      mutes: createMuteStore(db, unreadable),
      outbreaks: createOutbreakStore(db, unreadable),
      custody: createCustodyStore(db, unreadable),
      keySets: createKeySetStore(db, now),
      numbers: createNumberStore(db),
      curation: createCurationStore(db, unreadable),
      teamNotes: createTeamNoteStore(db, unreadable),
    },
    queue: createDeliveryQueue(db, { newId, now, unreadable }),
    probe: async () => {
      await db
        .insertInto('counters')
        .values({ name: 'probe', value: 1 })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: 1 }))
        .execute();
    },
    close: () => db.destroy(),
  };
};
