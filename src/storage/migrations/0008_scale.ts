import { type Kysely, sql } from 'kysely';

const isOpen = sql<boolean>`state != 'resolved'`;
const isResolved = sql<boolean>`state = 'resolved'`;

/** Lists, counts, exports and purges of a large database each go along an index. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  const index = (name: string, table: string, columns: string[]) =>
    schema.createIndex(name).on(table).columns(columns);
  await schema.dropIndex('cases_at').execute();
  await index('cases_at', 'cases', ['at', 'id']).execute();
  await index('cases_of_person', 'cases', ['user_id', 'at', 'id']).execute();
  await index('cases_of_channel', 'cases', ['channel_id', 'at', 'id']).execute();
  await index('ratings_of_person', 'ratings', ['user_id', 'at', 'case_id', 'rating']).execute();
  await index('key_sets_of_person', 'key_sets', ['user_id']).execute();
  await index('replies_of_person', 'replies', ['user_id']).execute();
  await index('resolutions_of_person', 'resolutions', ['resolved_by']).execute();
  await index('replies_written', 'replies', ['written_at']).execute();
  await index('escalations_opened', 'escalations', ['opened_by', 'number']).execute();
  await index('escalations_assigned', 'escalations', ['assignee', 'number']).execute();
  // What may be read of the open ones is told by indexes alone: their rows are large.
  await index('open_by_number', 'escalations', ['team_id', 'number', 'id', 'opened_by', 'state'])
    .where(isOpen)
    .execute();
  await index('cases_of_escalation', 'escalation_cases', ['escalation_id', 'case_id', 'joined_by']).execute();
  await index('resolved_by_time', 'escalations', ['changed_at']).where(isResolved).execute();
};
