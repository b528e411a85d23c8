import type { MuteChange } from '../channels/deps.ts';
import type { ReplyDeps } from './deps.ts';

/** Tells a channel what was muted or lifted in it. */
export const announceMute = async (
  { what, mute, by }: MuteChange,
  { store, newId, now, replyQueued }: Pick<ReplyDeps, 'store' | 'newId' | 'now' | 'replyQueued'>,
): Promise<void> => {
  await store.replies.add({
    id: newId(),
    teamId: by.teamId,
    channelId: by.channelId,
    userId: by.userId,
    content: { kind: 'muting', what, mute },
    state: 'queued',
    writtenAt: now(),
  });
  replyQueued();
};
