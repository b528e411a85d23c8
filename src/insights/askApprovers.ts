import type { NewReply } from '../replies/reply.ts';
import type { TeamNote } from './teamNote.ts';
import type { TeamNoteDeps } from './teamNoteDeps.ts';

/** Makes the question to the approvers about a note, asked in their channel. */
export const askApprovers =
  (channelId: string, { newId, now }: Pick<TeamNoteDeps, 'newId' | 'now'>) =>
  ({ id, teamId, by = '' }: TeamNote): NewReply => ({
    id: newId(),
    teamId,
    channelId,
    userId: by,
    content: { kind: 'teamNote', noteId: id },
    state: 'queued',
    writtenAt: now(),
  });
