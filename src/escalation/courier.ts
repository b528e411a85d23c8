import type { Delivery, Destination, Escalation } from './escalation.ts';
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
}

export interface CourierDeps {
  readonly queue: DeliveryQueue;
  readonly destinations: readonly Destination[];
  readonly now: () => number;
  readonly chance: () => number;
  /** Called after every recorded attempt. */
  readonly settled: (escalation: Escalation, settlement: Settlement) => Promise<void>;
  /** Called with what nobody expected; the courier goes on. */
  readonly trouble: (error: unknown) => void;
}

export interface Courier {
  /** Delivers what is due now; resolves when this round is over. Rounds never overlap. */
  deliverDue(): Promise<void>;
  /** Delivers on the beat of `everyMs` until stopped. */
  start(everyMs: number): void;
  /** Ends the beat and waits for the round under way. */
  stop(): Promise<void>;
}

const leaseMs = 60_000;

/** Carries escalations out: takes due deliveries under a lease, sends, records. A crash leaves a row whose lease runs out. */
export const createCourier = (deps: CourierDeps): Courier => {
  const byName = new Map(deps.destinations.map((destination) => [destination.name, destination]));

  const attempt = async ({ delivery, escalation }: Taken) => {
    const destination = byName.get(delivery.destination);
    if (!destination) return;
    const outcome = await destination
      .send(escalation)
      .catch((error: unknown) => ({ kind: 'later', reason: reasonOf(error) }) as const);
    const settlement = settle(delivery, outcome, { now: deps.now(), chance: deps.chance() });
    await deps.settled(await deps.queue.record(delivery.id, settlement), settlement);
  };

  const round = async () => {
    const now = deps.now();
    const due = await deps.queue.take([...byName.keys()], { now, leaseUntil: now + leaseMs });
    for (const taken of due) await attempt(taken).catch(deps.trouble);
  };

  let rounds: Promise<void> = Promise.resolve();
  let beat: NodeJS.Timeout | undefined;
  const deliverDue = () => {
    rounds = rounds.then(round).catch(deps.trouble);
    return rounds;
  };
  return {
    deliverDue,
    start: (everyMs) => {
      beat = setInterval(deliverDue, everyMs);
      beat.unref();
      void deliverDue();
    },
    stop: () => {
      clearInterval(beat);
      return rounds;
    },
  };
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown fault');
