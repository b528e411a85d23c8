import type { CardPlace } from '../channels/places.ts';

/** `standing`: approved, shown on cards. `replaced`: a newer one of the same error stands. */
export const teamNoteStates = ['proposed', 'standing', 'rejected', 'dropped', 'replaced'] as const;
export type TeamNoteState = (typeof teamNoteStates)[number];

/** So many characters a note may have. */
export const longestNote = 400;

/** What a team knows of an error beside the catalog. Persons are absent once they are forgotten. Times in epoch milliseconds. */
export interface TeamNote {
  readonly id: string;
  readonly teamId: string;
  readonly entryId: string;
  readonly state: TeamNoteState;
  /** Redacted; escaped where it is shown. */
  readonly text: string;
  /** Who proposed it. */
  readonly by?: string;
  /** When it was proposed. */
  readonly at: number;
  /** The case on whose card it was proposed; that may be forgotten by now. */
  readonly caseId: string;
  /** The approver who changed its words. */
  readonly editedBy?: string;
  /** The approver who decided last. */
  readonly decidedBy?: string;
  readonly decidedAt?: number;
  /** When the approvers are to look at it again. */
  readonly reviewAt?: number;
  /** Where the approvers were asked last. */
  readonly card?: CardPlace;
}
