import type { Kysely } from 'kysely';
import type { RatingStore } from '../cases/port.ts';
import type { Tables } from './schema.ts';

export const createRatingStore = (db: Kysely<Tables>): RatingStore => ({
  add: async ({ caseId, entryId, userId, rating, at }) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('ratings')
      .values({ case_id: caseId, entry_id: entryId, user_id: userId, rating, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
});
