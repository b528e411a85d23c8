import type { Mute, NewMute } from '../channels/mute.ts';
import type { Sensitivity } from '../channels/replyPolicy.ts';
import type { Delivery, Escalation } from '../escalations/escalation.ts';
import type { Change, EscalationState, HistoryLine } from '../escalations/lifeCycle.ts';
import type { Report } from '../escalations/report.ts';
import type { Outbreak, Sighting } from '../outbreaks/outbreak.ts';
import type { NewReply, Reply, ReplyEnd } from '../replies/reply.ts';
import type { CardPlace, Case, CaseStatus } from './case.ts';
import type { Actor } from './paste.ts';
import type { Finding } from './storedVerdict.ts';

/** A message of Slack. */
export interface MessagePlace {
  readonly teamId: string;
  readonly channelId: string;
  readonly messageTs: string;
}

/** What a case becomes when its message was edited. */
export interface Revision {
  readonly finding: Finding;
  readonly excerpt: string;
  readonly entryId?: string;
  readonly picked: boolean;
  readonly repeats?: string;
  readonly status: CaseStatus;
  readonly version: string;
}

/** How often the error of a case came again. */
export interface Recurrence {
  /** The first one included. */
  readonly reports: number;
  readonly practices: readonly string[];
  /** Epoch milliseconds. */
  readonly lastAt: number;
}

export interface CaseStore {
  /** Writes a case down, with what is to be said, together or not at all; false when its message has one already, and then nothing is written. */
  open(newCase: Case, reply?: NewReply): Promise<boolean>;
  /** The case of this team, else undefined: an id of another team is as good as none. */
  find(teamId: string, id: string): Promise<Case | undefined>;
  ofMessage(message: MessagePlace): Promise<Case | undefined>;
  /** The cases of a thread that stand, the first one first; 200 at most. */
  ofThread(thread: { teamId: string; channelId: string; threadTs: string }): Promise<readonly Case[]>;
  /** The latest standing case with a full card of its own for this error in a channel, no older than `since`. */
  firstOf(wanted: {
    teamId: string;
    channelId: string;
    entryId: string;
    since: number;
  }): Promise<Case | undefined>;
  /** Counts a case and those that repeat it. */
  recurrence(caseId: string): Promise<Recurrence>;
  /** Where an error was seen from `since` on: standing cases of a team with a practice code, the earliest first; 1,000 at most. */
  sightings(wanted: { teamId: string; entryId: string; since: number }): Promise<readonly Sighting[]>;
  /** Takes an edit down; false when a later one came first, and then nothing is written. */
  revise(id: string, revision: Revision): Promise<boolean>;
  setStatus(id: string, status: CaseStatus): Promise<void>;
  /** Says which entry the case is held to be after a person picked it. */
  pick(id: string, entryId: string): Promise<void>;
  /** Cases whose card somebody called wrong, the latest first; 1,000 at most. For the one who keeps the catalog, of all teams. */
  calledWrong(): Promise<readonly Case[]>;
  /** The latest cases of all teams, to be judged anew. */
  latest(limit: number): Promise<readonly Case[]>;
  /** Notes where the case's card stands. */
  place(id: string, card: CardPlace): Promise<void>;
}

/** `not_an_error`: the message reports none at all. */
export type Rating = 'worked' | 'wrong' | 'not_an_error';

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
  /** True for the first caller of all processes that claims this run of a job, for example (`summary`, `2026-03-02`). */
  claim(job: string, run: string): Promise<boolean>;
  /** Whether somebody has claimed it. */
  isClaimed(job: string, run: string): Promise<boolean>;
}

/** What is to be said. Taken under a lease, so that a reply is said by one process, and by another when that one dies. */
export interface ReplyStore {
  add(reply: NewReply): Promise<void>;
  /** The same, unless just this was said or is to be said of the case already; then false. */
  addOnce(reply: NewReply): Promise<boolean>;
  /** Leases replies that are due until `leaseUntil`, the oldest first. Times in epoch milliseconds. */
  take(lease: { now: number; leaseUntil: number; limit: number }): Promise<readonly Reply[]>;
  /** A reply's turn has come: one attempt more, if nobody else has taken it meanwhile. */
  begin(reply: Pick<Reply, 'id' | 'attempts'>, leaseUntil: number): Promise<boolean>;
  /** Keeps the leases of replies under way. */
  renew(ids: readonly string[], leaseUntil: number): Promise<void>;
  /** What became of a reply; what was said of a case stands there from then on. */
  settle(id: string, end: ReplyEnd): Promise<void>;
  /** How many short replies to repeats were written for a channel since then, folded ones included. */
  countRepeats(channel: { teamId: string; channelId: string; since: number }): Promise<number>;
  /**
   * Sums up the folded replies of channels in which none came since `quietSince`, or the first of which is older than
   * `openSince`: they give way to one summary a channel, together or not at all. The number of summaries.
   */
  sumUp(
    when: { quietSince: number; openSince: number },
    summaryOf: (folded: readonly [Reply, ...Reply[]]) => NewReply,
  ): Promise<number>;
  /** Drops what is still to be said of a case; how much that was. */
  drop(caseId: string): Promise<number>;
}

export interface MuteStore {
  /** Sets a mute; one that is there already for the same subject is replaced. */
  set(mute: NewMute): Promise<void>;
  /** Lifts a mute of a channel, or of a person; undefined when it is not there. */
  lift(teamId: string, id: string): Promise<Mute | undefined>;
  /** The mutes in force for a channel, and those of people that hold everywhere. */
  list(channel: { teamId: string; channelId: string; now: number }): Promise<readonly Mute[]>;
}

export interface OutbreakStore {
  /** Opens an outbreak, or notes that the open one of this error goes on. */
  raise(seen: { id: string; teamId: string; entryId: string; startedAt: number; lastAt: number }): Promise<{
    readonly outbreak: Outbreak;
    readonly isNew: boolean;
  }>;
  find(teamId: string, id: string): Promise<Outbreak | undefined>;
  place(id: string, card: CardPlace): Promise<void>;
  /** Closes the open outbreaks of a team in which nothing happened since then; each is handed out once. */
  closeQuiet(teamId: string, since: number): Promise<readonly Outbreak[]>;
}

/** Bots whose messages are read unasked in a channel: those that the operator listed, none, or all. */
export const botChoices = ['listed', 'none', 'all'] as const;
export type BotChoice = (typeof botChoices)[number];

/** Languages that the introduction speaks. */
export const languages = ['en', 'es', 'de', 'fr', 'hi'] as const;
export type Language = (typeof languages)[number];

/** Minutes of the day in the bot’s time zone; over midnight where `from` is later than `to`. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** What people chose for a channel. `watched` is absent where nobody chose. */
export interface ChannelSettings {
  readonly watched?: boolean;
  readonly guestsMayEscalate: boolean;
  readonly warnsPosters: boolean;
  readonly sensitivity: Sensitivity;
  readonly bots: BotChoice;
  readonly quiet: QuietHours | null;
  readonly language: Language;
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
  /** Notes where the introduction stands. */
  placeIntroduction(card: CardPlace & { readonly teamId: string }): Promise<void>;
  introduction(teamId: string, channelId: string): Promise<CardPlace | undefined>;
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
  /** How many cases the same purge would delete and empty. */
  countCases(purge: Purge): Promise<Purged>;
  /** Forgets who a person was wherever they stand: ratings go, on escalations `purged` stands in their place. */
  forgetUser(userId: string): Promise<void>;
  /** Deletes what was said, mutes that ran out, outbreaks that ended and jobs that were claimed before a time; the number of them. */
  purgeTraces(before: number): Promise<number>;
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
  readonly replies: ReplyStore;
  readonly mutes: MuteStore;
  readonly outbreaks: OutbreakStore;
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
  /** The name that Slack shows for them. */
  nameOf(who: { readonly teamId: string; readonly userId: string }): Promise<string>;
}
