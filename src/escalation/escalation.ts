import type { Report } from './report.ts';

/** `queued`: written down, not delivered anywhere yet. `sent`: at least one destination has it. `stuck`: every delivery has failed for good. */
export type EscalationState = 'queued' | 'sent' | 'stuck';

export interface Escalation {
  readonly id: string;
  /** The human number: ECW-1042. */
  readonly number: number;
  readonly teamId: string;
  readonly caseId: string;
  readonly entryId: string;
  readonly state: EscalationState;
  readonly report: Report;
  readonly openedBy: string;
  /** Epoch milliseconds. */
  readonly openedAt: number;
}

export interface Delivery {
  readonly id: string;
  readonly escalationId: string;
  /** Name of the destination, for example `slack`. */
  readonly destination: string;
  readonly state: 'queued' | 'delivered' | 'failed';
  readonly attempts: number;
}

/** What became of one attempt. `later` is worth another try, `never` is not. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly receipt: string }
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly kind: 'never'; readonly reason: string };

/** One way out. Sends may be repeated after a crash: the escalation's id identifies the repeat. */
export interface Destination {
  readonly name: string;
  send(escalation: Escalation): Promise<Outcome>;
}

export const escalationLabel = (escalation: Pick<Escalation, 'number'>): string => `ECW-${escalation.number}`;

/** The state that follows from the deliveries. */
export const stateOf = (deliveries: readonly Pick<Delivery, 'state'>[]): EscalationState => {
  if (deliveries.some(({ state }) => state === 'delivered')) return 'sent';
  if (deliveries.length > 0 && deliveries.every(({ state }) => state === 'failed')) return 'stuck';
  return 'queued';
};
