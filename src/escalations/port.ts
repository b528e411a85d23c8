import type { Case } from '../cases/case.ts';
import type { Actor } from '../channels/places.ts';
import type { Change, Delivery, Escalation, EscalationState, HistoryLine } from './escalation.ts';
import type { News } from './news.ts';
import type { Report } from './report.ts';
import type { Fix, Resolution, ResolutionFilter } from './resolution.ts';

export interface NewEscalation {
  readonly id: string;
  readonly caseId: string;
  /** Cases that join it at once. */
  readonly others?: readonly string[];
  readonly entryId: string;
  readonly report: Report;
  readonly by: Actor;
  readonly at: number;
  readonly destinations: readonly string[];
  readonly remindAt?: number;
  readonly ecwCase?: string;
  readonly practiceCase?: string;
}

/** A change of an escalation, its line of history and what is to be told of it, written together or not at all. */
export interface Edit {
  /** Refuse the edit when the state is another by now. */
  readonly expect?: EscalationState;
  /** What changes; `null` takes a value away. */
  readonly set?: {
    readonly state?: EscalationState;
    readonly assignee?: string | null;
    /** What fixed it; kept with it, and found by `resolutions` ever after. */
    readonly fix?: Fix;
    readonly ecwCase?: string | null;
    readonly practiceCase?: string | null;
    readonly remindAt?: number | null;
  };
  /** Cases that join it, as far as they belong to none. */
  readonly joins?: readonly string[];
  readonly change: Change;
  /** What the reporters are told of it. */
  readonly news?: News;
  readonly by: string;
  readonly at: number;
}

/** Whose escalations may be read: those that this person opened, joined or pasted an error for, and those of these channels. */
export interface Readership {
  readonly userId: string;
  readonly channelIds: readonly string[];
}

export interface EscalationFilter {
  readonly teamId: string;
  readonly id?: string;
  /** Only what these may read; everything when absent. */
  readonly readableBy?: Readership;
  readonly isOpen?: boolean;
  readonly state?: EscalationState;
  /** Opened by, joined by or assigned to this person. */
  readonly of?: string;
  /** What was reported for this practice, or has a case of it. */
  readonly practiceCode?: string;
  readonly entryId?: string;
}

export interface ListFilter extends EscalationFilter {
  /** 100 when absent. */
  readonly limit?: number;
}

/** The newest of a list, and how many there are. */
export interface Listed {
  readonly escalations: readonly Escalation[];
  readonly total: number;
}

/** A list, and what of it a filter lets through: `all`, `state:sent`, `practice:FEIGCD`, `error:invalid_scope`. */
export interface Narrowed extends Listed {
  readonly filter: string;
  readonly shown: Listed;
}

export interface EscalationStore {
  /** Writes the escalation, its cases, its deliveries and the first lines of its history in one transaction. The escalation that this case already has (its own, or one it joined) is returned instead of a second one. */
  file(escalation: NewEscalation): Promise<{ readonly escalation: Escalation; readonly isNew: boolean }>;
  /** The escalation that the case was filed for or has joined. */
  ofCase(teamId: string, caseId: string): Promise<Escalation | undefined>;
  find(teamId: string, id: string): Promise<Escalation | undefined>;
  byNumber(teamId: string, number: number): Promise<Escalation | undefined>;
  /** Whatever its team: numbers are never given twice. For the operator. */
  numbered(number: number): Promise<Escalation | undefined>;
  /** The newest first. */
  list(filter: ListFilter): Promise<readonly Escalation[]>;
  /** Lists the newest first, with how many there are, however many the list holds. */
  listAndCount(filter: ListFilter): Promise<Listed>;
  /** How many open ones a team has in each state. */
  countOpen(teamId: string): Promise<ReadonlyMap<string, number>>;
  /** Applies an edit; undefined when the escalation is not there or not in the expected state, and then nothing is written. */
  edit(teamId: string, id: string, edit: Edit): Promise<Escalation | undefined>;
  /** Joins a case to an escalation, with a line of history; false when it belongs to one already. */
  join(joined: {
    teamId: string;
    escalationId: string;
    caseId: string;
    by: string;
    at: number;
  }): Promise<boolean>;
  /** All cases of an escalation, the first one first. */
  casesOf(teamId: string, escalationId: string): Promise<readonly Case[]>;
  history(teamId: string, escalationId: string): Promise<readonly HistoryLine[]>;
  /** What fixed errors before, the latest first. */
  resolutions(filter: ResolutionFilter): Promise<readonly Resolution[]>;
  deliveries(teamId: string, escalationId: string): Promise<readonly Delivery[]>;
  /** Queues the deliveries that failed or wait for another attempt again, from their first one, with a line of history; the number of them. */
  retry(retried: { teamId: string; escalationId: string; by: string; at: number }): Promise<number>;
  /** Every escalation of all teams, the first one first where nothing else is said: for the operator. */
  all(wanted?: { readonly isOpen?: boolean; readonly newestFirst?: boolean }): AsyncIterable<Escalation>;
  /** Takes open escalations whose reminder is due and puts the reminder off to `next`, so that no other process takes them. */
  takeReminders(due: { now: number; next: number }): Promise<readonly Escalation[]>;
}
