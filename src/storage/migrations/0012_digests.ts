import type { Kysely } from 'kysely';

/** Whether a channel is told of its week; null where nobody chose. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema.alterTable('channels').addColumn('digest', 'integer').execute();
};
