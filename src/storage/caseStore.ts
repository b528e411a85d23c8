import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Case } from '../desk/case.ts';
import { findingSchema } from '../desk/finding.ts';
import { doors } from '../desk/paste.ts';
import type { CaseStore } from '../desk/ports.ts';
import { fromJson } from './fromJson.ts';
import type { Tables } from './schema.ts';
import { storable } from './storable.ts';

export const toCase = (row: Selectable<Tables['cases']>): Case => ({
  id: row.id,
  teamId: row.team_id,
  channelId: row.channel_id,
  userId: row.user_id,
  door: z.enum(doors).parse(row.door),
  ...(row.message_ts === null ? {} : { messageTs: row.message_ts }),
  excerpt: row.excerpt,
  finding: fromJson(findingSchema, row.finding),
  ...(row.entry_id === null ? {} : { entryId: row.entry_id }),
  picked: row.picked === 1,
  ...(row.card_channel_id === null || row.card_ts === null
    ? {}
    : { card: { channelId: row.card_channel_id, ts: row.card_ts } }),
  at: row.at,
});

const toRow = (newCase: Case): Tables['cases'] => ({
  id: newCase.id,
  team_id: newCase.teamId,
  channel_id: newCase.channelId,
  user_id: newCase.userId,
  door: newCase.door,
  message_ts: newCase.messageTs ?? null,
  excerpt: storable(newCase.excerpt),
  finding: JSON.stringify(newCase.finding),
  entry_id: newCase.entryId ?? null,
  picked: newCase.picked ? 1 : 0,
  card_channel_id: newCase.card?.channelId ?? null,
  card_ts: newCase.card?.ts ?? null,
  at: newCase.at,
});

export const createCaseStore = (db: Kysely<Tables>): CaseStore => {
  const cases = () => db.selectFrom('cases').selectAll();
  return {
    open: async (newCase) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('cases')
        .values(toRow(newCase))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
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
    pick: async (id, entryId) => {
      await db.updateTable('cases').set({ entry_id: entryId, picked: 1 }).where('id', '=', id).execute();
    },
    calledWrong: async () => {
      const rows = await cases()
        .where((eb) =>
          eb('id', 'in', eb.selectFrom('ratings').select('case_id').where('rating', '=', 'wrong')),
        )
        .orderBy('at', 'desc')
        .limit(1000)
        .execute();
      return rows.map(toCase);
    },
    latest: async (limit) => {
      const rows = await cases().orderBy('at', 'desc').limit(limit).execute();
      return rows.map(toCase);
    },
    place: async (id, card) => {
      await db
        .updateTable('cases')
        .set({ card_channel_id: card.channelId, card_ts: card.ts })
        .where('id', '=', id)
        .execute();
    },
  };
};
