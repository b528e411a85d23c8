import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { type Delivery, type Escalation, stateOf } from '../escalations/escalation.ts';
import { type EscalationState, isOnItsWay } from '../escalations/lifeCycle.ts';
import { fromColumn, readable, type Unreadable } from './column.ts';
import type { Tables } from './schema.ts';

const stateSchema = z.enum(['queued', 'delivered', 'failed']);

export const toDelivery = (row: Selectable<Tables['deliveries']>): Delivery => ({
  id: row.id,
  escalationId: row.escalation_id,
  destination: row.destination,
  state: fromColumn(stateSchema, row.state),
  attempts: row.attempts,
  ...(row.receipt === null ? {} : { receipt: row.receipt }),
  ...(row.reason === null ? {} : { reason: row.reason }),
});

/** Every delivery of an escalation, by name of the destination. */
export const deliveriesOf = async (
  db: Kysely<Tables>,
  unreadable: Unreadable,
  escalationId: string,
): Promise<readonly Delivery[]> => {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('escalation_id', '=', escalationId)
    .orderBy('destination')
    .execute();
  return readable(rows, toDelivery, unreadable);
};

/** The state that follows from the deliveries, unless a person has moved the escalation. */
export const stateAfter = (
  { state }: Pick<Escalation, 'state'>,
  deliveries: readonly Pick<Delivery, 'state'>[],
): EscalationState => (isOnItsWay(state) ? stateOf(deliveries) : state);
