import type { Kysely } from 'kysely';
import { z } from 'zod';
import {
  type Change,
  destinationNameSchema,
  type Escalation,
  escalationStates,
  type HistoryLine,
  type Move,
} from '../escalations/escalation.ts';
import { fromJson, readable, type Unreadable } from './column.ts';
import { ofTeam } from './escalationRow.ts';
import type { Tables } from './schema.ts';

const moves = [
  'acknowledged',
  'waiting_for_us',
  'waiting_for_ecw',
  'resolved',
  'reopened',
] as const satisfies readonly Move[];

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
