/** Which numbers are wanted. Times in epoch milliseconds. */
export interface NumbersFilter {
  /** All teams when absent, for the operator. */
  readonly teamId?: string;
  /** Only of what was pasted in these; everywhere when absent. */
  readonly channelIds?: readonly string[];
  readonly from: number;
  /** Not counted itself. */
  readonly to: number;
}

/** How often an error was pasted for a practice; an empty code where none was stated. */
export interface ErrorCount {
  readonly entryId: string;
  readonly practiceCode: string;
  readonly cases: number;
}

/** Of the escalations that were opened in a time. */
export interface EscalationNumbers {
  readonly opened: number;
  /** Until a person first moved them, the shortest first; in milliseconds. */
  readonly acknowledgedAfter: readonly number[];
  /** Until they were resolved, of those that still are, the shortest first. */
  readonly resolvedAfter: readonly number[];
}

/** What was counted in a time. Only pastes that stand are counted. */
export interface Numbers {
  readonly errors: readonly ErrorCount[];
  /** Pastes in which no error was recognised, or none for sure. */
  readonly unrecognised: number;
  /** Replies that were posted. */
  readonly replies: number;
  /** What people said of cards. */
  readonly feedback: { readonly worked: number; readonly wrong: number };
  readonly escalations: EscalationNumbers;
}

export interface NumberStore {
  /** Counted by the database; no text is read. */
  count(filter: NumbersFilter): Promise<Numbers>;
}
