import {
  type Credits,
  type Delivery,
  type DestinationName,
  type Escalation,
  nameOfDestination,
} from '../escalations/escalation.ts';
import type { News } from '../escalations/news.ts';
import { hourMs } from '../pacing/durations.ts';
import { createLeasedWorker, type LeasedWorker } from '../pacing/leasedWorker.ts';
import type { Timing } from '../pacing/timing.ts';
import type { DeliveryQueue, Destination, SendOutcome, Settlement, Taken } from './port.ts';

interface SettleDeps {
  /** Epoch milliseconds. */
  readonly now: number;
  /** In 0..1: spreads the retries by a quarter. */
  readonly chance: number;
  /** Wait before the next attempt, by the number of attempts made; the last one holds for all further ones. */
  readonly retryMs: readonly [number, ...number[]];
}

/** After so many attempts a fault is no longer a short one: those who wait for the delivery are told, once. */
const attemptsUntilTold = 4;
/** However long a receiver wants to be left alone. */
const longestAskedMs = hourMs;

/** What a delivery becomes after an attempt: only a final refusal ends the attempts, never a number of them. */
export const settle = (
  delivery: Pick<Delivery, 'attempts'>,
  outcome: SendOutcome,
  { now, chance, retryMs }: SettleDeps,
): Settlement => {
  const attempts = delivery.attempts + 1;
  switch (outcome.kind) {
    case 'delivered':
      return { state: 'delivered', attempts, receipt: outcome.receipt };
    case 'never':
      return { state: 'failed', attempts, reason: outcome.reason };
    case 'later': {
      const delay = retryMs[attempts - 1] ?? retryMs.at(-1) ?? retryMs[0];
      const asked = Math.min(outcome.retryAfterMs ?? 0, longestAskedMs);
      const wait = Math.max(delay * (1 + chance / 4), asked);
      return { state: 'queued', attempts, dueAt: now + Math.round(wait), reason: outcome.reason };
    }
  }
};

/** What the reporters are told of an attempt. */
const newsOfAttempt = (
  settlement: Settlement,
  destination: string,
  to?: DestinationName,
): News | undefined => {
  const called = to ? { to } : {};
  switch (settlement.state) {
    case 'delivered':
      return undefined;
    case 'failed':
      return { kind: 'undeliverable', destination, ...called, reason: settlement.reason };
    case 'queued':
      return settlement.attempts === attemptsUntilTold
        ? { kind: 'delayed', destination, ...called, reason: settlement.reason }
        : undefined;
  }
};

/** One attempt and what came of it. */
export interface Settled {
  readonly delivery: Delivery;
  /** As it stands after the attempt. */
  readonly escalation: Escalation;
  readonly settlement: Settlement;
  /** Which machine was called, where the destination says so. */
  readonly host?: string;
  /** Milliseconds that the attempt took. */
  readonly ms: number;
}

interface CourierDeps {
  readonly queue: DeliveryQueue;
  readonly destinations: readonly Destination[];
  readonly timing: Pick<Timing, 'courierBeatMs' | 'deliveryLeaseMs' | 'deliveryRetryMs'>;
  /** Reads who stands behind an escalation. */
  readonly credits?: (escalation: Escalation) => Promise<Credits>;
  readonly now: () => number;
  readonly chance: () => number;
  /** Called after every recorded attempt. */
  readonly settled: (settled: Settled) => Promise<void>;
  /** Called with what nobody expected; the courier goes on. */
  readonly trouble: (error: unknown) => void;
}

interface Courier {
  /** Delivers what is due now; resolves when all that is done. */
  deliverDue(): Promise<void>;
  /** Delivers on a beat until stopped. */
  start(): void;
  /** Ends the beat and waits for what is under way. */
  stop(): Promise<void>;
}

const atOnceByDefault = 8;
const mostHeld = 20;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown fault');

/** Delivers to one destination; what is slow or down there holds no other up. */
const createRoute = (destination: Destination, deps: CourierDeps): LeasedWorker => {
  const { queue, timing, now, trouble, credits } = deps;
  const called = destination.called ?? nameOfDestination(destination.name);
  const from = destination.host === undefined ? {} : { host: destination.host };
  const attempt = async ({ delivery, escalation, mayHaveArrived }: Taken) => {
    const startedAt = now();
    const outcome = await destination
      .send(escalation, { mayHaveArrived, ...(credits ? { credits: () => credits(escalation) } : {}) })
      .catch((error: unknown) => ({ kind: 'later', reason: reasonOf(error) }) as const);
    const ms = now() - startedAt;
    const at = { now: now(), chance: deps.chance(), retryMs: timing.deliveryRetryMs };
    const settlement = settle(delivery, outcome, at);
    const news = newsOfAttempt(settlement, destination.name, called);
    const after = await queue.record({ ...delivery, to: called }, settlement, news);
    await deps.settled({ delivery, escalation: after, settlement, ...from, ms });
  };
  return createLeasedWorker<Taken>({
    take: (lease) => queue.take([destination.name], lease),
    work: attempt,
    laneOf: () => destination.name,
    width: destination.atOnce ?? atOnceByDefault,
    mostHeld,
    leaseMs: timing.deliveryLeaseMs,
    beatMs: timing.courierBeatMs,
    now,
    trouble,
  });
};

/** Carries escalations out: takes due deliveries under a lease, sends, records. A crash leaves a row whose lease runs out. */
export const createCourier = (deps: CourierDeps): Courier => {
  const routes = deps.destinations.map((destination) => createRoute(destination, deps));
  return {
    deliverDue: async () => {
      await Promise.all(routes.map((route) => route.workDue()));
    },
    start: () => {
      for (const route of routes) route.start();
    },
    stop: async () => {
      await Promise.all(routes.map((route) => route.stop()));
    },
  };
};
