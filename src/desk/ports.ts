import type { Delivery, Escalation } from '../escalation/escalation.ts';
import type { Change, EscalationState, HistoryLine } from '../escalation/lifeCycle.ts';
import type { Report } from '../escalation/report.ts';
import type { CardPlace, Case } from './case.ts';
import type { Actor } from './paste.ts';

export interface CaseStore {
  /** Writes a case down; false when its message has one already, in which case nothing is written. */
  open(newCase: Case): Promise<boolean>;
  /** The case of this team, else undefined: an id of another team is as good as none. */
  find(teamId: string, id: string): Promise<Case | undefined>;
  ofMessage(message: { teamId: string; channelId: string; messageTs: string }): Promise<Case | undefined>;
  /** Says which entry the case is held to be after a person picked it. */
  pick(id: string, entryId: string): Promise<void>;
  /** Cases whose card somebody called wrong, the latest first; 1,000 at most. For the one who keeps the catalog, of all teams. */
  calledWrong(): Promise<readonly Case[]>;
  /** The latest cases of all teams, to be judged anew. */
  latest(limit: number): Promise<readonly Case[]>;
  /** Notes where the case's card stands. */
  place(id: string, card: CardPlace): Promise<void>;
}

export type Rating = 'worked' | 'wrong';

export interface RatingStore {
  /** One rating of a kind per case and person; false when it was there already. */
  add(rating: {
    caseId: string;
    entryId: string;
    userId: string;
    rating: Rating;
    at: number;
  }): Promise<boolean>;
  count(caseId: string, rating: Rating): Promise<number>;
}

export interface NewEscalation {
  readonly id: string;
  readonly caseId: string;
  readonly entryId: string;
  readonly report: Report;
  readonly by: Actor;
  readonly at: number;
  readonly destinations: readonly string[];
  readonly remindAt?: number;
}

/** A change of an escalation and its line of history, made together or not at all. */
export interface Edit {
  /** Refuse the edit when the state is another by now. */
  readonly expect?: EscalationState;
  /** What changes; `null` takes a value away. */
  readonly set?: {
    readonly state?: EscalationState;
    readonly assignee?: string | null;
    readonly resolution?: string | null;
    readonly remindAt?: number | null;
  };
  readonly change: Change;
  readonly by: string;
  readonly at: number;
}

export interface EscalationFilter {
  readonly teamId: string;
  readonly isOpen?: boolean;
  /** Opened by, joined by or assigned to this person. */
  readonly of?: string;
  readonly practiceCode?: string;
  readonly entryId?: string;
  /** Newest first; 100 when absent. */
  readonly limit?: number;
}

export interface EscalationStore {
  /** Writes the escalation, its deliveries and the first line of its history in one transaction. The escalation that this case already has (its own, or one it joined) is returned instead of a second one. */
  file(escalation: NewEscalation): Promise<{ readonly escalation: Escalation; readonly isNew: boolean }>;
  /** The escalation that the case was filed for or has joined. */
  ofCase(caseId: string): Promise<Escalation | undefined>;
  find(teamId: string, id: string): Promise<Escalation | undefined>;
  byNumber(teamId: string, number: number): Promise<Escalation | undefined>;
  list(filter: EscalationFilter): Promise<readonly Escalation[]>;
  /** Applies an edit; undefined when the escalation is not there or not in the expected state, and then nothing is written. */
  edit(id: string, edit: Edit): Promise<Escalation | undefined>;
  /** Joins a case to an escalation, with a line of history; false when it belongs to one already. */
  join(joined: { escalationId: string; caseId: string; by: string; at: number }): Promise<boolean>;
  /** All cases of an escalation, the first one first. */
  casesOf(escalationId: string): Promise<readonly Case[]>;
  history(escalationId: string): Promise<readonly HistoryLine[]>;
  deliveries(escalationId: string): Promise<readonly Delivery[]>;
  /** Queues the failed deliveries again, from their first attempt, with a line of history; the number of them. */
  retry(retried: { escalationId: string; by: string; at: number }): Promise<number>;
  /** Every escalation of all teams, the first one first: for the operator's export. */
  all(): Promise<readonly Escalation[]>;
  /** Takes open escalations whose reminder is due and puts the reminder off to `next`, so that no other process takes them. */
  takeReminders(due: { now: number; next: number }): Promise<readonly Escalation[]>;
}

export interface ScheduleStore {
  /** True for the first caller of all processes that claims this run of a scheduled job, for example (`summary`, `2026-03-02`). */
  claim(job: string, run: string): Promise<boolean>;
}

/** What people chose for a channel. `watched` is absent where nobody chose. */
export interface ChannelSettings {
  readonly watched?: boolean;
  readonly guestsMayEscalate: boolean;
  readonly warnsPosters: boolean;
}

export interface ChannelStore {
  settings(teamId: string, channelId: string): Promise<ChannelSettings>;
  /** Takes down what was chosen; what is left out stays as it is. */
  configure(choice: {
    teamId: string;
    channelId: string;
    settings: Partial<ChannelSettings>;
    by: string;
    at: number;
  }): Promise<void>;
  /** True for the first call for a channel, false ever after. */
  introduce(channel: { teamId: string; channelId: string; at: number }): Promise<boolean>;
}

/** What is to be forgotten; several conditions narrow it down. Times in epoch milliseconds. */
export interface Purge {
  readonly userId?: string;
  readonly channelId?: string;
  readonly teamId?: string;
  readonly messageTs?: string;
  /** Cases from before this time. */
  readonly before?: number;
}

export interface Purged {
  /** Cases that were deleted. */
  readonly deleted: number;
  /** Cases that belong to an escalation: they stay, without their text and without the person. */
  readonly emptied: number;
}

/** All that is kept about a person. */
export interface Holding {
  readonly cases: readonly Case[];
  readonly ratings: readonly { readonly caseId: string; readonly rating: string; readonly at: number }[];
  readonly escalations: readonly Escalation[];
}

/** What is kept must be able to go. Of all teams, for the operator and for the clock. */
export interface CustodyStore {
  purgeCases(purge: Purge): Promise<Purged>;
  /** Forgets who a person was wherever they stand: ratings go, on escalations `purged` stands in their place. */
  forgetUser(userId: string): Promise<void>;
  /** Deletes escalations resolved before a time, with their history; the number of them. */
  purgeEscalations(resolvedBefore: number): Promise<number>;
  holdingOf(userId: string): Promise<Holding>;
}

export interface Store {
  readonly cases: CaseStore;
  readonly ratings: RatingStore;
  readonly escalations: EscalationStore;
  readonly channels: ChannelStore;
  readonly schedule: ScheduleStore;
  readonly custody: CustodyStore;
}

/** Who may escalate and move escalations. */
export interface Authority {
  /** `group`: the handle of the people to ask, for one who may not. */
  mayHandle(
    userId: string,
  ): Promise<{ readonly may: true } | { readonly may: false; readonly group: string }>;
}

/** Who somebody is, as Slack knows them. */
export interface People {
  /** A guest, somebody of another company, or somebody who left. */
  isGuest(who: { readonly teamId: string; readonly userId: string }): Promise<boolean>;
  isAdmin(who: { readonly teamId: string; readonly userId: string }): Promise<boolean>;
}
