import type { Kysely } from 'kysely';

/** What is forgotten and what was seen lately is found by its time. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema.createIndex('cases_at').on('cases').column('at').execute();
  await schema
    .createIndex('cases_seen')
    .on('cases')
    .columns(['team_id', 'channel_id', 'entry_id', 'at'])
    .execute();
};
