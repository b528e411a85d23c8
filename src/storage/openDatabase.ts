import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import type { Store } from '../desk/ports.ts';
import type { DeliveryQueue } from '../escalation/courier.ts';
import { createCaseStore } from './caseStore.ts';
import { createChannelStore } from './channelStore.ts';
import { createDeliveryQueue } from './deliveryQueue.ts';
import { createEscalationStore } from './escalationStore.ts';
import { migrate } from './migrate.ts';
import { createRatingStore } from './ratingStore.ts';
import type { Tables } from './schema.ts';
import { sqliteDialect } from './sqliteDialect.ts';

export interface Database {
  readonly store: Store;
  readonly queue: DeliveryQueue;
  close(): Promise<void>;
}

/** Only the account that runs the bot may read what people pasted. */
const createPrivately = (path: string) => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
};

/** Opens the SQLite file at `path` (`:memory:` for none), creates it when it is missing and brings its schema up to date. */
export const openDatabase = async (path: string, newId: () => string): Promise<Database> => {
  if (path !== ':memory:') createPrivately(path);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(path) });
  await migrate(db);
  return {
    store: {
      cases: createCaseStore(db),
      ratings: createRatingStore(db),
      escalations: createEscalationStore(db, newId),
      channels: createChannelStore(db),
    },
    queue: createDeliveryQueue(db),
    close: () => db.destroy(),
  };
};
