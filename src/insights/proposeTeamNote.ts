import { claim, type Gone, gone, shownEntryId } from '../cases/case.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { judge, type Refusal } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import { redact } from '../redaction/redact.ts';
import { clip, visible } from '../text/clip.ts';
import { askApprovers } from './askApprovers.ts';
import { longestNote, type TeamNote } from './teamNote.ts';
import type { TeamNoteDeps } from './teamNoteDeps.ts';

/** What the form of a proposal starts with. */
export interface NoteDraft {
  readonly kind: 'draft';
  readonly entry: CatalogEntry;
  /** What stands now: the proposal may replace it. */
  readonly standing?: TeamNote;
  /** What people call the approvers. */
  readonly approvers: string;
}

export type Proposed =
  | (Omit<NoteDraft, 'kind' | 'standing'> & {
      /** `again`: just this was proposed by the same person already. */
      readonly kind: 'proposed' | 'again';
    })
  | { readonly kind: 'empty' }
  | Refusal
  | Gone;

/** What may be kept of what somebody typed: without secrets and patient data, without empty lines. */
export const cleanNote = (text: string): string =>
  clip(
    visible(redact(text).text)
      .replace(/[^\S\n]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n')
      .trim(),
    longestNote,
  );

/** The error on whose card somebody proposes a note, if they may, and who decides and where. */
const admit = async (caseId: string, by: Actor, deps: TeamNoteDeps) => {
  const found = await claim(caseId, by, deps);
  const entry = found && deps.catalog.byId(shownEntryId(found) ?? '');
  if (!entry) return gone;
  const judgement = await judge({ act: 'propose a note', place: 'channel' }, by, deps);
  if (judgement.kind !== 'may') return judgement;
  const { approvers, escalationChannel: channelId } = deps;
  if (!approvers || channelId === undefined) return { kind: 'refused', why: 'approvers' } as const;
  return { kind: 'admitted', entry, channelId, approvers: await approvers.handle() } as const;
};

/** What somebody who wants to propose a note is shown. */
export const draftTeamNote = async (
  caseId: string,
  by: Actor,
  deps: TeamNoteDeps,
): Promise<NoteDraft | Refusal | Gone> => {
  const admitted = await admit(caseId, by, deps);
  if (admitted.kind !== 'admitted') return admitted;
  const { entry, approvers } = admitted;
  const standing = await deps.store.teamNotes.standing(by.teamId, entry.id);
  return { kind: 'draft', entry, approvers, ...(standing ? { standing } : {}) };
};

/** Writes a proposal down, with the question to the approvers. */
export const proposeTeamNote = async (
  { caseId, text }: { readonly caseId: string; readonly text: string },
  by: Actor,
  deps: TeamNoteDeps,
): Promise<Proposed> => {
  const admitted = await admit(caseId, by, deps);
  if (admitted.kind !== 'admitted') return admitted;
  const words = cleanNote(text);
  if (words === '') return { kind: 'empty' };
  const { entry, channelId, approvers } = admitted;
  const { teamId, userId } = by;
  const id = deps.newId();
  const at = deps.now();
  const outcome = await deps.store.teamNotes.propose(
    { id, teamId, entryId: entry.id, state: 'proposed', text: words, by: userId, at, caseId },
    askApprovers(channelId, deps),
  );
  if (outcome !== 'waits') deps.replyQueued();
  if (outcome !== 'proposed') return { kind: 'again', entry, approvers };
  deps.audit({ act: 'note proposed', user: userId, channel: by.channelId, subject: entry.id });
  return { kind: 'proposed', entry, approvers };
};
