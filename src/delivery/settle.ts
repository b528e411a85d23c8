import type { Delivery } from '../escalations/escalation.ts';
import type { SendOutcome, Settlement } from './port.ts';

export interface SettleDeps {
  /** Epoch milliseconds. */
  readonly now: number;
  /** In 0..1: spreads the retries by a quarter. */
  readonly chance: number;
  /** Wait before the next attempt, by the number of attempts made. After the last one a delivery is given up. */
  readonly retryMs: readonly number[];
}

/** What a delivery becomes after an attempt. */
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
      const delay = retryMs[attempts - 1];
      if (delay === undefined) return { state: 'failed', attempts, reason: outcome.reason };
      const wait = Math.max(delay * (1 + chance / 4), outcome.retryAfterMs ?? 0);
      return { state: 'queued', attempts, dueAt: now + Math.round(wait), reason: outcome.reason };
    }
  }
};
