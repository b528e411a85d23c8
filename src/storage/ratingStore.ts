import { type Kysely, sql } from 'kysely';
import type { Choice, RatingStore } from '../cases/port.ts';
import { atomically } from './atomically.ts';
import type { Tables } from './schema.ts';

/** Stands among the ratings, since it is forgotten with them. */
const chosen = 'chosen';

/** The case, where it is of the team. */
const isOf = (db: Kysely<Tables>, teamId: string, caseId: string) =>
  db.selectFrom('cases').select('id').where('team_id', '=', teamId).where('id', '=', caseId);

const forget = async (db: Kysely<Tables>, teamId: string, caseId: string): Promise<void> => {
  await db
    .deleteFrom('ratings')
    .where('case_id', 'in', isOf(db, teamId, caseId))
    .where('rating', '=', chosen)
    .execute();
};

interface NewRating extends Choice {
  readonly rating: string;
}

const insert = async (
  db: Kysely<Tables>,
  { teamId, caseId, userId, rating, entryId, at }: NewRating,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('ratings')
    .columns(['case_id', 'team_id', 'channel_id', 'user_id', 'rating', 'entry_id', 'at'])
    .expression(
      isOf(db, teamId, caseId).select([
        'team_id',
        'channel_id',
        sql<string>`cast(${userId} as text)`.as('user_id'),
        sql<string>`cast(${rating} as text)`.as('rating'),
        sql<string>`cast(${entryId} as text)`.as('entry_id'),
        sql<number>`cast(${at} as bigint)`.as('at'),
      ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
};

export const createRatingStore = (db: Kysely<Tables>): RatingStore => ({
  add: (rating) => insert(db, rating),
  choose: (choice) =>
    atomically(db, async (trx) => {
      await forget(trx, choice.teamId, choice.caseId);
      await insert(trx, { ...choice, rating: chosen });
    }),
  chooserOf: async (teamId, caseId) => {
    const row = await db
      .selectFrom('ratings')
      .select('user_id')
      .where('case_id', 'in', isOf(db, teamId, caseId))
      .where('rating', '=', chosen)
      .executeTakeFirst();
    return row?.user_id;
  },
  unchoose: (teamId, caseId) => forget(db, teamId, caseId),
});
