import type { Kysely } from 'kysely';
import type { ScheduleStore } from '../desk/ports.ts';
import type { Tables } from './schema.ts';

export const createScheduleStore = (db: Kysely<Tables>): ScheduleStore => ({
  claim: async (job, run) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('claims')
      .values({ job, run })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
});
