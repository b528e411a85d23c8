import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import {
  botChoices,
  type ChannelSettings,
  type ChannelStore,
  languages,
  type Mute,
  type MuteStore,
  muteKinds,
  sensitivities,
} from '../channels/port.ts';
import { fromColumn, readable, type Unreadable } from './column.ts';
import type { Tables } from './schema.ts';

/** A channel that nobody has said anything about. */
const untouched = {
  watched: null,
  guests_may_escalate: 0,
  warns_posters: 1,
  changed_by: null,
  introduced_at: null,
  sensitivity: 'usual',
  bots: 'listed',
  quiet_from: null,
  quiet_to: null,
  language: 'en',
  introduction_ts: null,
  digest: null,
};

type Row = Omit<Tables['channels'], 'team_id' | 'channel_id' | 'changed_at'>;

/** A choice that this version cannot read counts as not made; the others of its channel stand. */
const toSettings = (row: Row, unreadable: Unreadable): ChannelSettings => {
  const chosen = <T>(of: z.ZodType<T>, column: 'sensitivity' | 'bots' | 'language'): T => {
    const [read] = readable([row[column]], (value) => fromColumn(of, value), unreadable);
    return read ?? fromColumn(of, untouched[column]);
  };
  return {
    ...(row.watched === null ? {} : { watched: row.watched === 1 }),
    guestsMayEscalate: row.guests_may_escalate === 1,
    warnsPosters: row.warns_posters === 1,
    sensitivity: chosen(z.enum(sensitivities), 'sensitivity'),
    bots: chosen(z.enum(botChoices), 'bots'),
    quiet:
      row.quiet_from === null || row.quiet_to === null ? null : { from: row.quiet_from, to: row.quiet_to },
    language: chosen(z.enum(languages), 'language'),
    ...(row.digest === null ? {} : { digest: row.digest === 1 }),
  };
};

const number = (flag: boolean): number => (flag ? 1 : 0);

export const createChannelStore = (db: Kysely<Tables>, unreadable: Unreadable): ChannelStore => ({
  settings: async (teamId, channelId) => {
    const row = await db
      .selectFrom('channels')
      .selectAll()
      .where('team_id', '=', teamId)
      .where('channel_id', '=', channelId)
      .executeTakeFirst();
    return toSettings(row ?? untouched, unreadable);
  },
  configure: async ({ teamId, channelId, settings, by, at }) => {
    const { watched, guestsMayEscalate, warnsPosters, sensitivity, bots, quiet, language, digest } = settings;
    const change = {
      ...(watched === undefined ? {} : { watched: number(watched) }),
      ...(guestsMayEscalate === undefined ? {} : { guests_may_escalate: number(guestsMayEscalate) }),
      ...(warnsPosters === undefined ? {} : { warns_posters: number(warnsPosters) }),
      ...(sensitivity === undefined ? {} : { sensitivity }),
      ...(bots === undefined ? {} : { bots }),
      ...(quiet === undefined ? {} : { quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null }),
      ...(language === undefined ? {} : { language }),
      ...(digest === undefined ? {} : { digest: number(digest) }),
      changed_by: by,
      changed_at: at,
    };
    await db
      .insertInto('channels')
      .values({ team_id: teamId, channel_id: channelId, ...untouched, ...change })
      .onConflict((conflict) => conflict.columns(['team_id', 'channel_id']).doUpdateSet(change))
      .execute();
  },
  digests: async (teamId) => {
    const rows = await db
      .selectFrom('channels')
      .select(['channel_id', 'digest'])
      .where('team_id', '=', teamId)
      .where('digest', 'is not', null)
      .orderBy('channel_id')
      .execute();
    return new Map(rows.map((row) => [row.channel_id, row.digest === 1]));
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
  placeIntroduction: async ({ teamId, channelId, ts }) => {
    await db
      .updateTable('channels')
      .set({ introduction_ts: ts })
      .where('team_id', '=', teamId)
      .where('channel_id', '=', channelId)
      .execute();
  },
  introduction: async (teamId, channelId) => {
    const row = await db
      .selectFrom('channels')
      .select('introduction_ts')
      .where('team_id', '=', teamId)
      .where('channel_id', '=', channelId)
      .executeTakeFirst();
    return row?.introduction_ts ? { channelId, ts: row.introduction_ts } : undefined;
  },
});

const toMute = (row: Selectable<Tables['mutes']>): Mute => ({
  id: row.id,
  teamId: row.team_id,
  channelId: row.channel_id,
  kind: fromColumn(z.enum(muteKinds), row.kind),
  subject: row.subject,
  ...(row.until === null ? {} : { until: row.until }),
  by: row.made_by,
  at: row.at,
});

export const createMuteStore = (db: Kysely<Tables>, unreadable: Unreadable): MuteStore => ({
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
    return readable(rows, toMute, unreadable);
  },
});
