import type { DestinationName } from './destinationName.ts';

/**
 * `queued`: written down, not delivered anywhere yet. `sent`: at least one destination has it. `stuck`: every delivery has
 * failed for good. The courier makes these three; the others are people's.
 */
export const escalationStates = [
  'queued',
  'sent',
  'stuck',
  'acknowledged',
  'waiting_for_us',
  'waiting_for_ecw',
  'resolved',
  'reopened',
] as const;
export type EscalationState = (typeof escalationStates)[number];

/** The states that a person may move an escalation to. */
export const moves = [
  'acknowledged',
  'waiting_for_us',
  'waiting_for_ecw',
  'resolved',
  'reopened',
] as const satisfies readonly EscalationState[];
export type Move = (typeof moves)[number];

/** What a person most likely does next; `retry`: send it again. */
export const likelyNext: Readonly<Record<EscalationState, Move | 'retry' | undefined>> = {
  queued: undefined,
  sent: 'acknowledged',
  stuck: 'retry',
  acknowledged: 'waiting_for_ecw',
  waiting_for_us: 'waiting_for_ecw',
  waiting_for_ecw: 'resolved',
  resolved: undefined,
  reopened: 'acknowledged',
};

const open: readonly Move[] = ['acknowledged', 'waiting_for_us', 'waiting_for_ecw', 'resolved'];

/** Where an escalation may go from each state. A resolved one can only be reopened. */
export const movesFrom: Readonly<Record<EscalationState, readonly Move[]>> = {
  queued: ['resolved'],
  sent: open,
  stuck: ['resolved'],
  acknowledged: ['waiting_for_us', 'waiting_for_ecw', 'resolved'],
  waiting_for_us: ['waiting_for_ecw', 'resolved'],
  waiting_for_ecw: ['waiting_for_us', 'resolved'],
  resolved: ['reopened'],
  reopened: open,
};

/** States that the courier may still change: after a person moved the escalation, deliveries no longer make its state. */
export const isOnItsWay = (state: EscalationState): boolean =>
  state === 'queued' || state === 'sent' || state === 'stuck';

/** One line of the append-only history. Texts are redacted before they get here. */
export type Change =
  | { readonly kind: 'filed' }
  | { readonly kind: 'joined'; readonly caseId: string }
  | { readonly kind: 'delivered'; readonly destination: string; readonly to?: DestinationName }
  | {
      readonly kind: 'undeliverable';
      readonly destination: string;
      readonly to?: DestinationName;
      readonly reason: string;
    }
  | { readonly kind: 'retried' }
  | { readonly kind: 'moved'; readonly from: EscalationState; readonly to: Move; readonly note?: string }
  | { readonly kind: 'assigned'; readonly to?: string }
  /** Case numbers that others gave it; an empty one was taken away. */
  | { readonly kind: 'numbered'; readonly ecwCase?: string; readonly practiceCase?: string }
  | { readonly kind: 'noted'; readonly text: string }
  | { readonly kind: 'evidence'; readonly text: string }
  | { readonly kind: 'snoozed'; readonly until: number }
  | { readonly kind: 'reminded' };

export interface HistoryLine {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Slack id of the person, or `bot`. */
  readonly by: string;
  readonly change: Change;
}
