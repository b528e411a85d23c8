import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Outbreak } from '../outbreaks/outbreak.ts';
import type { OutbreakStore } from '../outbreaks/port.ts';
import { atomically } from './atomically.ts';
import { fromColumn, readable, type Unreadable } from './column.ts';
import type { Tables } from './schema.ts';

const toOutbreak = (row: Selectable<Tables['outbreaks']>): Outbreak => ({
  id: row.id,
  teamId: row.team_id,
  entryId: row.entry_id,
  state: fromColumn(z.enum(['open', 'closed']), row.state),
  startedAt: row.started_at,
  lastAt: row.last_at,
  ...(row.card_channel_id === null || row.card_ts === null
    ? {}
    : { card: { channelId: row.card_channel_id, ts: row.card_ts } }),
});

export const createOutbreakStore = (db: Kysely<Tables>, unreadable: Unreadable): OutbreakStore => ({
  raise: ({ id, teamId, entryId, startedAt, lastAt }) =>
    atomically(db, async (trx) => {
      const open = () =>
        trx
          .selectFrom('outbreaks')
          .selectAll()
          .where('team_id', '=', teamId)
          .where('open_key', '=', entryId)
          .executeTakeFirst();
      const already = await open();
      if (already) {
        const later = Math.max(already.last_at, lastAt);
        await trx.updateTable('outbreaks').set({ last_at: later }).where('id', '=', already.id).execute();
        return { outbreak: toOutbreak({ ...already, last_at: later }), isNew: false };
      }
      const row: Tables['outbreaks'] = {
        id,
        team_id: teamId,
        entry_id: entryId,
        open_key: entryId,
        state: 'open',
        started_at: startedAt,
        last_at: lastAt,
        card_channel_id: null,
        card_ts: null,
      };
      await trx.insertInto('outbreaks').values(row).execute();
      return { outbreak: toOutbreak(row), isNew: true };
    }),
  find: async (teamId, id) => {
    const row = await db
      .selectFrom('outbreaks')
      .selectAll()
      .where('team_id', '=', teamId)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && toOutbreak(row);
  },
  place: async (teamId, id, card) => {
    await db
      .updateTable('outbreaks')
      .set({ card_channel_id: card.channelId, card_ts: card.ts })
      .where('team_id', '=', teamId)
      .where('id', '=', id)
      .execute();
  },
  closeQuiet: async (teamId, since) => {
    const rows = await db
      .updateTable('outbreaks')
      .set((eb) => ({ state: 'closed', open_key: eb.ref('id') }))
      .where('team_id', '=', teamId)
      .where('state', '=', 'open')
      .where('last_at', '<', since)
      .returningAll()
      .execute();
    return readable(rows, toOutbreak, unreadable);
  },
});
