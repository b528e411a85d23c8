import type { Kysely } from 'kysely';

/** What approvers decided about pastes that nobody recognised and cards that were called wrong. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db;
  await schema
    .createTable('decisions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('decisions_of_team')
    .on('decisions')
    .columns(['team_id', 'state', 'kind', 'at'])
    .execute();
  await schema.createIndex('decisions_of_case').on('decisions').columns(['case_id', 'state']).execute();
};
