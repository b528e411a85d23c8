import type { Transaction } from 'kysely';
import type { EscalationStore } from '../escalations/port.ts';
import { addLine } from './history.ts';
import type { Tables } from './schema.ts';

/** Adds a case as the last one, with a line of history; false when it belongs to an escalation already. */
export const addCase = async (
  trx: Transaction<Tables>,
  { escalationId, caseId, by, at }: Parameters<EscalationStore['join']>[0],
): Promise<boolean> => {
  const { last } = await trx
    .selectFrom('escalation_cases')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('escalation_id', '=', escalationId)
    .executeTakeFirstOrThrow();
  const position = Number(last ?? 0) + 1;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('escalation_cases')
    .values({ case_id: caseId, escalation_id: escalationId, position, joined_by: by, joined_at: at })
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await addLine(trx, escalationId, { at, by, change: { kind: 'joined', caseId } });
  return true;
};
