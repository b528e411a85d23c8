import type { Kysely } from 'kysely';

/** What a team knows of an error beside the catalog. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('team_notes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('standing_key', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    // No reference: the case may be forgotten before the note.
    .addColumn('case_id', 'text', (column) => column.notNull())
    .addColumn('edited_by', 'text')
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('review_at', 'bigint')
    .addColumn('review_asked_at', 'bigint')
    .addColumn('card_channel_id', 'text')
    .addColumn('card_ts', 'text')
    .addUniqueConstraint('one_standing_note', ['team_id', 'standing_key'])
    .execute();
};
