import type { Kysely } from 'kysely';
import type { ChannelStore } from '../desk/ports.ts';
import type { Tables } from './schema.ts';

export const createChannelStore = (db: Kysely<Tables>): ChannelStore => ({
  watched: async (teamId, channelId) => {
    const row = await db
      .selectFrom('channels')
      .select('watched')
      .where('team_id', '=', teamId)
      .where('channel_id', '=', channelId)
      .executeTakeFirst();
    return row === undefined || row.watched === null ? undefined : row.watched === 1;
  },
  watch: async ({ teamId, channelId, watched, by, at }) => {
    const change = { watched: watched ? 1 : 0, changed_by: by, changed_at: at };
    await db
      .insertInto('channels')
      .values({ team_id: teamId, channel_id: channelId, introduced_at: null, ...change })
      .onConflict((conflict) => conflict.columns(['team_id', 'channel_id']).doUpdateSet(change))
      .execute();
  },
  introduce: async ({ teamId, channelId, at }) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('channels')
      .values({
        team_id: teamId,
        channel_id: channelId,
        watched: null,
        changed_by: null,
        introduced_at: at,
        changed_at: at,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['team_id', 'channel_id'])
          .doUpdateSet({ introduced_at: at })
          .where('channels.introduced_at', 'is', null),
      )
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  },
});
