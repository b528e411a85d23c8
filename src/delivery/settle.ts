import type { Delivery, Outcome } from '../escalations/escalation.ts';

const second = 1000;
const minute = 60 * second;
/** Wait before the next attempt, by the number of attempts made. After the last one a delivery is given up. */
const delays = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, 60 * minute, 120 * minute];

export type Settlement =
  | { readonly state: 'delivered'; readonly attempts: number; readonly receipt: string }
  | { readonly state: 'queued'; readonly attempts: number; readonly dueAt: number; readonly reason: string }
  | { readonly state: 'failed'; readonly attempts: number; readonly reason: string };

/** What a delivery becomes after an attempt. `now` in epoch milliseconds, `chance` in 0..1 spreads the retries by a quarter. */
export const settle = (
  delivery: Pick<Delivery, 'attempts'>,
  outcome: Outcome,
  { now, chance }: { readonly now: number; readonly chance: number },
): Settlement => {
  const attempts = delivery.attempts + 1;
  switch (outcome.kind) {
    case 'delivered':
      return { state: 'delivered', attempts, receipt: outcome.receipt };
    case 'never':
      return { state: 'failed', attempts, reason: outcome.reason };
    case 'later': {
      const delay = delays[attempts - 1];
      if (delay === undefined) return { state: 'failed', attempts, reason: outcome.reason };
      const wait = Math.max(delay * (1 + chance / 4), outcome.retryAfterMs ?? 0);
      return { state: 'queued', attempts, dueAt: now + Math.round(wait), reason: outcome.reason };
    }
  }
};
