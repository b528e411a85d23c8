import type { DestinationName } from '../escalations/destinationName.ts';
import type { Delivery } from '../escalations/escalation.ts';
import type { News } from '../escalations/news.ts';
import type { SendOutcome, Settlement } from './port.ts';

export interface SettleDeps {
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
const longestAskedMs = 3_600_000;

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
export const newsOfAttempt = (
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
