import type { CardPlace } from '../channels/places.ts';
import type { NewReply } from '../replies/reply.ts';
import type { TeamNote, TeamNoteState } from './teamNote.ts';

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

/** What an approver decides on a note. */
export interface NoteDecision {
  readonly teamId: string;
  readonly id: string;
  /** It is decided only while the note is in one of these. */
  readonly from: readonly TeamNoteState[];
  /** When it was decided before, 0 for never, as whoever decides saw it: it is decided only while that holds. */
  readonly since?: number;
  readonly to: TeamNoteState;
  readonly by: string;
  readonly at: number;
  /** Other words, and who wrote them beside the author. */
  readonly edited?: { readonly text: string; readonly by?: string };
  readonly reviewAt?: number;
}

/** `waits`: the same person has just this proposed already. `asked again`: so it is, and the approvers had not been reached. */
type NoteProposal = 'proposed' | 'waits' | 'asked again';

/** Notes of teams: one stands for an error at a time. */
export interface TeamNoteStore {
  /** Writes a proposal down with what the approvers are asked, together or not at all. */
  propose(note: TeamNote, askOf: (note: TeamNote) => NewReply): Promise<NoteProposal>;
  /** The note of this team, else undefined: an id of another team is as good as none. */
  find(teamId: string, id: string): Promise<TeamNote | undefined>;
  standing(teamId: string, entryId: string): Promise<TeamNote | undefined>;
  /** Takes a decision down, with what is said of it; undefined where somebody else has decided meanwhile. `replaced`: the note that stood before. */
  decide(
    decision: NoteDecision,
    news: readonly NewReply[],
  ): Promise<{ readonly note: TeamNote; readonly replaced?: TeamNote } | undefined>;
  /** Notes where the approvers were asked. */
  place(teamId: string, id: string, card: CardPlace): Promise<void>;
  /** Writes down that approvers are asked about notes whose review is due, once for each, and again a day after that could not be said; how many those were. */
  askReviews(
    due: { readonly teamId: string; readonly now: number },
    askOf: (note: TeamNote) => NewReply,
  ): Promise<number>;
}
