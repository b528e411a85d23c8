import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { type Case, caseStatuses } from '../cases/case.ts';
import { doors } from '../cases/paste.ts';
import type { CaseStore } from '../cases/port.ts';
import { type StoredVerdict, storedVerdictSchema } from '../cases/storedVerdict.ts';
import { atomically } from './atomically.ts';
import { fromColumn, fromJson, readable, storable, type Unreadable, unindexedTeam } from './column.ts';
import { toReplyRow } from './replyStore.ts';
import type { Tables } from './schema.ts';

export const toCase = (row: Selectable<Tables['cases']>): Case => ({
  id: row.id,
  teamId: row.team_id,
  channelId: row.channel_id,
  userId: row.user_id,
  door: fromColumn(z.enum(doors), row.door),
  ...(row.message_ts === null ? {} : { messageTs: row.message_ts }),
  excerpt: row.excerpt,
  verdict: fromJson(storedVerdictSchema, row.finding),
  ...(row.entry_id === null ? {} : { entryId: row.entry_id }),
  picked: row.picked === 1,
  ...(row.card_channel_id === null || row.card_ts === null
    ? {}
    : { card: { channelId: row.card_channel_id, ts: row.card_ts } }),
  ...(row.thread_ts === null ? {} : { threadTs: row.thread_ts }),
  ...(row.repeats === null ? {} : { repeats: row.repeats }),
  status: fromColumn(z.enum(caseStatuses), row.status),
  version: row.version,
  ...(row.enterprise_id === null ? {} : { enterpriseId: row.enterprise_id }),
  at: row.at,
});

const practiceOf = ({ facts }: StoredVerdict): string => facts.practiceCode ?? '';

const toRow = (newCase: Case): Tables['cases'] => ({
  id: newCase.id,
  team_id: newCase.teamId,
  channel_id: newCase.channelId,
  user_id: newCase.userId,
  door: newCase.door,
  message_ts: newCase.messageTs ?? null,
  excerpt: storable(newCase.excerpt),
  finding: JSON.stringify(newCase.verdict),
  entry_id: newCase.entryId ?? null,
  picked: newCase.picked ? 1 : 0,
  card_channel_id: newCase.card?.channelId ?? null,
  card_ts: newCase.card?.ts ?? null,
  thread_ts: newCase.threadTs ?? null,
  repeats: newCase.repeats ?? null,
  status: newCase.status,
  version: newCase.version,
  enterprise_id: newCase.enterpriseId ?? null,
  practice_code: practiceOf(newCase.verdict),
  pasted: newCase.excerpt === '' ? 0 : 1,
  at: newCase.at,
});

const insert = async (db: Kysely<Tables>, newCase: Case): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('cases')
    .values(toRow(newCase))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
};

/** The reply that is a case’s full card. */
const cardContent = JSON.stringify({ kind: 'case' });
const mostOfThread = 200;
const mostSightings = 1000;
const mostRepeats = 20;

export const createCaseStore = (db: Kysely<Tables>, unreadable: Unreadable): CaseStore => {
  const read = (rows: readonly Selectable<Tables['cases']>[]) => readable(rows, toCase, unreadable);
  const cases = () => db.selectFrom('cases').selectAll();
  const ours = (teamId: string, id: string) =>
    db.updateTable('cases').where('team_id', '=', teamId).where('id', '=', id);
  return {
    open: (newCase, reply) =>
      reply === undefined
        ? insert(db, newCase)
        : atomically(db, async (trx) => {
            if (!(await insert(trx, newCase))) return false;
            await trx.insertInto('replies').values(toReplyRow(reply)).execute();
            return true;
          }),
    find: async (teamId, id) => {
      const row = await cases().where('team_id', '=', teamId).where('id', '=', id).executeTakeFirst();
      return row && toCase(row);
    },
    ofMessage: async ({ teamId, channelId, messageTs }) => {
      const row = await cases()
        .where('team_id', '=', teamId)
        .where('channel_id', '=', channelId)
        .where('message_ts', '=', messageTs)
        .executeTakeFirst();
      return row && toCase(row);
    },
    ofThread: async ({ teamId, channelId, threadTs }) => {
      const rows = await cases()
        .where('team_id', '=', teamId)
        .where('channel_id', '=', channelId)
        .where('thread_ts', '=', threadTs)
        .where('status', '=', 'standing')
        .orderBy('at')
        .limit(mostOfThread)
        .execute();
      return read(rows);
    },
    firstOf: async ({ teamId, channelId, entryId, since }) => {
      const rows = await cases()
        .where('team_id', '=', teamId)
        .where('channel_id', '=', channelId)
        .where('entry_id', '=', entryId)
        .where('status', '=', 'standing')
        .where('repeats', 'is', null)
        .where('picked', '=', 0)
        .where('message_ts', 'is not', null)
        .where('at', '>=', since)
        .where((eb) =>
          eb.or([
            eb('card_ts', 'is not', null),
            eb.exists(
              eb
                .selectFrom('replies')
                .select('replies.id')
                .whereRef('replies.case_id', '=', 'cases.id')
                .where('replies.state', '=', 'queued')
                .where('replies.content', '=', cardContent),
            ),
          ]),
        )
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(5)
        .execute();
      return read(rows)[0];
    },
    echo: async (teamId, caseId) => {
      const rows = await db
        .selectFrom('cases')
        .where(unindexedTeam, '=', teamId)
        .where((eb) => eb.or([eb('id', '=', caseId), eb('repeats', '=', caseId)]))
        .where('status', '=', 'standing')
        .groupBy('practice_code')
        .select((eb) => [
          'practice_code',
          eb.fn.countAll().as('reports'),
          eb.fn.max('at').as('last_at'),
          eb
            .selectFrom('ratings')
            .select(({ fn }) => fn.countAll().as('count'))
            .where('case_id', '=', caseId)
            .where('rating', '=', 'worked')
            .as('worked'),
        ])
        .execute();
      return {
        worked: Number(rows[0]?.worked ?? 0),
        recurrence: {
          reports: rows.reduce((sum, { reports }) => sum + Number(reports), 0),
          practices: rows
            .map(({ practice_code }) => practice_code)
            .filter((code) => code !== '')
            .sort(),
          lastAt: Math.max(0, ...rows.map(({ last_at }) => Number(last_at))),
        },
      };
    },
    sightings: async ({ teamId, entryId, since }) => {
      const rows = await db
        .selectFrom('cases')
        .select(['id', 'practice_code', 'channel_id', 'message_ts', 'thread_ts', 'at'])
        .where('team_id', '=', teamId)
        .where('entry_id', '=', entryId)
        .where('status', '=', 'standing')
        .where('practice_code', '!=', '')
        .where('at', '>=', since)
        .orderBy('at')
        .limit(mostSightings)
        .execute();
      return rows.map((row) => ({
        caseId: row.id,
        practiceCode: row.practice_code,
        channelId: row.channel_id,
        ...(row.message_ts === null ? {} : { messageTs: row.message_ts }),
        ...(row.thread_ts === null ? {} : { threadTs: row.thread_ts }),
        at: row.at,
      }));
    },
    revise: async (teamId, id, { verdict, excerpt, entryId, picked, repeats, status, version }) => {
      const { numUpdatedRows } = await db
        .updateTable('cases')
        .set({
          finding: JSON.stringify(verdict),
          excerpt: storable(excerpt),
          ...(excerpt === '' ? {} : { pasted: 1 }),
          entry_id: entryId ?? null,
          picked: picked ? 1 : 0,
          repeats: repeats ?? null,
          status,
          version,
          practice_code: practiceOf(verdict),
        })
        .where('team_id', '=', teamId)
        .where('id', '=', id)
        .where('version', '<', version)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    setStatus: async (teamId, id, status) => {
      await ours(teamId, id).set({ status }).execute();
    },
    pick: async (teamId, id, entryId) => {
      await ours(teamId, id).set({ entry_id: entryId, picked: 1 }).execute();
    },
    settle: async (teamId, id, { verdict, entryId, picked }) => {
      await ours(teamId, id)
        .set({ finding: JSON.stringify(verdict), entry_id: entryId ?? null, picked: picked ? 1 : 0 })
        .execute();
    },
    calledWrong: async () => {
      const rows = await cases()
        .where((eb) =>
          eb('id', 'in', eb.selectFrom('ratings').select('case_id').where('rating', '=', 'wrong')),
        )
        .orderBy('at', 'desc')
        .limit(1000)
        .execute();
      return read(rows);
    },
    latestOf: async (teamId, limit) => {
      const rows = await cases()
        .where('status', '=', 'standing')
        .where('pasted', '=', 1)
        .where('team_id', '=', teamId)
        .where('excerpt', '!=', '')
        .orderBy('at', 'desc')
        .limit(limit)
        .execute();
      return read(rows);
    },
    latest: async (limit) => {
      const rows = await cases().orderBy('at', 'desc').limit(limit).execute();
      return read(rows);
    },
    ofCard: async ({ teamId, channelId, ts }) => {
      const rows = await cases()
        .where('team_id', '=', teamId)
        .where('card_channel_id', '=', channelId)
        .where('card_ts', '=', ts)
        .execute();
      return read(rows);
    },
    unplace: async ({ teamId, channelId, ts }) => {
      await db
        .updateTable('cases')
        .set({ card_channel_id: null, card_ts: null })
        .where('team_id', '=', teamId)
        .where('card_channel_id', '=', channelId)
        .where('card_ts', '=', ts)
        .execute();
    },
    repeatsOf: async (teamId, id) => {
      const rows = await cases()
        .where('team_id', '=', teamId)
        .where('repeats', '=', id)
        .where('card_ts', 'is not', null)
        .orderBy('at', 'desc')
        .limit(mostRepeats)
        .execute();
      return read(rows);
    },
    standAlone: async (teamId, id) => {
      await ours(teamId, id).set({ repeats: null }).execute();
    },
    place: async (teamId, id, card) => {
      await ours(teamId, id).set({ card_channel_id: card.channelId, card_ts: card.ts }).execute();
    },
  };
};
