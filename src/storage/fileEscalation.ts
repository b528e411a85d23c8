import type { Kysely, Transaction } from 'kysely';
import type { Escalation } from '../escalations/escalation.ts';
import type { NewEscalation } from '../escalations/port.ts';
import { atomically } from './atomically.ts';
import { escalationRow, toEscalation } from './escalationRow.ts';
import { addLine } from './history.ts';
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

/** The escalation that the case was filed for or has joined. */
export const escalationOfCase = async (
  db: Kysely<Tables>,
  caseId: string,
): Promise<Escalation | undefined> => {
  const row = await db
    .selectFrom('escalation_cases')
    .innerJoin('escalations', 'escalations.id', 'escalation_cases.escalation_id')
    .selectAll('escalations')
    .where('escalation_cases.case_id', '=', caseId)
    .executeTakeFirst();
  return row && toEscalation(row);
};

/** Writes all that belongs to a new escalation, or finds the one that the case has. */
export const fileEscalation = (
  db: Kysely<Tables>,
  filed: NewEscalation,
  newId: () => string,
): Promise<{ readonly escalation: Escalation; readonly isNew: boolean }> =>
  atomically(db, async (trx) => {
    const earlier = await escalationOfCase(trx, filed.caseId);
    if (earlier) return { escalation: earlier, isNew: false };
    const row = escalationRow(filed, await nextNumber(trx));
    await trx.insertInto('escalations').values(row).execute();
    await trx
      .insertInto('escalation_cases')
      .values({
        case_id: filed.caseId,
        escalation_id: filed.id,
        position: 1,
        joined_by: filed.by.userId,
        joined_at: filed.at,
      })
      .execute();
    await addLine(trx, filed.id, { at: filed.at, by: filed.by.userId, change: { kind: 'filed' } });
    await queueDeliveries(trx, filed, newId);
    return { escalation: toEscalation(row), isNew: true };
  });
