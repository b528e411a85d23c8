import type { Kysely } from 'kysely';
import type { ScheduleStore } from '../cases/port.ts';
import type { Tables } from './schema.ts';

export const createScheduleStore = (db: Kysely<Tables>, now: () => number): ScheduleStore => ({
  claim: async (job, run) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('claims')
      .values({ job, run, at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
  release: async (job, run) => {
    await db.deleteFrom('claims').where('job', '=', job).where('run', '=', run).execute();
  },
  latest: (job) =>
    db
      .selectFrom('claims')
      .select(['run', 'at'])
      .where('job', '=', job)
      .orderBy('run', 'desc')
      .limit(1)
      .executeTakeFirst(),
  isClaimed: async (job, run) => {
    const row = await db
      .selectFrom('claims')
      .select('run')
      .where('job', '=', job)
      .where('run', '=', run)
      .executeTakeFirst();
    return row !== undefined;
  },
});
