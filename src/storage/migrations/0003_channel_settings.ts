import type { Kysely } from 'kysely';

/** What people choose for a channel beside whether it is watched: guests may not escalate, posters are warned. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .alterTable('channels')
    .addColumn('guests_may_escalate', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .alterTable('channels')
    .addColumn('warns_posters', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
};
