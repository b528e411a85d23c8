import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { DeliveryQueue, Settlement, Taken } from '../delivery/port.ts';
import {
  type Change,
  type Delivery,
  type DestinationName,
  type Escalation,
  type EscalationState,
  isOnItsWay,
  nameOfDestination,
  stateOf,
} from '../escalations/escalation.ts';
import { atomically } from './atomically.ts';
import { fromColumn, readable, storable, type Unreadable } from './column.ts';
import { addLine, lockEscalation, ofTeam, toEscalation } from './escalationRow.ts';
import type { Tables } from './schema.ts';
import { type NewsWriting, writeNews } from './writeNews.ts';

const stateSchema = z.enum(['queued', 'delivered', 'failed']);

const toDelivery = (row: Omit<Selectable<Tables['deliveries']>, 'due_at'>): Delivery => ({
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
  escalation: Pick<Escalation, 'teamId' | 'id'>,
): Promise<readonly Delivery[]> => {
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('escalation_id', 'in', ofTeam(db, escalation))
    .orderBy('destination')
    .execute();
  return readable(rows, toDelivery, unreadable);
};

/** The state that follows from the deliveries, unless a person has moved the escalation. */
export const stateAfter = (
  { state }: Pick<Escalation, 'state'>,
  deliveries: readonly Pick<Delivery, 'state'>[],
): EscalationState => (isOnItsWay(state) ? stateOf(deliveries) : state);

const usualLimit = 20;

const columnsOf = (settlement: Settlement) => {
  const { state, attempts } = settlement;
  switch (settlement.state) {
    case 'delivered':
      return { state, attempts, leased_until: 0, receipt: storable(settlement.receipt), reason: null };
    case 'queued':
      return {
        state,
        attempts,
        leased_until: 0,
        due_at: settlement.dueAt,
        reason: storable(settlement.reason),
      };
    case 'failed':
      return { state, attempts, leased_until: 0, reason: storable(settlement.reason) };
  }
};

/** What the history tells of an attempt; one that is tried again is not worth a line. */
const changeOf = (
  settlement: Settlement,
  destination: string,
  to: DestinationName | undefined,
): Change | undefined => {
  const called = to ? { to } : {};
  switch (settlement.state) {
    case 'delivered':
      return { kind: 'delivered', destination, ...called };
    case 'queued':
      return undefined;
    case 'failed':
      return { kind: 'undeliverable', destination, ...called, reason: settlement.reason };
  }
};

/** Deliveries with their escalations. */
const inState = (db: Kysely<Tables>, state: Delivery['state']) =>
  db
    .selectFrom('deliveries')
    .innerJoin('escalations', 'escalations.id', 'deliveries.escalation_id')
    .where('deliveries.state', '=', state);

type Wanted = Parameters<DeliveryQueue['take']>[1] & { readonly destinations: readonly string[] };

/** Leases what is due and nobody else is about to take, each with its escalation. */
const lease = async (
  trx: Kysely<Tables>,
  unreadable: Unreadable,
  { destinations, now, leaseUntil, limit = usualLimit }: Wanted,
): Promise<readonly Taken[]> => {
  const due = await inState(trx, 'queued')
    .selectAll('escalations')
    .select([
      'deliveries.id as delivery_id',
      'deliveries.destination',
      'deliveries.state as delivery_state',
      'deliveries.attempts',
      'deliveries.leased_until',
      'deliveries.receipt',
      'deliveries.reason',
    ])
    .where('deliveries.due_at', '<=', now)
    .where('deliveries.leased_until', '<=', now)
    .where('deliveries.destination', 'in', destinations)
    .orderBy('deliveries.due_at')
    .orderBy('deliveries.id')
    .limit(limit)
    .forUpdate('deliveries')
    .skipLocked()
    .execute();
  if (due.length === 0) return [];
  const ids = due.map(({ delivery_id }) => delivery_id);
  await trx.updateTable('deliveries').set({ leased_until: leaseUntil }).where('id', 'in', ids).execute();
  const read = (row: (typeof due)[number]): Taken => ({
    delivery: toDelivery({
      ...row,
      id: row.delivery_id,
      escalation_id: row.id,
      state: row.delivery_state,
    }),
    escalation: toEscalation(row),
    mayHaveArrived: row.attempts > 0 || row.leased_until > 0 || row.reason !== null,
  });
  return readable(due, read, unreadable);
};

/** Writes down what became of a delivery, unless that is settled already. */
const settleRow = async (trx: Kysely<Tables>, deliveryId: string, settlement: Settlement) => {
  const { numUpdatedRows } = await trx
    .updateTable('deliveries')
    .set(columnsOf(settlement))
    .where('id', '=', deliveryId)
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
};

/** The places where it has arrived, with one more. */
const withPlace = (sentTo: readonly DestinationName[], place: DestinationName) =>
  sentTo.some(({ how, to }) => how === place.how && to === place.to) ? sentTo : [...sentTo, place];

/** The deliveries table as a queue. A lease that ran out may let two processes settle the same delivery: the first end counts. */
export const createDeliveryQueue = (
  db: Kysely<Tables>,
  { now, ...writing }: NewsWriting & { readonly now: () => number },
): DeliveryQueue => ({
  take: (destinations, times) =>
    destinations.length === 0
      ? Promise.resolve([])
      : atomically(db, (trx) => lease(trx, writing.unreadable, { ...times, destinations })),
  waitingSince: async () => {
    const oldest = await inState(db, 'queued')
      .select('opened_at')
      .orderBy('opened_at')
      .limit(1)
      .executeTakeFirst();
    return oldest?.opened_at;
  },
  countDead: async () => {
    const rows = await inState(db, 'failed')
      .where('escalations.state', '!=', 'resolved')
      .groupBy('destination')
      .select(({ fn }) => ['destination', fn.countAll().as('dead')])
      .execute();
    return new Map(rows.map(({ destination, dead }) => [destination, Number(dead)]));
  },
  record: ({ id: deliveryId, escalationId: id, destination, to }, settlement, news) =>
    atomically(db, async (trx) => {
      const escalation = await lockEscalation(trx, id);
      if (!escalation) throw new Error('A delivery stands without its escalation.');
      if (!(await settleRow(trx, deliveryId, settlement))) return escalation;
      if (news) await writeNews(trx, { escalation, news, at: now() }, writing);
      const change = changeOf(settlement, destination, to);
      if (!change) return escalation;
      // One that was delivered decides, whatever became of the others.
      const decisive =
        settlement.state === 'delivered'
          ? [settlement]
          : await deliveriesOf(trx, writing.unreadable, escalation);
      const [state, changedAt] = [stateAfter(escalation, decisive), now()];
      const sentTo =
        settlement.state === 'delivered'
          ? withPlace(escalation.sentTo, to ?? nameOfDestination(destination))
          : escalation.sentTo;
      await addLine(trx, id, { at: changedAt, by: 'bot', change });
      await trx
        .updateTable('escalations')
        .set({ state, changed_at: changedAt, sent_to: storable(JSON.stringify(sentTo)) })
        .where('id', '=', id)
        .execute();
      return { ...escalation, state, changedAt, sentTo };
    }),
});
