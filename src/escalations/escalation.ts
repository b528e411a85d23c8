import type { EscalationState } from './lifeCycle.ts';
import type { Report } from './report.ts';

export interface Escalation {
  readonly id: string;
  /** The human number: ECW-1042. */
  readonly number: number;
  readonly teamId: string;
  /** The case that it was filed for; further cases may have joined. */
  readonly caseId: string;
  readonly entryId: string;
  readonly state: EscalationState;
  readonly report: Report;
  readonly openedBy: string;
  /** Epoch milliseconds, as all times here. */
  readonly openedAt: number;
  readonly changedAt: number;
  readonly assignee?: string;
  /** What fixed it, once it is resolved. */
  readonly resolution?: string;
  /** When to remind people that nothing moves; absent when nobody is to be reminded. */
  readonly remindAt?: number;
}

export interface Delivery {
  readonly id: string;
  readonly escalationId: string;
  /** Name of the destination, for example `slack`. */
  readonly destination: string;
  readonly state: 'queued' | 'delivered' | 'failed';
  readonly attempts: number;
  /** What the destination gave back: for Slack the channel and ts of the card. */
  readonly receipt?: string;
  /** Why the last attempt failed. */
  readonly reason?: string;
}

/** What became of one attempt. `later` is worth another try, `never` is not. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly receipt: string }
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'never'; readonly reason: string };

/** One way out. Sends may be repeated after a crash: the escalation's id identifies the repeat. */
export interface Destination {
  readonly name: string;
  /** How many sends may run at the same time; 8 when absent. */
  readonly atOnce?: number;
  /** `mayHaveArrived`: it was sent before, and nobody knows whether it arrived. */
  send(escalation: Escalation, past?: { readonly mayHaveArrived: boolean }): Promise<Outcome>;
}

export const escalationLabel = (escalation: Pick<Escalation, 'number'>): string => `ECW-${escalation.number}`;

/** The state of an escalation on its way out, as it follows from its deliveries. */
export const stateOf = (deliveries: readonly Pick<Delivery, 'state'>[]): 'queued' | 'sent' | 'stuck' => {
  if (deliveries.some(({ state }) => state === 'delivered')) return 'sent';
  if (deliveries.length > 0 && deliveries.every(({ state }) => state === 'failed')) return 'stuck';
  return 'queued';
};
