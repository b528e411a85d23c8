import type { Kysely } from 'kysely';

/** The first schema: cases, ratings, escalations with their deliveries, channels. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db;
  await schema
    .createTable('cases')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('door', 'text', (column) => column.notNull())
    .addColumn('message_ts', 'text')
    .addColumn('excerpt', 'text', (column) => column.notNull())
    .addColumn('finding', 'text', (column) => column.notNull())
    .addColumn('entry_id', 'text')
    .addColumn('picked', 'integer', (column) => column.notNull())
    .addColumn('card_channel_id', 'text')
    .addColumn('card_ts', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  // A null message_ts is distinct from every other: slash commands never collide.
  await schema
    .createIndex('one_case_a_message')
    .unique()
    .on('cases')
    .columns(['team_id', 'channel_id', 'message_ts'])
    .execute();
  await schema
    .createTable('ratings')
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id').onDelete('cascade'))
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('rating', 'text', (column) => column.notNull())
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_rating_a_person', ['case_id', 'user_id', 'rating'])
    .execute();
  await schema
    .createTable('escalations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull().unique())
    .addColumn('team_id', 'text', (column) => column.notNull())
    // No reference: an escalation outlives its case.
    .addColumn('case_id', 'text', (column) => column.notNull().unique())
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .addColumn('opened_by', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('escalation_id', 'text', (column) =>
      column.notNull().references('escalations.id').onDelete('cascade'),
    )
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('leased_until', 'bigint', (column) => column.notNull())
    .addColumn('receipt', 'text')
    .addColumn('reason', 'text')
    .addUniqueConstraint('one_delivery_a_destination', ['escalation_id', 'destination'])
    .execute();
  await schema.createIndex('due_deliveries').on('deliveries').columns(['state', 'due_at']).execute();
  await schema
    .createTable('channels')
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('watched', 'integer')
    .addColumn('changed_by', 'text')
    .addColumn('introduced_at', 'bigint')
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_row_a_channel', ['team_id', 'channel_id'])
    .execute();
  await schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'integer', (column) => column.notNull())
    .execute();
};
