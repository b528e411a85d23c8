import type { CardPlace, ChannelPlace, MessagePlace } from '../channels/places.ts';
import type { Decision } from '../curation/decision.ts';
import type { Escalation } from '../escalations/escalation.ts';
import type { TeamNote } from '../insights/teamNote.ts';
import type { NewReply } from '../replies/reply.ts';
import type { Case, CaseStatus } from './case.ts';
import type { KnownKeySet } from './keySets.ts';
import type { StoredVerdict } from './storedVerdict.ts';

/** What a case becomes when its message was edited. */
export interface Revision {
  readonly verdict: StoredVerdict;
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

/** What people and later cases made of a case. */
export interface Echo {
  /** How many people said that the card worked. */
  readonly worked: number;
  readonly recurrence: Recurrence;
}

/** One report of an error, by practice. */
export interface Sighting {
  readonly caseId: string;
  readonly practiceCode: string;
  readonly channelId: string;
  readonly messageTs?: string;
  readonly threadTs?: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface CaseStore {
  /** Writes a case down, with what is to be said, together or not at all; false when its message has one already, and then nothing is written. */
  open(newCase: Case, reply?: NewReply): Promise<boolean>;
  /** The case of this team, else undefined: an id of another team is as good as none. */
  find(teamId: string, id: string): Promise<Case | undefined>;
  ofMessage(message: MessagePlace): Promise<Case | undefined>;
  /** The cases of a thread that stand, the first one first; 200 at most. */
  ofThread(thread: ChannelPlace & { readonly threadTs: string }): Promise<readonly Case[]>;
  /** The latest standing case with a full card of its own for this error in a channel, no older than `since`. A case that a person changed to this error does not count: later messages are not answered by a link to it. */
  firstOf(
    wanted: ChannelPlace & { readonly entryId: string; readonly since: number },
  ): Promise<Case | undefined>;
  /** Counts what people said of a case, and the cases that repeat it. */
  echo(teamId: string, caseId: string): Promise<Echo>;
  /** Where an error was seen from `since` on: standing cases of a team with a practice code, the earliest first; 1,000 at most. */
  sightings(wanted: { teamId: string; entryId: string; since: number }): Promise<readonly Sighting[]>;
  /** Takes an edit down; false when a later one came first, and then nothing is written. */
  revise(teamId: string, id: string, revision: Revision): Promise<boolean>;
  setStatus(teamId: string, id: string, status: CaseStatus): Promise<void>;
  /** Says which entry the case is held to be after a person picked it. */
  pick(teamId: string, id: string, entryId: string): Promise<void>;
  /** Says what checks made of a case: its verdict, and the entry that it is held to be. */
  settle(teamId: string, id: string, settled: Pick<Case, 'verdict' | 'entryId' | 'picked'>): Promise<void>;
  /** Cases whose card somebody called wrong, the latest first; 1,000 at most. For the one who keeps the catalog, of all teams. */
  calledWrong(): Promise<readonly Case[]>;
  /** The latest cases of a team that stand and have a text, to be judged anew. */
  latestOf(teamId: string, limit: number): Promise<readonly Case[]>;
  /** The latest cases of all teams, whatever became of them, for the one who keeps the catalog. */
  latest(limit: number): Promise<readonly Case[]>;
  /** Notes where the case's card stands. */
  place(teamId: string, id: string, card: CardPlace): Promise<void>;
  /** The cases of a team that a card stands for. */
  ofCard(card: CardPlace & { readonly teamId: string }): Promise<readonly Case[]>;
  /** A card is gone: no case of the team stands there any more. */
  unplace(card: CardPlace & { readonly teamId: string }): Promise<void>;
  /** The cases that repeat one and have a card of their own, the latest first; 20 at most. */
  repeatsOf(teamId: string, id: string): Promise<readonly Case[]>;
  /** The case repeats no other any more: it has the full card itself. */
  standAlone(teamId: string, id: string): Promise<void>;
}

/** `not_an_error`: the message reports none at all. */
export type Rating = 'worked' | 'wrong' | 'not_an_error';

/** Which error a person says that a case is. */
export interface Choice {
  readonly teamId: string;
  readonly caseId: string;
  readonly entryId: string;
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface RatingStore {
  /** One rating of a kind per case and person; false when it was there already. */
  add(rating: {
    teamId: string;
    caseId: string;
    entryId: string;
    userId: string;
    rating: Rating;
    at: number;
  }): Promise<boolean>;
  /** Notes who chose last; a choice before it is forgotten. */
  choose(choice: Choice): Promise<void>;
  /** Id of the person who chose; undefined where nobody did, or where they are forgotten. */
  chooserOf(teamId: string, caseId: string): Promise<string | undefined>;
  unchoose(teamId: string, caseId: string): Promise<void>;
}

export interface ScheduleStore {
  /** True for the first caller of all processes that claims this run of a job, for example (`summary`, `2026-03-02`). */
  claim(job: string, run: string): Promise<boolean>;
  /** Gives a run back that could not be done, so that it is claimed again. */
  release(job: string, run: string): Promise<void>;
  /** The latest run of a job by name, and when it was claimed. */
  latest(job: string): Promise<{ readonly run: string; readonly at: number } | undefined>;
  /** Whether somebody has claimed it. */
  isClaimed(job: string, run: string): Promise<boolean>;
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

/** All that is kept about a person; it is read while one goes through it, once. */
export interface Holding {
  readonly cases: AsyncIterable<Case>;
  readonly ratings: AsyncIterable<{ readonly caseId: string; readonly rating: string; readonly at: number }>;
  readonly escalations: AsyncIterable<Escalation>;
  readonly keySets: AsyncIterable<KnownKeySet>;
  readonly decisions: AsyncIterable<Decision>;
  readonly teamNotes: AsyncIterable<TeamNote>;
}

/** Deletes what is kept, by age or on request. Of all teams, for the operator and for the clock. Many rows go in slices; a purge that broke off is begun again. */
export interface CustodyStore {
  purgeCases(purge: Purge): Promise<Purged>;
  /** How many cases the same purge would delete and empty. */
  countCases(purge: Purge): Promise<Purged>;
  /** Forgets who a person was wherever they stand: ratings go, on escalations and team notes `purged` stands in their place. */
  forgetUser(userId: string): Promise<void>;
  /** Deletes what was said, mutes that ran out, outbreaks that ended, notes that do not stand, decisions that teach nothing, key sets and jobs from before a time; the number of them. */
  purgeTraces(before: number): Promise<number>;
  /** Deletes escalations resolved before a time, with their history; the number of them. */
  purgeEscalations(resolvedBefore: number): Promise<number>;
  holdingOf(userId: string): Holding;
  /** When the newest case's message was written, by Slack's clock; undefined where there is none. */
  newestMessage(): Promise<number | undefined>;
}
