import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type NewReply, type Reply, replyContentSchema } from '../replies/reply.ts';
import { fromJson } from './fromJson.ts';
import type { Tables } from './schema.ts';

export const toReplyRow = (reply: NewReply): Tables['replies'] => ({
  id: reply.id,
  team_id: reply.teamId,
  channel_id: reply.channelId,
  user_id: reply.userId,
  thread_ts: reply.threadTs ?? null,
  case_id: reply.caseId ?? null,
  content: JSON.stringify(reply.content),
  state: reply.state,
  attempts: 0,
  due_at: reply.writtenAt,
  leased_until: 0,
  written_at: reply.writtenAt,
});

export const toReply = (row: Selectable<Tables['replies']>): Reply => ({
  id: row.id,
  teamId: row.team_id,
  channelId: row.channel_id,
  userId: row.user_id,
  ...(row.thread_ts === null ? {} : { threadTs: row.thread_ts }),
  ...(row.case_id === null ? {} : { caseId: row.case_id }),
  content: fromJson(replyContentSchema, row.content),
  state: z.enum(['queued', 'folded']).parse(row.state),
  attempts: row.attempts,
  writtenAt: row.written_at,
});
