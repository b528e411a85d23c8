import { z } from 'zod';
import type { Case, Source } from '../cases/case.ts';
import type { EvidenceFieldId } from '../catalog/evidenceFields.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Report } from './report.ts';

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

/** How escalations get to a destination, and what people call it: `posted` to a channel, `mailed` to addresses, `sent` to a system. */
export const destinationNameSchema = z.object({
  how: z.enum(['posted', 'mailed', 'sent']),
  to: z.string(),
});

export type DestinationName = Readonly<z.infer<typeof destinationNameSchema>>;

/** Names of destinations by their keys, for example `slack`. */
export type DestinationNames = Readonly<Record<string, DestinationName>>;

/** What a destination is called that has no name of its own. */
export const nameOfDestination = (key: string, names: DestinationNames = {}): DestinationName =>
  names[key] ?? { how: 'sent', to: key };

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
  /** Who looks after it: the owner. */
  readonly assignee?: string;
  /** What fixed it when it was resolved last; kept when it is reopened. */
  readonly resolution?: string;
  /** The number of its case at eCW. */
  readonly ecwCase?: string;
  /** The number of its case at the practice. */
  readonly practiceCase?: string;
  /** Where it has arrived, each place once, the first one first. */
  readonly sentTo: readonly DestinationName[];
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

/** How much of what the receiver asks for is there. */
export interface Completeness {
  readonly given: number;
  readonly wanted: number;
  readonly missing: readonly EvidenceFieldId[];
  /** True where only one time of failure is known: two show that it repeats. */
  readonly onlyOneTime: boolean;
}

/** All that the cards of an escalation tell, as it stands now. */
export interface EscalationView {
  readonly kind: 'escalation';
  readonly escalation: Escalation;
  readonly entry: CatalogEntry;
  readonly history: readonly HistoryLine[];
  readonly deliveries: readonly (Delivery & { readonly to: DestinationName })[];
  /** The case that it was filed for, then those that joined. */
  readonly cases: readonly Case[];
  readonly completeness: Completeness;
}

/** Who stands behind an escalation, by the names that Slack shows: for places that cannot render a mention. */
export interface Credits {
  readonly reporter?: string;
  readonly owner?: string;
  readonly sources: readonly Source[];
  /** What was done since it was filed, the first thing first. */
  readonly done: readonly { readonly at: number; readonly by: string; readonly what: string }[];
}

/** An escalation in a line of the log, and who did something with it. */
export const aboutEscalation = ({ number, entryId }: Escalation, { userId }: { readonly userId: string }) =>
  ({ step: 'escalation', escalation: number, entry: entryId, user: userId }) as const;

export const escalationLabel = (escalation: Pick<Escalation, 'number'>): string => `ECW-${escalation.number}`;

/** The state of an escalation on its way out, as it follows from its deliveries. */
export const stateOf = (deliveries: readonly Pick<Delivery, 'state'>[]): 'queued' | 'sent' | 'stuck' => {
  if (deliveries.some(({ state }) => state === 'delivered')) return 'sent';
  if (deliveries.length > 0 && deliveries.every(({ state }) => state === 'failed')) return 'stuck';
  return 'queued';
};

/** Judges a report by the evidence list of its catalog entry. */
export const completeness = (
  { details, times }: Pick<Report, 'details' | 'times'>,
  wanted: readonly EvidenceFieldId[],
): Completeness => {
  const missing = wanted.filter((field) => !details[field]?.trim());
  const onlyOneTime = times.length < 2;
  return {
    given: wanted.length - missing.length + (onlyOneTime ? 0 : 1),
    wanted: wanted.length + 1,
    missing,
    onlyOneTime,
  };
};
