import type { Kysely } from 'kysely';
import type { RatingStore } from '../cases/port.ts';
import { atomically } from './atomically.ts';
import type { Tables } from './schema.ts';

/** Stands among the ratings, since it is forgotten with them. */
const chosen = 'chosen';

const forget = async (db: Kysely<Tables>, caseId: string): Promise<void> => {
  await db.deleteFrom('ratings').where('case_id', '=', caseId).where('rating', '=', chosen).execute();
};

export const createRatingStore = (db: Kysely<Tables>): RatingStore => ({
  add: async ({ caseId, entryId, userId, rating, at }) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('ratings')
      .values({ case_id: caseId, entry_id: entryId, user_id: userId, rating, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
  choose: ({ caseId, entryId, userId, at }) =>
    atomically(db, async (trx) => {
      await forget(trx, caseId);
      const row = { case_id: caseId, entry_id: entryId, user_id: userId, rating: chosen, at };
      await trx
        .insertInto('ratings')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }),
  chooserOf: async (caseId) => {
    const row = await db
      .selectFrom('ratings')
      .select('user_id')
      .where('case_id', '=', caseId)
      .where('rating', '=', chosen)
      .executeTakeFirst();
    return row?.user_id;
  },
  unchoose: (caseId) => forget(db, caseId),
});
