import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import type { CaseStore, CustodyStore, RatingStore, ScheduleStore } from '../cases/port.ts';
import type { ChannelStore, MuteStore } from '../channels/port.ts';
import type { DeliveryQueue } from '../delivery/port.ts';
import type { EscalationStore } from '../escalations/port.ts';
import type { OutbreakStore } from '../outbreaks/port.ts';
import type { ReplyStore } from '../replies/port.ts';
import { createCaseStore } from './caseStore.ts';
import { createChannelStore } from './channelStore.ts';
import { createCustodyStore } from './custodyStore.ts';
import { createDeliveryQueue } from './deliveryQueue.ts';
import { createEscalationStore } from './escalationStore.ts';
import { migrate } from './migrate.ts';
import { createMuteStore } from './muteStore.ts';
import { createOutbreakStore } from './outbreakStore.ts';
import { postgresDialect } from './postgresDialect.ts';
import { createRatingStore } from './ratingStore.ts';
import { createReplyStore } from './replyStore.ts';
import { createScheduleStore } from './scheduleStore.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqliteDialect.ts';
import { StoreError } from './storeError.ts';

/** Which database. `path` is a file, or `:memory:` for none; `url` is postgres://user:password@host:port/database. */
export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface DatabaseDeps {
  readonly newId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** How long to wait for a connection or a lock before giving up, in milliseconds; 5000 when absent. */
  readonly patienceMs?: number;
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
}

export interface Database {
  readonly store: Store;
  readonly queue: DeliveryQueue;
  close(): Promise<void>;
}

/** Only the account that runs the bot may read what people pasted. */
const createPrivately = (path: string) => {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (error) {
    throw new StoreError('The database file cannot be made: check its path and permissions.', error);
  }
};

const dialectOf = (config: DatabaseConfig, patienceMs: number): Dialect => {
  switch (config.kind) {
    case 'sqlite':
      return sqliteDialect(config.path, patienceMs);
    case 'postgres':
      return postgresDialect(config.url, {
        connect: 2 * patienceMs,
        lock: patienceMs,
        statement: 2 * patienceMs,
      });
  }
};

const hourMs = 3_600_000;

/** A migration may wait for another process's and may take long: on PostgreSQL it gets a connection without the usual limits. */
const bringUpToDate = async (config: DatabaseConfig, db: Kysely<Tables>, patienceMs: number) => {
  if (config.kind === 'sqlite') return migrate(db);
  const limits = { connect: 2 * patienceMs, lock: hourMs, statement: hourMs };
  const patient = new Kysely<Tables>({ dialect: postgresDialect(config.url, limits) });
  return migrate(patient).finally(() => patient.destroy());
};

/**
 * Opens the database, creates the SQLite file when it is missing, and brings the schema up to date. Throws a StoreError
 * when it cannot be used. Every method of the store does so too while the database is away, and works again once it is back.
 */
export const openDatabase = async (
  config: DatabaseConfig,
  { newId, now, patienceMs = 5000 }: DatabaseDeps,
): Promise<Database> => {
  if (config.kind === 'sqlite' && config.path !== ':memory:') createPrivately(config.path);
  const db = new Kysely<Tables>({ dialect: dialectOf(config, patienceMs) });
  await bringUpToDate(config, db, patienceMs).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  return {
    store: {
      cases: createCaseStore(db),
      ratings: createRatingStore(db),
      escalations: createEscalationStore(db, newId),
      channels: createChannelStore(db),
      schedule: createScheduleStore(db, now),
      replies: createReplyStore(db),
      mutes: createMuteStore(db),
      outbreaks: createOutbreakStore(db),
      custody: createCustodyStore(db),
    },
    queue: createDeliveryQueue(db, now),
    close: () => db.destroy(),
  };
};
