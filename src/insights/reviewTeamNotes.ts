import { askApprovers } from './askApprovers.ts';
import type { TeamNoteDeps } from './teamNoteDeps.ts';

type ReviewDeps = Pick<TeamNoteDeps, 'store' | 'escalationChannel' | 'newId' | 'now' | 'replyQueued'>;

/** Asks the approvers about notes whose day has come: to keep, change or drop them. */
export const reviewTeamNotes = async (teamId: string, deps: ReviewDeps): Promise<void> => {
  const { store, escalationChannel, now, replyQueued } = deps;
  if (escalationChannel === undefined) return;
  const due = { teamId, now: now() };
  const asked = await store.teamNotes.askReviews(due, askApprovers(escalationChannel, deps));
  if (asked > 0) replyQueued();
};
