import type { Delivery, Destination, Escalation } from '../escalations/escalation.ts';
import { type Settlement, settle } from './settle.ts';

/** The part of the store that the courier works on. */
export interface DeliveryQueue {
  /** Leases due deliveries of these destinations until `leaseUntil`; nobody else gets them before that. Times in epoch milliseconds. */
  take(
    destinations: readonly string[],
    lease: { now: number; leaseUntil: number },
  ): Promise<readonly Taken[]>;
  /** Records what became of a delivery and the state of its escalation that follows; returns the escalation as it now is. */
  record(deliveryId: string, settlement: Settlement): Promise<Escalation>;
}

export interface Taken {
  readonly delivery: Delivery;
  readonly escalation: Escalation;
  /** It was taken before: an attempt failed, or a process died over it. */
  readonly mayHaveArrived: boolean;
}

/** One attempt and what came of it. */
export interface Settled {
  readonly delivery: Delivery;
  /** As it stands after the attempt. */
  readonly escalation: Escalation;
  readonly settlement: Settlement;
}

export interface CourierDeps {
  readonly queue: DeliveryQueue;
  readonly destinations: readonly Destination[];
  readonly now: () => number;
  readonly chance: () => number;
  /** Called after every recorded attempt. */
  readonly settled: (settled: Settled) => Promise<void>;
  /** Called with what nobody expected; the courier goes on. */
  readonly trouble: (error: unknown) => void;
}

export interface Courier {
  /** Delivers what is due now; resolves when this round is over. Rounds to one destination never overlap. */
  deliverDue(): Promise<void>;
  /** Delivers on the beat of `everyMs` until stopped. */
  start(everyMs: number): void;
  /** Ends the beat and waits for the round under way. */
  stop(): Promise<void>;
}

/** Longer than a whole batch may take: every destination ends a send within twenty seconds. */
const leaseMs = 120_000;
const atOnceByDefault = 8;

/** Runs `work` on all items, so many at once, in order of their start. */
const inLanes = async <Item>(items: readonly Item[], lanes: number, work: (item: Item) => Promise<void>) => {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
};

/** Delivers for one destination; what is slow or down there holds no other up. */
const createLane = (destination: Destination, deps: CourierDeps) => {
  const attempt = async ({ delivery, escalation, mayHaveArrived }: Taken) => {
    const outcome = await destination
      .send(escalation, { mayHaveArrived })
      .catch((error: unknown) => ({ kind: 'later', reason: reasonOf(error) }) as const);
    const settlement = settle(delivery, outcome, { now: deps.now(), chance: deps.chance() });
    const after = await deps.queue.record(delivery.id, settlement);
    await deps.settled({ delivery, escalation: after, settlement });
  };

  const drain = async () => {
    for (;;) {
      const now = deps.now();
      const due = await deps.queue.take([destination.name], { now, leaseUntil: now + leaseMs });
      if (due.length === 0 || isStopped) return;
      await inLanes(due, destination.atOnce ?? atOnceByDefault, (taken) =>
        attempt(taken).catch(deps.trouble),
      );
    }
  };

  let isStopped = false;
  let rounds: Promise<void> = Promise.resolve();
  return {
    deliverDue: () => {
      rounds = rounds.then(drain).catch(deps.trouble);
      return rounds;
    },
    stop: () => {
      isStopped = true;
      return rounds;
    },
  };
};

/** Carries escalations out: takes due deliveries under a lease, sends, records. A crash leaves a row whose lease runs out. */
export const createCourier = (deps: CourierDeps): Courier => {
  const lanes = deps.destinations.map((destination) => createLane(destination, deps));
  let beat: NodeJS.Timeout | undefined;
  const deliverDue = async () => {
    await Promise.all(lanes.map((lane) => lane.deliverDue()));
  };
  return {
    deliverDue,
    start: (everyMs) => {
      beat = setInterval(deliverDue, everyMs);
      beat.unref();
      void deliverDue();
    },
    stop: async () => {
      clearInterval(beat);
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown fault');
