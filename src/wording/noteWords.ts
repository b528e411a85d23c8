import type { NamedNote, TeamNoteView } from '../insights/teamNoteView.ts';

const dayForm = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Heads a note wherever it stands, apart from what the catalog says. */
export const noteHeading = 'Your team’s note';

/** `Anna, in Bob’s words` */
export const noteAuthorText = ({ author, editor }: Pick<NamedNote, 'author' | 'editor'>): string =>
  editor === undefined ? author : `${author}, in ${editor}’s words`;

/** `3 Nov 2026` */
export const noteDay = (at: number): string => dayForm.format(at);

/** `to be reviewed by 2 May 2027`; empty for a note that does not stand. */
export const reviewText = ({ note, isDue }: Pick<NamedNote, 'note' | 'isDue'>): string => {
  const { reviewAt, state } = note;
  if (reviewAt === undefined || state !== 'standing') return '';
  return isDue ? `due for review since ${noteDay(reviewAt)}` : `to be reviewed by ${noteDay(reviewAt)}`;
};

const verbs = {
  standing: 'approved',
  rejected: 'rejected',
  dropped: 'dropped',
} as const;

/** `approved by Bob on 3 Nov 2026`; empty for a proposal. */
export const noteDecisionText = ({ note, decider = 'Somebody' }: TeamNoteView): string => {
  const { state, decidedAt } = note;
  if (state === 'proposed' || decidedAt === undefined) return '';
  const day = noteDay(decidedAt);
  return state === 'replaced'
    ? `replaced by a newer one on ${day}`
    : `${verbs[state]} by ${decider} on ${day}`;
};
