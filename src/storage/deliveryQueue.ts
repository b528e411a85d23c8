import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DeliveryQueue, Taken } from '../escalation/courier.ts';
import { stateOf } from '../escalation/escalation.ts';
import type { Settlement } from '../escalation/settle.ts';
import { toEscalation } from './escalationStore.ts';
import type { Tables } from './schema.ts';

const batch = 20;
const stateSchema = z.enum(['queued', 'delivered', 'failed']);

const changesOf = (settlement: Settlement) => {
  const { state, attempts } = settlement;
  switch (settlement.state) {
    case 'delivered':
      return { state, attempts, leased_until: 0, receipt: settlement.receipt, reason: null };
    case 'queued':
      return { state, attempts, leased_until: 0, due_at: settlement.dueAt, reason: settlement.reason };
    case 'failed':
      return { state, attempts, leased_until: 0, reason: settlement.reason };
  }
};

export const createDeliveryQueue = (db: Kysely<Tables>): DeliveryQueue => {
  const load = async (trx: Kysely<Tables>, deliveryId: string): Promise<Taken> => {
    const row = await trx
      .selectFrom('deliveries')
      .selectAll()
      .where('id', '=', deliveryId)
      .executeTakeFirstOrThrow();
    const escalation = await trx
      .selectFrom('escalations')
      .selectAll()
      .where('id', '=', row.escalation_id)
      .executeTakeFirstOrThrow();
    const { id, escalation_id: escalationId, destination, attempts } = row;
    return {
      delivery: { id, escalationId, destination, attempts, state: stateSchema.parse(row.state) },
      escalation: toEscalation(escalation),
    };
  };
  return {
    take: (destinations, { now, leaseUntil }) =>
      destinations.length === 0
        ? Promise.resolve([])
        : db.transaction().execute(async (trx) => {
            const due = await trx
              .selectFrom('deliveries')
              .select('id')
              .where('state', '=', 'queued')
              .where('due_at', '<=', now)
              .where('leased_until', '<=', now)
              .where('destination', 'in', destinations)
              .orderBy('due_at')
              .limit(batch)
              .execute();
            const taken: Taken[] = [];
            for (const { id } of due) {
              await trx
                .updateTable('deliveries')
                .set({ leased_until: leaseUntil })
                .where('id', '=', id)
                .execute();
              taken.push(await load(trx, id));
            }
            return taken;
          }),
    record: (deliveryId, settlement) =>
      db.transaction().execute(async (trx) => {
        await trx.updateTable('deliveries').set(changesOf(settlement)).where('id', '=', deliveryId).execute();
        const { escalation } = await load(trx, deliveryId);
        const siblings = await trx
          .selectFrom('deliveries')
          .select('state')
          .where('escalation_id', '=', escalation.id)
          .execute();
        const state = stateOf(siblings.map((sibling) => ({ state: stateSchema.parse(sibling.state) })));
        await trx.updateTable('escalations').set({ state }).where('id', '=', escalation.id).execute();
        return { ...escalation, state };
      }),
  };
};
