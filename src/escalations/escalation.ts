import type { Case } from '../cases/case.ts';
import type { EvidenceFieldId } from '../catalog/evidenceFields.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { DestinationName } from './destinationName.ts';
import type { EscalationState, HistoryLine } from './lifeCycle.ts';
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
