import type { Kysely } from 'kysely';

/** The tables that this migration reads and fills, as they are at this point. */
interface Tables {
  cases: { id: string; team_id: string; channel_id: string };
  ratings: { case_id: string; team_id: string; channel_id: string };
  escalations: { id: string; moved_at: number | null; resolved_at: number | null };
  escalation_cases: { case_id: string; channel_id: string };
  history: { escalation_id: string; at: number; change: string };
  resolutions: { escalation_id: string; resolved_at: number; reopened_at: number | null };
}

const addColumns = async ({ schema }: Kysely<Tables>) => {
  for (const [table, column] of [
    ['ratings', 'team_id'],
    ['ratings', 'channel_id'],
    ['escalation_cases', 'channel_id'],
  ] as const)
    await schema
      .alterTable(table)
      .addColumn(column, 'text', (added) => added.notNull().defaultTo(''))
      .execute();
  for (const column of ['moved_at', 'resolved_at'])
    await schema.alterTable('escalations').addColumn(column, 'bigint').execute();
};

const fill = async (db: Kysely<Tables>) => {
  await db
    .updateTable('ratings')
    .set(({ selectFrom }) => {
      const ofCase = selectFrom('cases').whereRef('cases.id', '=', 'ratings.case_id');
      return { team_id: ofCase.select('team_id'), channel_id: ofCase.select('channel_id') };
    })
    .execute();
  await db
    .updateTable('escalation_cases')
    .set(({ selectFrom }) => ({
      channel_id: selectFrom('cases')
        .select('channel_id')
        .whereRef('cases.id', '=', 'escalation_cases.case_id'),
    }))
    // Where the case is gone nobody knows any more.
    .where('case_id', 'in', ({ selectFrom }) => selectFrom('cases').select('id'))
    .execute();
  await db
    .updateTable('escalations')
    .set(({ selectFrom }) => ({
      moved_at: selectFrom('history')
        .select(({ fn }) => fn.min('at').as('first'))
        .whereRef('escalation_id', '=', 'escalations.id')
        .where('change', 'like', '{"kind":"moved"%'),
      resolved_at: selectFrom('resolutions')
        .select(({ fn }) => fn.max('resolutions.resolved_at').as('last'))
        .whereRef('escalation_id', '=', 'escalations.id')
        .where('reopened_at', 'is', null),
    }))
    .execute();
};

/** What is counted by stands in the row that is counted: a look at its case or its history for each takes ten times as long. */
export const up = async (db: Kysely<Tables>): Promise<void> => {
  await addColumns(db);
  await fill(db);
  for (const [name, table, columns] of [
    ['ratings_counted', 'ratings', ['at', 'rating', 'team_id', 'channel_id', 'case_id']],
    ['escalations_counted', 'escalations', ['opened_at', 'team_id', 'id', 'moved_at', 'resolved_at']],
    ['cases_of_escalation', 'escalation_cases', ['escalation_id', 'channel_id', 'case_id', 'joined_by']],
  ] as const) {
    await db.schema.dropIndex(name).execute();
    await db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  }
};
