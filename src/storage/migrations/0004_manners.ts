import type { Kysely } from 'kysely';

const extendCases = async ({ schema }: Kysely<unknown>) => {
  const table = () => schema.alterTable('cases');
  await table().addColumn('thread_ts', 'text').execute();
  await table().addColumn('enterprise_id', 'text').execute();
  // No reference: the first case of a series may be forgotten before the others.
  await table().addColumn('repeats', 'text').execute();
  await table()
    .addColumn('status', 'text', (column) => column.notNull().defaultTo('standing'))
    .execute();
  await table()
    .addColumn('version', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await table()
    .addColumn('practice_code', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema.createIndex('cases_of_entry').on('cases').columns(['team_id', 'entry_id', 'at']).execute();
  await schema
    .createIndex('cases_of_thread')
    .on('cases')
    .columns(['team_id', 'channel_id', 'thread_ts'])
    .execute();
  await schema.createIndex('repeats_of_case').on('cases').column('repeats').execute();
};

const createReplies = async ({ schema }: Kysely<unknown>) => {
  await schema
    .createTable('replies')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('thread_ts', 'text')
    .addColumn('case_id', 'text', (column) => column.references('cases.id').onDelete('cascade'))
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('leased_until', 'bigint', (column) => column.notNull())
    .addColumn('written_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('due_replies').on('replies').columns(['state', 'due_at']).execute();
  await schema.createIndex('replies_of_case').on('replies').column('case_id').execute();
  await schema
    .createIndex('replies_in_channel')
    .on('replies')
    .columns(['team_id', 'channel_id', 'written_at'])
    .execute();
};

const createMutes = ({ schema }: Kysely<unknown>) =>
  schema
    .createTable('mutes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    // Empty for a person who is left alone everywhere.
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('until', 'bigint')
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('one_mute_a_subject', ['team_id', 'channel_id', 'kind', 'subject'])
    .execute();

const createOutbreaks = async ({ schema }: Kysely<unknown>) => {
  await schema
    .createTable('outbreaks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('entry_id', 'text', (column) => column.notNull())
    // The entry while it lasts, the id afterwards: so there is one open outbreak of an error at a time.
    .addColumn('open_key', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('card_channel_id', 'text')
    .addColumn('card_ts', 'text')
    .addUniqueConstraint('one_open_outbreak', ['team_id', 'open_key'])
    .execute();
};

const extendChannels = async ({ schema }: Kysely<unknown>) => {
  const table = () => schema.alterTable('channels');
  await table()
    .addColumn('sensitivity', 'text', (column) => column.notNull().defaultTo('usual'))
    .execute();
  await table()
    .addColumn('bots', 'text', (column) => column.notNull().defaultTo('listed'))
    .execute();
  await table().addColumn('quiet_from', 'integer').execute();
  await table().addColumn('quiet_to', 'integer').execute();
  await table()
    .addColumn('language', 'text', (column) => column.notNull().defaultTo('en'))
    .execute();
  await table().addColumn('introduction_ts', 'text').execute();
};

/** When and how the bot speaks: replies written down before they are said, repeats, mutes, outbreaks, more choices a channel. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await extendCases(db);
  await createReplies(db);
  await createMutes(db);
  await createOutbreaks(db);
  await extendChannels(db);
  // Claims made before this are taken for old ones and go with the next clean-up.
  await db.schema
    .alterTable('claims')
    .addColumn('at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
};
