import { type Gone, gone } from '../cases/case.ts';
import { judge, type Refusal } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import { dayMs } from '../pacing/durations.ts';
import type { NewReply } from '../replies/reply.ts';
import type { NoteDecision } from './port.ts';
import { cleanNote } from './proposeTeamNote.ts';
import type { TeamNote } from './teamNote.ts';
import type { TeamNoteDeps } from './teamNoteDeps.ts';
import type { TeamNoteView } from './teamNoteView.ts';
import { viewTeamNote } from './viewTeamNote.ts';

/** What an approver can do with a note, while it is in which states, and what becomes of it. */
const decisions = {
  approve: { from: ['proposed'], to: 'standing' },
  reject: { from: ['proposed'], to: 'rejected' },
  edit: { from: ['proposed', 'standing'], to: 'standing' },
  keep: { from: ['standing'], to: 'standing' },
  drop: { from: ['standing'], to: 'dropped' },
} as const satisfies Readonly<Record<string, Pick<NoteDecision, 'from' | 'to'>>>;

type Named = keyof typeof decisions;
/** `edit` takes other words in place of those that stood `since` then, and approves them. */
type NoteWish =
  | { readonly act: Exclude<Named, 'edit'> }
  | { readonly act: 'edit'; readonly text: string; readonly since: number };

export type NoteDecided =
  | { readonly kind: 'decided'; readonly view: TeamNoteView }
  /** Somebody else has decided meanwhile. */
  | { readonly kind: 'stale'; readonly view: TeamNoteView }
  | { readonly kind: 'empty' }
  | Refusal
  | Gone;

const reviewedAfterMs = 180 * dayMs;

/** The note behind a click, for an approver, where approvers are asked. */
const admit = async (id: string, by: Actor, deps: TeamNoteDeps) => {
  const note = await deps.store.teamNotes.find(by.teamId, id);
  // The card may be pressed before it is noted where it stands.
  const channelId = note?.card?.channelId ?? deps.escalationChannel;
  const place = note && channelId === by.channelId ? 'escalation channel' : 'elsewhere';
  const judgement = await judge({ act: 'approve a note', place }, by, deps);
  if (judgement.kind !== 'may') return judgement;
  return note ? ({ kind: 'admitted', note } as const) : gone;
};

/** The note that an approver wants to change the words of. */
export const openTeamNote = async (
  id: string,
  by: Actor,
  deps: TeamNoteDeps,
): Promise<TeamNoteView | Refusal | Gone> => {
  const admitted = await admit(id, by, deps);
  if (admitted.kind !== 'admitted') return admitted;
  return (await viewTeamNote(by.teamId, id, deps)) ?? gone;
};

/** What the author is told, unless they decided themselves. */
const newsOf = (
  { id, teamId, state, by: author }: TeamNote,
  { userId }: Actor,
  { newId, now }: TeamNoteDeps,
): readonly NewReply[] =>
  state !== 'proposed' || author === undefined || author === userId
    ? []
    : [
        {
          id: newId(),
          teamId,
          // Their direct conversation with us is opened when they are told.
          channelId: '',
          userId: author,
          content: { kind: 'noteNews', noteId: id },
          state: 'queued',
          writtenAt: now(),
        },
      ];

/** Other words have another author beside the first. */
const editedBy = ({ by, editedBy: before }: TeamNote, userId: string) => (by === userId ? before : userId);

/** Brings up to date what shows the note: the approvers' card, that of the note it replaced, and the card that it was proposed on. */
const refresh = ({ teamId, id, caseId }: TeamNote, replaced: TeamNote | undefined, deps: TeamNoteDeps) => {
  for (const changed of [id, ...(replaced ? [replaced.id] : [])])
    deps.cardChanged({ kind: 'teamNote', teamId, id: changed });
  deps.cardChanged({ kind: 'case', teamId, id: caseId });
  deps.replyQueued();
};

/** An approver decides; judged anew, and once. */
export const decideTeamNote = async (
  { id, ...wish }: NoteWish & { readonly id: string },
  by: Actor,
  deps: TeamNoteDeps,
): Promise<NoteDecided> => {
  const admitted = await admit(id, by, deps);
  if (admitted.kind !== 'admitted') return admitted;
  const { note } = admitted;
  const text = wish.act === 'edit' ? cleanNote(wish.text) : note.text;
  if (text === '') return { kind: 'empty' };
  const { teamId, userId } = by;
  const at = deps.now();
  const { from, to } = decisions[wish.act];
  const editor = editedBy(note, userId);
  const decision: NoteDecision = {
    teamId,
    id,
    from,
    ...(wish.act === 'edit' ? { since: wish.since } : {}),
    to,
    by: userId,
    at,
    ...(text === note.text ? {} : { edited: { text, ...(editor === undefined ? {} : { by: editor }) } }),
    ...(to === 'standing' ? { reviewAt: at + reviewedAfterMs } : {}),
  };
  const done = await deps.store.teamNotes.decide(decision, newsOf(note, by, deps));
  if (done) {
    const subject = `${wish.act} ${note.entryId}`;
    deps.audit({ act: 'note decided', user: userId, channel: by.channelId, subject });
    refresh(done.note, done.replaced, deps);
  }
  const view = await viewTeamNote(teamId, id, deps);
  return view ? { kind: done ? 'decided' : 'stale', view } : gone;
};
