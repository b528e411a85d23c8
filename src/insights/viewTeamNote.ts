import type { Case } from '../cases/case.ts';
import { type Audience, audienceOfCard } from './findFixedBefore.ts';
import type { TeamNote } from './teamNote.ts';
import type { TeamNoteDeps } from './teamNoteDeps.ts';
import type { NamedNote, NoteOrigin, TeamNoteView } from './teamNoteView.ts';

type NoteViewDeps = Pick<TeamNoteDeps, 'store' | 'catalog' | 'people' | 'escalationChannel' | 'now'>;

const forgotten = 'Somebody';

const nameIn = async (
  { teamId }: TeamNote,
  userId: string | undefined,
  { people }: NoteViewDeps,
): Promise<string> => (userId === undefined ? forgotten : people.nameOf({ teamId, userId }));

/** The case that a note came from, where these readers may look. */
const originOf = async (
  { teamId, caseId }: TeamNote,
  audience: Audience,
  { store }: NoteViewDeps,
): Promise<NoteOrigin> => {
  const found = await store.cases.find(teamId, caseId);
  if (!found || !(audience?.includes(found.channelId) ?? true)) return {};
  const escalation = await store.escalations.ofCase(teamId, caseId);
  return { case: found, ...(escalation ? { escalation: escalation.number } : {}) };
};

const named = async (note: TeamNote, audience: Audience, deps: NoteViewDeps): Promise<NamedNote> => {
  const { by, editedBy, reviewAt } = note;
  const [author, editor, origin] = await Promise.all([
    nameIn(note, by, deps),
    editedBy === undefined ? undefined : nameIn(note, editedBy, deps),
    originOf(note, audience, deps),
  ]);
  const isDue = reviewAt !== undefined && reviewAt <= deps.now();
  return { note, author, ...(editor === undefined ? {} : { editor }), origin, isDue };
};

/** The note that stands for an error, as those who read the card of a case may know it. */
export const findTeamNote = async (
  shown: Case,
  entryId: string,
  deps: NoteViewDeps,
): Promise<NamedNote | undefined> => {
  const note = await deps.store.teamNotes.standing(shown.teamId, entryId);
  return note && named(note, await audienceOfCard(shown, deps), deps);
};

/** A note as the approvers are told of it; undefined when it, or its error, is gone. */
export const viewTeamNote = async (
  teamId: string,
  id: string,
  deps: NoteViewDeps,
): Promise<TeamNoteView | undefined> => {
  const note = await deps.store.teamNotes.find(teamId, id);
  const entry = note && deps.catalog.byId(note.entryId);
  if (!note || !entry) return undefined;
  const { decidedBy } = note;
  const [known, standing, decider] = await Promise.all([
    named(note, undefined, deps),
    deps.store.teamNotes.standing(teamId, note.entryId),
    note.decidedAt === undefined ? undefined : nameIn(note, decidedBy, deps),
  ]);
  return {
    kind: 'teamNote',
    ...known,
    entry,
    ...(decider === undefined ? {} : { decider }),
    ...(standing && standing.id !== id ? { other: standing } : {}),
  };
};
