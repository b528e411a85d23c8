import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { type Mute, type MuteStore, muteKinds } from '../channels/port.ts';
import type { Tables } from './schema.ts';

const toMute = (row: Selectable<Tables['mutes']>): Mute => ({
  id: row.id,
  teamId: row.team_id,
  channelId: row.channel_id,
  kind: z.enum(muteKinds).parse(row.kind),
  subject: row.subject,
  ...(row.until === null ? {} : { until: row.until }),
  by: row.made_by,
  at: row.at,
});

export const createMuteStore = (db: Kysely<Tables>): MuteStore => ({
  set: async ({ id, teamId, channelId, kind, subject, until, by, at }) => {
    const chosen = { id, until: until ?? null, made_by: by, at };
    await db
      .insertInto('mutes')
      .values({ team_id: teamId, channel_id: channelId, kind, subject, ...chosen })
      .onConflict((conflict) =>
        conflict.columns(['team_id', 'channel_id', 'kind', 'subject']).doUpdateSet(chosen),
      )
      .execute();
  },
  lift: async (teamId, id) => {
    const row = await db
      .deleteFrom('mutes')
      .where('team_id', '=', teamId)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    return row && toMute(row);
  },
  list: async ({ teamId, channelId, now }) => {
    const rows = await db
      .selectFrom('mutes')
      .selectAll()
      .where('team_id', '=', teamId)
      .where('channel_id', 'in', [channelId, ''])
      .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
      .orderBy('at')
      .orderBy('id')
      .execute();
    return rows.map(toMute);
  },
});
