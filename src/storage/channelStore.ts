import type { Kysely } from 'kysely';
import type { ChannelStore } from '../desk/ports.ts';
import type { Tables } from './schema.ts';

/** A channel that nobody has said anything about. */
const untouched = {
  watched: null,
  guests_may_escalate: 0,
  warns_posters: 1,
  changed_by: null,
  introduced_at: null,
};

const number = (flag: boolean): number => (flag ? 1 : 0);

export const createChannelStore = (db: Kysely<Tables>): ChannelStore => ({
  settings: async (teamId, channelId) => {
    const row = await db
      .selectFrom('channels')
      .select(['watched', 'guests_may_escalate', 'warns_posters'])
      .where('team_id', '=', teamId)
      .where('channel_id', '=', channelId)
      .executeTakeFirst();
    const { watched, guests_may_escalate, warns_posters } = row ?? untouched;
    return {
      ...(watched === null ? {} : { watched: watched === 1 }),
      guestsMayEscalate: guests_may_escalate === 1,
      warnsPosters: warns_posters === 1,
    };
  },
  configure: async ({ teamId, channelId, settings, by, at }) => {
    const { watched, guestsMayEscalate, warnsPosters } = settings;
    const change = {
      ...(watched === undefined ? {} : { watched: number(watched) }),
      ...(guestsMayEscalate === undefined ? {} : { guests_may_escalate: number(guestsMayEscalate) }),
      ...(warnsPosters === undefined ? {} : { warns_posters: number(warnsPosters) }),
      changed_by: by,
      changed_at: at,
    };
    await db
      .insertInto('channels')
      .values({ team_id: teamId, channel_id: channelId, ...untouched, ...change })
      .onConflict((conflict) => conflict.columns(['team_id', 'channel_id']).doUpdateSet(change))
      .execute();
  },
  introduce: async ({ teamId, channelId, at }) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('channels')
      .values({ team_id: teamId, channel_id: channelId, ...untouched, introduced_at: at, changed_at: at })
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
