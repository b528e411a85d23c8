import type { Kysely } from 'kysely';
import { z } from 'zod';

/** The tables that this migration reads and fills, as they are at this point. */
interface Tables {
  escalations: {
    id: string;
    team_id: string;
    case_id: string;
    report: string;
    opened_by: string;
    opened_at: number;
    changed_at: number;
    remind_at: number | null;
    practice_code: string;
  };
  escalation_cases: {
    case_id: string;
    escalation_id: string;
    position: number;
    joined_by: string;
    joined_at: number;
  };
  history: { escalation_id: string; line: number; at: number; made_by: string; change: string };
}

const reportSchema = z.object({ practiceCode: z.string() });

const extendEscalations = async ({ schema }: Kysely<Tables>) => {
  const table = () => schema.alterTable('escalations');
  await table()
    .addColumn('changed_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await table().addColumn('assignee', 'text').execute();
  await table().addColumn('resolution', 'text').execute();
  await table().addColumn('remind_at', 'bigint').execute();
  await table()
    .addColumn('practice_code', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await schema
    .createIndex('open_escalations')
    .on('escalations')
    .columns(['team_id', 'state', 'number'])
    .execute();
  await schema
    .createIndex('escalations_of_practice')
    .on('escalations')
    .columns(['team_id', 'practice_code', 'entry_id'])
    .execute();
  await schema.createIndex('due_reminders').on('escalations').column('remind_at').execute();
};

const createTables = async ({ schema }: Kysely<Tables>) => {
  // The primary key keeps a case from belonging to two escalations. No reference: an escalation outlives its cases.
  await schema
    .createTable('escalation_cases')
    .addColumn('case_id', 'text', (column) => column.primaryKey())
    .addColumn('escalation_id', 'text', (column) =>
      column.notNull().references('escalations.id').onDelete('cascade'),
    )
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('joined_by', 'text', (column) => column.notNull())
    .addColumn('joined_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('one_case_a_position', ['escalation_id', 'position'])
    .execute();
  await schema
    .createIndex('escalations_of_person')
    .on('escalation_cases')
    .columns(['joined_by', 'escalation_id'])
    .execute();
  await schema
    .createTable('history')
    .addColumn('escalation_id', 'text', (column) =>
      column.notNull().references('escalations.id').onDelete('cascade'),
    )
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('change', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('lines_in_order', ['escalation_id', 'line'])
    .execute();
  await schema
    .createTable('claims')
    .addColumn('job', 'text', (column) => column.notNull())
    .addColumn('run', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_claim_a_run', ['job', 'run'])
    .execute();
};

/** What is known about an escalation of the first schema: who filed it for which case. When it was delivered is not. */
const fill = async (db: Kysely<Tables>) => {
  const filed = JSON.stringify({ kind: 'filed' });
  for (const old of await db.selectFrom('escalations').selectAll().execute()) {
    const { id: escalation_id, opened_by, opened_at } = old;
    const { practiceCode } = reportSchema.parse(JSON.parse(old.report));
    await db
      .updateTable('escalations')
      // Due at once: nobody was ever reminded of it.
      .set({ changed_at: opened_at, remind_at: opened_at, practice_code: practiceCode })
      .where('id', '=', escalation_id)
      .execute();
    await db
      .insertInto('escalation_cases')
      .values({
        case_id: old.case_id,
        escalation_id,
        position: 1,
        joined_by: opened_by,
        joined_at: opened_at,
      })
      .execute();
    await db
      .insertInto('history')
      .values({ escalation_id, line: 1, at: opened_at, made_by: opened_by, change: filed })
      .execute();
  }
};

/** Life cycle, joined cases, history, reminders and scheduled jobs. */
export const up = async (db: Kysely<Tables>): Promise<void> => {
  await extendEscalations(db);
  await createTables(db);
  await fill(db);
};
