import type { Kysely } from 'kysely';

/** What checks remember: the key set of an app, and how the watched ones were seen last. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('key_sets')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('environment', 'text', (column) => column.notNull())
    .addColumn('jwks_url', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_key_set_an_app', ['team_id', 'client_id', 'environment'])
    .execute();
  await schema
    .createTable('watched_key_sets')
    .addColumn('jwks_url', 'text', (column) => column.primaryKey())
    .addColumn('troubles', 'text', (column) => column.notNull())
    .addColumn('kids', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
};
