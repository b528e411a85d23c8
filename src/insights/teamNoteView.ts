import type { Case } from '../cases/case.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { TeamNote } from './teamNote.ts';

/** Where a note came from, as far as the reader may know. */
export interface NoteOrigin {
  /** Absent where it is forgotten, or stands where the reader may not look. */
  readonly case?: Case;
  /** Number of the escalation that the case belongs to. */
  readonly escalation?: number;
}

/** A note with the names of its people. */
export interface NamedNote {
  readonly note: TeamNote;
  readonly author: string;
  readonly editor?: string;
  readonly origin: NoteOrigin;
  /** The day on which it was to be looked at again has passed. */
  readonly isDue: boolean;
}

/** All that the approvers are told of a note, as it stands now. */
export interface TeamNoteView extends NamedNote {
  readonly kind: 'teamNote';
  readonly entry: CatalogEntry;
  /** Name of who decided last. */
  readonly decider?: string;
  /** The note that stands for this error, where that is another one. */
  readonly other?: TeamNote;
}

/** What the author is told of the decision. */
export interface NoteNewsView {
  readonly kind: 'noteNews';
  readonly view: TeamNoteView;
}
