import type { Kysely } from 'kysely';
import { z } from 'zod';

/** The tables that this migration reads and fills, as they are at this point. */
interface Tables {
  escalations: {
    id: string;
    team_id: string;
    entry_id: string;
    practice_code: string;
    resolution: string | null;
    sent_to: string;
  };
  escalation_cases: { case_id: string; escalation_id: string };
  cases: { id: string; channel_id: string; practice_code: string };
  deliveries: { escalation_id: string; destination: string; state: string };
  history: { escalation_id: string; line: number; at: number; made_by: string; change: string };
  resolutions: {
    id: string;
    team_id: string;
    escalation_id: string;
    entry_id: string;
    answer: string | null;
    words: string | null;
    resolved_by: string;
    resolved_at: number;
    reopened_at: number | null;
  };
  resolution_places: { resolution_id: string; channel_id: string; practice_code: string };
}

const extendEscalations = async ({ schema }: Kysely<Tables>) => {
  const table = () => schema.alterTable('escalations');
  await table().addColumn('ecw_case', 'text').execute();
  await table().addColumn('practice_case', 'text').execute();
  await table()
    .addColumn('sent_to', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
};

const createTables = async ({ schema }: Kysely<Tables>) => {
  await schema
    .createTable('resolutions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('team_id', 'text', (column) => column.notNull())
    .addColumn('escalation_id', 'text', (column) =>
      column.notNull().references('escalations.id').onDelete('cascade'),
    )
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('answer', 'text')
    .addColumn('words', 'text')
    .addColumn('resolved_by', 'text', (column) => column.notNull())
    .addColumn('resolved_at', 'bigint', (column) => column.notNull())
    .addColumn('reopened_at', 'bigint')
    .execute();
  await schema
    .createIndex('resolutions_of_entry')
    .on('resolutions')
    .columns(['team_id', 'entry_id', 'resolved_at'])
    .execute();
  await schema
    .createIndex('resolutions_of_escalation')
    .on('resolutions')
    .columns(['escalation_id', 'resolved_at'])
    .execute();
  // Copied from the cases, which are forgotten sooner.
  await schema
    .createTable('resolution_places')
    .addColumn('resolution_id', 'text', (column) =>
      column.notNull().references('resolutions.id').onDelete('cascade'),
    )
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('practice_code', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('places_once', ['resolution_id', 'channel_id', 'practice_code'])
    .execute();
};

const known: Readonly<Record<string, object>> = {
  slack: { how: 'posted', to: 'the escalation channel' },
  email: { how: 'mailed', to: 'the mailbox' },
  webhook: { how: 'sent', to: 'the webhook' },
};

/** What was delivered was not taken down by its address. */
const fillSentTo = async (db: Kysely<Tables>) => {
  const delivered = await db
    .selectFrom('deliveries')
    .select(['escalation_id', 'destination'])
    .where('state', '=', 'delivered')
    .orderBy('destination')
    .execute();
  const byEscalation = new Map<string, object[]>();
  for (const { escalation_id, destination } of delivered) {
    const name = known[destination] ?? { how: 'sent', to: destination };
    byEscalation.set(escalation_id, [...(byEscalation.get(escalation_id) ?? []), name]);
  }
  for (const [id, names] of byEscalation)
    await db
      .updateTable('escalations')
      .set({ sent_to: JSON.stringify(names) })
      .where('id', '=', id)
      .execute();
};

const moveSchema = z.object({ kind: z.literal('moved'), to: z.string(), note: z.string().optional() });

const placesOf = async (db: Kysely<Tables>, escalationId: string, practiceCode: string) => {
  const cases = await db
    .selectFrom('escalation_cases')
    .innerJoin('cases', 'cases.id', 'escalation_cases.case_id')
    .select(['cases.channel_id', 'cases.practice_code'])
    .where('escalation_id', '=', escalationId)
    .execute();
  const places = cases.map((one) => ({ ...one, practice_code: one.practice_code || practiceCode }));
  const all = places.length > 0 ? places : [{ channel_id: '', practice_code: practiceCode }];
  return [...new Map(all.map((one) => [`${one.channel_id} ${one.practice_code}`, one])).values()];
};

/** What fixed escalations stood in their history; one that was reopened had lost it. */
const fillResolutions = async (db: Kysely<Tables>) => {
  const moves = await db
    .selectFrom('history')
    .innerJoin('escalations', 'escalations.id', 'history.escalation_id')
    .select(['team_id', 'entry_id', 'practice_code', 'escalation_id', 'line', 'at', 'made_by', 'change'])
    .where('change', 'like', '%"moved"%')
    .orderBy('escalation_id')
    .orderBy('line')
    .execute();
  for (const { line, at, made_by, change, practice_code, ...of } of moves) {
    const moved = moveSchema.safeParse(JSON.parse(change)).data;
    if (moved?.to === 'reopened')
      await db
        .updateTable('resolutions')
        .set({ reopened_at: at })
        .where('escalation_id', '=', of.escalation_id)
        .where('reopened_at', 'is', null)
        .execute();
    if (moved?.to !== 'resolved' || !moved.note) continue;
    const id = `${of.escalation_id}-${line}`;
    await db
      .insertInto('resolutions')
      .values({
        ...of,
        id,
        answer: null,
        words: moved.note,
        resolved_by: made_by,
        resolved_at: at,
        reopened_at: null,
      })
      .execute();
    await db
      .updateTable('escalations')
      .set({ resolution: moved.note })
      .where('id', '=', of.escalation_id)
      .execute();
    const places = await placesOf(db, of.escalation_id, practice_code);
    await db
      .insertInto('resolution_places')
      .values(places.map((place) => ({ ...place, resolution_id: id })))
      .execute();
  }
};

/** Case numbers of others, where an escalation has arrived, and what fixed it. */
export const up = async (db: Kysely<Tables>): Promise<void> => {
  await extendEscalations(db);
  await createTables(db);
  await fillSentTo(db);
  await fillResolutions(db);
};
