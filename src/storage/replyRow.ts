import type { Selectable } from 'kysely';
import { z } from 'zod';
import { muteKinds } from '../channels/port.ts';
import { moves } from '../escalations/lifeCycle.ts';
import type { News } from '../escalations/news.ts';
import type { NewReply, Reply, ReplyContent } from '../replies/reply.ts';
import { fromColumn, fromJson } from './column.ts';
import type { Tables } from './schema.ts';

const muteSchema = z.object({
  id: z.string(),
  teamId: z.string(),
  channelId: z.string(),
  kind: z.enum(muteKinds),
  subject: z.string(),
  until: z.number().exactOptional(),
  by: z.string(),
  at: z.number(),
});

const newsSchema: z.ZodType<News> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), to: z.enum(moves), note: z.string().exactOptional() }),
  z.object({ kind: z.enum(['undeliverable', 'delayed']), destination: z.string(), reason: z.string() }),
]);

const contentSchema: z.ZodType<ReplyContent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case') }),
  z.object({ kind: z.literal('repeat') }),
  z.object({ kind: z.literal('hint') }),
  z.object({ kind: z.literal('wish'), wish: z.string().max(40) }),
  z.object({ kind: z.literal('burst'), caseIds: z.array(z.string()) }),
  z.object({ kind: z.literal('outbreak'), outbreakId: z.string() }),
  z.object({ kind: z.literal('news'), escalationId: z.string(), number: z.number(), news: newsSchema }),
  z.object({ kind: z.literal('muting'), what: z.enum(['muted', 'lifted']), mute: muteSchema }),
]);

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
  content: fromJson(contentSchema, row.content),
  state: fromColumn(z.enum(['queued', 'folded']), row.state),
  attempts: row.attempts,
  writtenAt: row.written_at,
});
