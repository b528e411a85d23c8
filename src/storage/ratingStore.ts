import type { Kysely } from 'kysely';
import type { RatingStore } from '../cases/ports.ts';
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
  count: async (caseId, rating) => {
    const { count } = await db
      .selectFrom('ratings')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('case_id', '=', caseId)
      .where('rating', '=', rating)
      .executeTakeFirstOrThrow();
    return Number(count);
  },
});
