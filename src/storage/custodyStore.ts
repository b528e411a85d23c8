import type { Kysely } from 'kysely';
import type { CustodyStore } from '../cases/port.ts';
import type { Unreadable } from './column.ts';
import { forgetUser } from './forgetUser.ts';
import { holdingOf } from './holdingOf.ts';
import { countCases, purgeCases, purgeEscalations, purgeTraces } from './purge.ts';
import type { Tables } from './schema.ts';

export const createCustodyStore = (db: Kysely<Tables>, unreadable: Unreadable): CustodyStore => ({
  purgeCases: (purge) => purgeCases(db, purge),
  countCases: (purge) => countCases(db, purge),
  purgeTraces: (before) => purgeTraces(db, before),
  purgeEscalations: (resolvedBefore) => purgeEscalations(db, resolvedBefore),
  forgetUser: (userId) => forgetUser(db, userId),
  holdingOf: (userId) => holdingOf(db, userId, unreadable),
  newestMessage: async () => {
    const row = await db
      .selectFrom('cases')
      .select('message_ts')
      .where('message_ts', 'is not', null)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? Math.floor(Number(row.message_ts) * 1000) : undefined;
  },
});
