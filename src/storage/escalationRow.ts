import type { ExpressionBuilder, Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { Case } from '../cases/case.ts';
import {
  type Change,
  destinationNameSchema,
  type Escalation,
  escalationStates,
  type HistoryLine,
  moves,
} from '../escalations/escalation.ts';
import type { EscalationStore, NewEscalation } from '../escalations/port.ts';
import { reportSchema } from '../escalations/report.ts';
import { toCase } from './caseStore.ts';
import { fromColumn, fromJson, readable, storable, type Unreadable } from './column.ts';
import type { Tables } from './schema.ts';

const stateSchema = z.enum(escalationStates);
const sentToSchema = z.array(destinationNameSchema);

export const toEscalation = (row: Selectable<Tables['escalations']>): Escalation => ({
  id: row.id,
  number: row.number,
  teamId: row.team_id,
  caseId: row.case_id,
  entryId: row.entry_id,
  state: fromColumn(stateSchema, row.state),
  report: fromJson(reportSchema, row.report),
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  changedAt: row.changed_at,
  ...(row.assignee === null ? {} : { assignee: row.assignee }),
  ...(row.resolution === null ? {} : { resolution: row.resolution }),
  ...(row.remind_at === null ? {} : { remindAt: row.remind_at }),
  ...(row.ecw_case === null ? {} : { ecwCase: row.ecw_case }),
  ...(row.practice_case === null ? {} : { practiceCase: row.practice_case }),
  sentTo: fromJson(sentToSchema, row.sent_to),
});

/** A new escalation as it is written down. */
export const escalationRow = (filed: NewEscalation, number: number): Tables['escalations'] => ({
  id: filed.id,
  number,
  team_id: filed.by.teamId,
  case_id: filed.caseId,
  entry_id: filed.entryId,
  state: 'queued',
  report: JSON.stringify(filed.report),
  opened_by: filed.by.userId,
  opened_at: filed.at,
  changed_at: filed.at,
  assignee: null,
  resolution: null,
  remind_at: filed.remindAt ?? null,
  practice_code: storable(filed.report.practiceCode),
  ecw_case: filed.ecwCase === undefined ? null : storable(filed.ecwCase),
  practice_case: filed.practiceCase === undefined ? null : storable(filed.practiceCase),
  sent_to: '[]',
  moved_at: null,
  resolved_at: null,
});

/** Its id where it is of the team: what hangs on an escalation bears no team of its own. */
export const ofTeam = (db: Kysely<Tables>, { teamId, id }: Pick<Escalation, 'teamId' | 'id'>) =>
  db.selectFrom('escalations').select('id').where('team_id', '=', teamId).where('id', '=', id);

/** The escalation, which nobody else can change before this transaction ends; of a team, where one is named. */
export const lockEscalation = async (
  trx: Kysely<Tables>,
  id: string,
  teamId?: string,
): Promise<Escalation | undefined> => {
  const row = await trx
    .selectFrom('escalations')
    .selectAll()
    .where('id', '=', id)
    .$if(teamId !== undefined, (query) => query.where('team_id', '=', teamId ?? ''))
    .forUpdate()
    .executeTakeFirst();
  return row && toEscalation(row);
};

/** The cases of the escalation that is looked at, for a condition on one of them. */
export const casesOfIt = (eb: ExpressionBuilder<Tables, 'escalations'>) =>
  eb
    .selectFrom('escalation_cases')
    .innerJoin('cases', 'cases.id', 'escalation_cases.case_id')
    .select('escalation_cases.case_id')
    .whereRef('escalation_cases.escalation_id', '=', 'escalations.id');

/** Whether one of the cases of the escalation that is looked at was pasted in these channels. */
export const pastedIn = (
  { exists, selectFrom }: ExpressionBuilder<Tables, 'escalations'>,
  channelIds: readonly string[],
) =>
  exists(
    selectFrom('escalation_cases')
      .select('escalation_cases.case_id')
      .whereRef('escalation_cases.escalation_id', '=', 'escalations.id')
      .where('escalation_cases.channel_id', 'in', channelIds),
  );

/** All cases of an escalation, the first one first. */
export const escalationCases = async (
  db: Kysely<Tables>,
  { teamId, id }: Pick<Escalation, 'teamId' | 'id'>,
  unreadable: Unreadable,
): Promise<readonly Case[]> => {
  const rows = await db
    .selectFrom('escalation_cases')
    .innerJoin('cases', 'cases.id', 'escalation_cases.case_id')
    .selectAll('cases')
    .where('escalation_cases.escalation_id', '=', id)
    .where('cases.team_id', '=', teamId)
    .orderBy('escalation_cases.position')
    .execute();
  return readable(rows, toCase, unreadable);
};

const changeSchema: z.ZodType<Change> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('filed') }),
  z.object({ kind: z.literal('joined'), caseId: z.string() }),
  z.object({
    kind: z.literal('delivered'),
    destination: z.string(),
    to: destinationNameSchema.exactOptional(),
  }),
  z.object({
    kind: z.literal('undeliverable'),
    destination: z.string(),
    to: destinationNameSchema.exactOptional(),
    reason: z.string(),
  }),
  z.object({ kind: z.literal('retried') }),
  z.object({
    kind: z.literal('moved'),
    from: z.enum(escalationStates),
    to: z.enum(moves),
    note: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('assigned'), to: z.string().exactOptional() }),
  z.object({
    kind: z.literal('numbered'),
    ecwCase: z.string().exactOptional(),
    practiceCase: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('noted'), text: z.string() }),
  z.object({ kind: z.literal('evidence'), text: z.string() }),
  z.object({ kind: z.literal('snoozed'), until: z.number() }),
  z.object({ kind: z.literal('reminded') }),
]);

/** Adds the next line. The transaction must hold the escalation's row, so that lines keep their order. */
export const addLine = async (
  trx: Kysely<Tables>,
  escalationId: string,
  { at, by, change }: HistoryLine,
): Promise<void> => {
  await trx
    .insertInto('history')
    .values(({ selectFrom }) => ({
      escalation_id: escalationId,
      line: selectFrom('history')
        .select(({ fn, eb }) => eb(fn.coalesce(fn.max('line'), eb.lit(0)), '+', 1).as('next'))
        .where('escalation_id', '=', escalationId),
      at,
      made_by: by,
      change: JSON.stringify(change),
    }))
    .execute();
};

/** All lines, oldest first. */
export const readHistory = async (
  db: Kysely<Tables>,
  unreadable: Unreadable,
  escalation: Pick<Escalation, 'teamId' | 'id'>,
): Promise<readonly HistoryLine[]> => {
  const rows = await db
    .selectFrom('history')
    .select(['at', 'made_by', 'change'])
    .where('escalation_id', 'in', ofTeam(db, escalation))
    .orderBy('line')
    .execute();
  return readable(
    rows,
    (row) => ({ at: row.at, by: row.made_by, change: fromJson(changeSchema, row.change) }),
    unreadable,
  );
};

type NewCase = Omit<Parameters<EscalationStore['join']>[0], 'teamId'>;

/** Writes down that a case is of an escalation; false when it belongs to one already. */
export const insertCase = async (
  trx: Transaction<Tables>,
  { escalationId, caseId, position, by, at }: NewCase & { readonly position: number },
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('escalation_cases')
    .values(({ fn, selectFrom, val }) => ({
      case_id: caseId,
      escalation_id: escalationId,
      position,
      joined_by: by,
      joined_at: at,
      channel_id: fn.coalesce(selectFrom('cases').select('channel_id').where('id', '=', caseId), val('')),
    }))
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
};

/** Adds a case as the last one, with a line of history; false when it belongs to an escalation already. */
export const addCase = async (
  trx: Transaction<Tables>,
  { escalationId, caseId, by, at }: NewCase,
): Promise<boolean> => {
  const { last } = await trx
    .selectFrom('escalation_cases')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('escalation_id', '=', escalationId)
    .executeTakeFirstOrThrow();
  const position = Number(last ?? 0) + 1;
  if (!(await insertCase(trx, { escalationId, caseId, position, by, at }))) return false;
  await addLine(trx, escalationId, { at, by, change: { kind: 'joined', caseId } });
  return true;
};
