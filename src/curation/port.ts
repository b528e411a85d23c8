import type { Case } from '../cases/case.ts';
import type { LearnedWording } from '../triage/matching/learned.ts';
import type { Decision, DecisionKind } from './decision.ts';

/** Which cases wait for a decision. */
export interface WaitingFilter {
  readonly teamId: string;
  /** Only of these channels; of all, direct conversations apart, when absent: to be counted and never shown. */
  readonly channelIds?: readonly string[];
  /** Cases from then on, in epoch milliseconds. */
  readonly since: number;
  readonly limit: number;
}

/** What waits for a decision, the latest first. */
export interface Waiting {
  /** Asked about, and no error was recognised. */
  readonly unrecognised: readonly Case[];
  /** Somebody said that their card was about another error. */
  readonly calledWrong: readonly Case[];
}

export interface CurationStore {
  waiting(filter: WaitingFilter): Promise<Waiting>;
  /** Writes a decision down; false where it is taken and another about its case was, and then nothing is written. */
  add(decision: Decision): Promise<boolean>;
  find(teamId: string, id: string): Promise<Decision | undefined>;
  /** Takes a proposal; false where it is none any more, or where another decision about its case was taken. */
  take(teamId: string, id: string): Promise<boolean>;
  /** Takes back what was taken; false where it was not. */
  takeBack(teamId: string, id: string): Promise<boolean>;
  /** Decisions of these kinds that were taken, the latest first. */
  taken(wanted: {
    readonly teamId: string;
    readonly kinds: readonly DecisionKind[];
    readonly limit: number;
  }): Promise<readonly Decision[]>;
  /** Wordings that were taken, the first ones first; `mostWordings` at most. */
  wordings(teamId: string): Promise<readonly LearnedWording[]>;
  /** Wordings and drafts that were taken, the first ones first. For the one who keeps the catalog, of all teams. */
  takenOfAllTeams(): Promise<readonly Decision[]>;
}
