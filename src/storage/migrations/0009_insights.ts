import type { Kysely } from 'kysely';

interface Tables {
  cases: { id: string; excerpt: string; pasted: number };
  escalation_cases: { case_id: string };
}

/** What is counted stands in indexes: the texts beside it are long. */
export const up = async (db: Kysely<Tables>): Promise<void> => {
  const { schema } = db;
  await schema
    .alterTable('cases')
    .addColumn('pasted', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
  // An escalated case was a paste, though its text may be forgotten by now.
  await db
    .updateTable('cases')
    .set({ pasted: 0 })
    .where('excerpt', '=', '')
    .where('id', 'not in', (eb) => eb.selectFrom('escalation_cases').select('case_id'))
    .execute();
  await schema
    .createIndex('cases_counted')
    .on('cases')
    .columns(['status', 'pasted', 'entry_id', 'practice_code', 'at', 'team_id', 'channel_id'])
    .execute();
  await schema
    .createIndex('replies_counted')
    .on('replies')
    .columns(['state', 'written_at', 'team_id', 'channel_id'])
    .execute();
  await schema.createIndex('ratings_counted').on('ratings').columns(['at', 'rating', 'case_id']).execute();
  await schema
    .createIndex('escalations_counted')
    .on('escalations')
    .columns(['opened_at', 'team_id'])
    .execute();
};
