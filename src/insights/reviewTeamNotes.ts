import type { TeamNoteDeps } from './teamNoteDeps.ts';

type ReviewDeps = Pick<TeamNoteDeps, 'store' | 'escalationChannel' | 'newId' | 'now' | 'replyQueued'>;

/** Asks the approvers about notes whose day has come: to keep, change or drop them. */
export const reviewTeamNotes = async (
  teamId: string,
  { store, escalationChannel: channelId, newId, now, replyQueued }: ReviewDeps,
): Promise<void> => {
  if (channelId === undefined) return;
  const at = now();
  const asked = await store.teamNotes.askReviews({ teamId, now: at }, ({ id, by = '' }) => ({
    id: newId(),
    teamId,
    channelId,
    userId: by,
    content: { kind: 'teamNote', noteId: id },
    state: 'queued',
    writtenAt: at,
  }));
  if (asked > 0) replyQueued();
};
