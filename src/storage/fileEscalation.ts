import type { Kysely, Transaction } from 'kysely';
import type { Escalation } from '../escalations/escalation.ts';
import type { EscalationStore, NewEscalation } from '../escalations/port.ts';
import { atomically } from './atomically.ts';
import { addCase, addLine, escalationRow, insertCase, toEscalation } from './escalationRow.ts';
import type { Tables } from './schema.ts';

const firstNumber = 1001;

/** Draws the next human number; the counter's row is locked until the transaction ends, so that none is left out. */
const nextNumber = async (trx: Transaction<Tables>): Promise<number> => {
  const { value } = await trx
    .insertInto('counters')
    .values({ name: 'escalation', value: firstNumber })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
};

const queueDeliveries = async (
  trx: Transaction<Tables>,
  { id, destinations, at }: NewEscalation,
  newId: () => string,
) => {
  if (destinations.length === 0) return;
  const rows = destinations.map((destination) => ({
    id: newId(),
    escalation_id: id,
    destination,
    state: 'queued',
    attempts: 0,
    due_at: at,
    leased_until: 0,
    receipt: null,
    reason: null,
  }));
  await trx.insertInto('deliveries').values(rows).execute();
};

/** The case belongs to an escalation already: what was begun for another one is taken back. */
class AlreadyFiled extends Error {
  override readonly name = 'AlreadyFiled';
  readonly code = 'ALREADY_FILED';
}

const write = async (
  trx: Transaction<Tables>,
  filed: NewEscalation,
  newId: () => string,
): Promise<Escalation> => {
  const row = escalationRow(filed, await nextNumber(trx));
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('escalations')
    .values(row)
    .onConflict((on) => on.column('case_id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) throw new AlreadyFiled();
  const { id: escalationId, caseId: led, at, others = [] } = filed;
  const by = filed.by.userId;
  if (!(await insertCase(trx, { escalationId, caseId: led, position: 1, by, at }))) throw new AlreadyFiled();
  await addLine(trx, escalationId, { at, by, change: { kind: 'filed' } });
  for (const caseId of others) await addCase(trx, { escalationId, caseId, by, at });
  await queueDeliveries(trx, filed, newId);
  return toEscalation(row);
};

interface FilingDeps extends Pick<EscalationStore, 'ofCase'> {
  readonly newId: () => string;
}

/** Writes all that belongs to a new escalation, or finds the one that the case has. */
export const fileEscalation = async (
  db: Kysely<Tables>,
  filed: NewEscalation,
  { newId, ofCase }: FilingDeps,
): Promise<{ readonly escalation: Escalation; readonly isNew: boolean }> => {
  try {
    return { escalation: await atomically(db, (trx) => write(trx, filed, newId)), isNew: true };
  } catch (error) {
    if (!(error instanceof AlreadyFiled)) throw error;
    const earlier = await ofCase(filed.by.teamId, filed.caseId);
    if (!earlier) throw error;
    return { escalation: earlier, isNew: false };
  }
};
