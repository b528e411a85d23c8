import type { ChannelDeps } from '../channels/deps.ts';
import type { Actor } from '../channels/places.ts';
import type { CheckRun } from '../checks/runChecks.ts';
import type { Subject } from '../checks/subject.ts';
import type { DestinationNames, EscalationView } from '../escalations/escalation.ts';
import type { EscalationStore, Narrowed } from '../escalations/port.ts';
import type { FixedBefore } from '../insights/fixedBefore.ts';
import type { NumbersView } from '../insights/shownNumbers.ts';
import type { NamedNote } from '../insights/teamNoteView.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { NoteStep } from '../observability/step.ts';
import type { SerialiseByKey } from '../pacing/lanes.ts';
import type { TextReader } from '../reading/createTextReader.ts';
import type { ReplyStore } from '../replies/port.ts';
import type { NewReply } from '../replies/reply.ts';
import type { LearnedWording } from '../triage/matching/learned.ts';
import type { Case } from './case.ts';
import type { KeySetStore } from './keySets.ts';
import type { CaseStore, CustodyStore, RatingStore, ScheduleStore } from './port.ts';

/** Why something is said: asked for, overheard, merely likely (the poster alone is asked), or a look-up. */
export type Occasion =
  /** `merelyAsks`: all that it is about stands in the thread. */
  | { readonly kind: 'asked'; readonly merelyAsks: boolean }
  | { readonly kind: 'overheard' }
  | { readonly kind: 'likely' }
  | { readonly kind: 'wish'; readonly wish: string };

/** Where a new case stands among those before it, and what is to be said of it. */
export interface ReplyPlan {
  /** Id of the case that has the full card. */
  readonly repeats?: string;
  /** Set where the thread tells all of it already: the case is no report of its own. */
  readonly isTold?: true;
  readonly reply?: NewReply;
}

/** What a posted card is about. */
export interface CardSubject {
  readonly kind: 'case' | 'outbreak' | 'teamNote';
  readonly teamId: string;
  readonly id: string;
}

/** What a wish is shown of the escalations. */
export type EscalationsShown =
  | ({
      readonly kind: 'escalations';
      readonly whose: 'mine' | 'open';
    } & Narrowed)
  | EscalationView
  /** There is none of this number among those that they may see. */
  | { readonly kind: 'noEscalation'; readonly number: number };

export interface CaseDeps extends ChannelDeps {
  readonly store: ChannelDeps['store'] & {
    readonly cases: CaseStore;
    readonly ratings: RatingStore;
    readonly schedule: ScheduleStore;
    readonly custody: CustodyStore;
    readonly keySets: KeySetStore;
    readonly replies: Pick<ReplyStore, 'drop'>;
    readonly escalations: Pick<EscalationStore, 'ofCase'>;
  };
  readonly serialise: SerialiseByKey;
  readonly reader: TextReader;
  /** How a team words errors besides the catalog. Never rejects: while the database is away, it is none. */
  readonly wordingsOf: (teamId: string) => Promise<readonly LearnedWording[]>;
  /** Where escalations go, in a few words for a button. */
  readonly escalatesTo?: string;
  /** What people call the destinations of escalations. */
  readonly destinationNames?: DestinationNames;
  /** Looks at key sets, configurations and assertions; absent where the operator switched that off. */
  readonly look?: (subject: Subject) => Promise<CheckRun>;
  /** What fixed this error before, as far as those who read the card of the case may know it. */
  readonly fixedBefore?: (shown: Case, entryId: string) => Promise<FixedBefore | undefined>;
  /** The team's note on this error, as those who read the card of the case may know it; absent where nobody approves notes. */
  readonly teamNote?: (shown: Case, entryId: string) => Promise<NamedNote | undefined>;
  /** Address of the page about an error, where people have a reference site. */
  readonly pageOf?: (entryId: string) => string;
  readonly metrics: Metrics;
  readonly noteStep: NoteStep;
  /** Does a work again until the database is back; dropped and counted after a while. `bytes`: about what it holds in memory. */
  readonly tryLater: (work: () => Promise<unknown>, bytes: number) => void;
  /** Says what a new case is answered with. */
  readonly planReply: (opened: Case, occasion: Occasion) => Promise<ReplyPlan>;
  /** Has the card of a case posted, unless it was. */
  readonly queueCard: (shown: Case) => Promise<void>;
  /** Called after a case was written down. */
  readonly caseOpened: (opened: Case) => Promise<void>;
  /** Answers `mine`, `open` and `ecw-1042`; undefined for every other wish. */
  readonly lookUpEscalations: (wish: string, by: Actor) => Promise<EscalationsShown | undefined>;
  /** What was counted, as far as a person may know it. */
  readonly numbers?: {
    /** Answers `stats` and `stats 7d`; undefined for every other wish. */
    lookUp(wish: string, by: Actor): Promise<NumbersView | undefined>;
    ofMonth(by: Actor): Promise<NumbersView>;
  };
  /** Called after a reply was written down, so that it is posted soon. */
  readonly replyQueued: () => void;
  /** Called when something changed that a posted card shows. */
  readonly cardChanged: (subject: CardSubject) => void;
}
