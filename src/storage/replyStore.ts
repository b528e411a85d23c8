import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { muteKinds } from '../channels/port.ts';
import { destinationNameSchema, moves } from '../escalations/escalation.ts';
import type { News } from '../escalations/news.ts';
import type { ReplyStore } from '../replies/port.ts';
import type { NewReply, Reply, ReplyContent, ReplyEnd } from '../replies/reply.ts';
import { atomically } from './atomically.ts';
import { fromColumn, fromJson, readable, type Unreadable } from './column.ts';
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
  z.object({
    kind: z.literal('moved'),
    to: z.enum(moves),
    note: z.string().exactOptional(),
    who: z.string().exactOptional(),
  }),
  z.object({
    kind: z.enum(['undeliverable', 'delayed']),
    destination: z.string(),
    to: destinationNameSchema.exactOptional(),
    reason: z.string(),
  }),
]);

const contentSchema: z.ZodType<ReplyContent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case') }),
  z.object({ kind: z.literal('repeat') }),
  z.object({ kind: z.literal('hint') }),
  z.object({ kind: z.literal('wish'), wish: z.string().max(40) }),
  z.object({ kind: z.enum(['burst', 'told']), caseIds: z.array(z.string()) }),
  z.object({ kind: z.literal('outbreak'), outbreakId: z.string() }),
  z.object({ kind: z.enum(['teamNote', 'noteNews']), noteId: z.string() }),
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

const toReply = (row: Selectable<Tables['replies']>): Reply => ({
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

const repeatContent = JSON.stringify({ kind: 'repeat' });
const mostFolded = 500;

const columnsOf = (end: ReplyEnd) => {
  switch (end.state) {
    case 'posted':
    case 'dropped':
      return { state: end.state, leased_until: 0 };
    case 'queued':
      return { state: end.state, leased_until: 0, due_at: end.dueAt };
  }
};

/** Channels whose burst of repeats has gone quiet, or has lasted long enough to be told of. */
const burstsOver = (
  trx: Kysely<Tables>,
  { quietSince, openSince }: { quietSince: number; openSince: number },
) =>
  trx
    .selectFrom('replies')
    .select(['team_id', 'channel_id'])
    .where('state', '=', 'folded')
    .groupBy(['team_id', 'channel_id'])
    .having((eb) =>
      eb.or([eb(eb.fn.max('written_at'), '<', quietSince), eb(eb.fn.min('written_at'), '<', openSince)]),
    )
    .limit(20)
    .execute();

export const createReplyStore = (db: Kysely<Tables>, unreadable: Unreadable): ReplyStore => {
  const settle = (teamId: string, id: string, end: ReplyEnd) =>
    atomically(db, async (trx) => {
      await trx
        .updateTable('replies')
        .set(columnsOf(end))
        .where('team_id', '=', teamId)
        .where('id', '=', id)
        .execute();
      if (end.state !== 'posted' || end.card === undefined) return;
      await trx
        .updateTable('cases')
        .set({ card_channel_id: end.card.channelId, card_ts: end.card.ts })
        .where('team_id', '=', teamId)
        .where('id', 'in', (eb) => eb.selectFrom('replies').select('case_id').where('id', '=', id))
        .execute();
    });

  return {
    add: async (reply) => {
      await db.insertInto('replies').values(toReplyRow(reply)).execute();
    },
    addOnce: (reply) =>
      atomically(db, async (trx) => {
        const row = toReplyRow(reply);
        const same = await trx
          .selectFrom('replies')
          .select('id')
          .where('team_id', '=', row.team_id)
          .where('case_id', '=', row.case_id)
          .where('content', '=', row.content)
          .where('state', 'in', ['queued', 'posted'])
          .executeTakeFirst();
        if (same) return false;
        await trx.insertInto('replies').values(row).execute();
        return true;
      }),
    take: ({ now, leaseUntil, limit }) =>
      atomically(db, async (trx) => {
        const due = await trx
          .selectFrom('replies')
          .selectAll()
          .where('state', '=', 'queued')
          .where('due_at', '<=', now)
          .where('leased_until', '<=', now)
          .orderBy('written_at')
          .orderBy('id')
          .limit(limit)
          .forUpdate()
          .skipLocked()
          .execute();
        const ids = due.map(({ id }) => id);
        if (ids.length > 0)
          await trx.updateTable('replies').set({ leased_until: leaseUntil }).where('id', 'in', ids).execute();
        return readable(due, toReply, unreadable);
      }),
    waitingSince: async () => {
      const oldest = await db
        .selectFrom('replies')
        .select('written_at')
        .where('state', '=', 'queued')
        .orderBy('written_at')
        .limit(1)
        .executeTakeFirst();
      return oldest?.written_at;
    },
    begin: async ({ teamId, id, attempts }, leaseUntil) => {
      const { numUpdatedRows } = await db
        .updateTable('replies')
        .set({ attempts: attempts + 1, leased_until: leaseUntil })
        .where('team_id', '=', teamId)
        .where('id', '=', id)
        .where('attempts', '=', attempts)
        .where('state', '=', 'queued')
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    renew: async (ids, leaseUntil) => {
      if (ids.length === 0) return;
      await db
        .updateTable('replies')
        .set({ leased_until: leaseUntil })
        .where('id', 'in', ids)
        .where('state', '=', 'queued')
        .execute();
    },
    settle,
    countRepeats: async ({ teamId, channelId, since }) => {
      const { count } = await db
        .selectFrom('replies')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('team_id', '=', teamId)
        .where('channel_id', '=', channelId)
        .where('written_at', '>=', since)
        .where('content', '=', repeatContent)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    sumUp: ({ quietSince, openSince }, summaryOf) =>
      atomically(db, async (trx) => {
        const channels = await burstsOver(trx, { quietSince, openSince });
        for (const { team_id, channel_id } of channels) {
          const rows = await trx
            .selectFrom('replies')
            .selectAll()
            .where('state', '=', 'folded')
            .where('team_id', '=', team_id)
            .where('channel_id', '=', channel_id)
            .orderBy('written_at')
            .orderBy('id')
            .limit(mostFolded)
            .forUpdate()
            .skipLocked()
            .execute();
          const [first, ...more] = readable(rows, toReply, unreadable);
          if (!first) continue;
          await trx
            .updateTable('replies')
            .set({ state: 'posted' })
            .where(
              'id',
              'in',
              rows.map(({ id }) => id),
            )
            .execute();
          await trx
            .insertInto('replies')
            .values(toReplyRow(summaryOf([first, ...more])))
            .execute();
        }
        return channels.length;
      }),
    drop: async (teamId, caseId) => {
      const { numUpdatedRows } = await db
        .updateTable('replies')
        .set({ state: 'dropped', leased_until: 0 })
        .where('team_id', '=', teamId)
        .where('case_id', '=', caseId)
        .where('state', 'in', ['queued', 'folded'])
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
  };
};
