import type { Credits, Delivery, DestinationName, Escalation } from '../escalations/escalation.ts';
import type { News } from '../escalations/news.ts';

/** What became of one attempt. `later` is worth another try, `never` is not. */
export type SendOutcome =
  | { readonly kind: 'delivered'; readonly receipt: string }
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'never'; readonly reason: string };

/** What a destination may want to know beside the escalation. */
interface SendContext {
  /** It was sent before, and nobody knows whether it arrived. */
  readonly mayHaveArrived: boolean;
  /** Who reported it, who has it, where it came from. */
  readonly credits?: () => Promise<Credits>;
}

/** One way out. Sends may be repeated after a crash: the escalation's id identifies the repeat. */
export interface Destination {
  readonly name: string;
  /** What people call it; its name when absent. */
  readonly called?: DestinationName;
  /** Which machine it calls, for the log. */
  readonly host?: string;
  /** How many sends may run at the same time; 8 when absent. */
  readonly atOnce?: number;
  send(escalation: Escalation, around?: SendContext): Promise<SendOutcome>;
}

/** What a delivery becomes after an attempt. Times in epoch milliseconds. */
export type Settlement =
  | { readonly state: 'delivered'; readonly attempts: number; readonly receipt: string }
  | { readonly state: 'queued'; readonly attempts: number; readonly dueAt: number; readonly reason: string }
  | { readonly state: 'failed'; readonly attempts: number; readonly reason: string };

/** The part of the store that the courier works on. */
export interface DeliveryQueue {
  /** Leases due deliveries of these destinations until `leaseUntil`; nobody else gets them before that; 20 at most where no limit is given. Times in epoch milliseconds. */
  take(
    destinations: readonly string[],
    lease: { now: number; leaseUntil: number; limit?: number },
  ): Promise<readonly Taken[]>;
  /** When the oldest escalation that waits for a delivery was filed, in epoch milliseconds; undefined while none waits. */
  waitingSince(): Promise<number | undefined>;
  /** How many deliveries of open escalations failed for good, by destination. */
  countDead(): Promise<ReadonlyMap<string, number>>;
  /** Records what became of a delivery, the state of its escalation that follows, and what its reporters are told; returns the escalation as it now is. */
  record(
    delivery: Pick<Delivery, 'id' | 'escalationId' | 'destination'> & { readonly to?: DestinationName },
    settlement: Settlement,
    news?: News,
  ): Promise<Escalation>;
}

export interface Taken {
  readonly delivery: Delivery;
  readonly escalation: Escalation;
  /** It was taken before: an attempt failed, or a process died over it. */
  readonly mayHaveArrived: boolean;
}
