import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { checkEnvironments, type KeySetStore, type KnownKeySet } from '../cases/keySets.ts';
import { fromColumn, fromJson, storable } from './column.ts';
import type { Tables } from './schema.ts';

const texts = z.array(z.string());

export const toKeySet = (row: Selectable<Tables['key_sets']>): KnownKeySet => ({
  teamId: row.team_id,
  clientId: row.client_id,
  environment: fromColumn(z.enum(checkEnvironments), row.environment),
  jwksUrl: row.jwks_url,
  userId: row.user_id,
  at: Number(row.at),
});

export const createKeySetStore = (db: Kysely<Tables>, now: () => number): KeySetStore => ({
  remember: async ({ teamId, clientId, environment, jwksUrl, userId, at }) => {
    const told = { jwks_url: storable(jwksUrl), user_id: userId, at };
    await db
      .insertInto('key_sets')
      .values({ team_id: teamId, client_id: storable(clientId), environment, ...told })
      .onConflict((conflict) => conflict.columns(['team_id', 'client_id', 'environment']).doUpdateSet(told))
      .execute();
  },
  recall: async ({ teamId, userId, clientId, environment }) => {
    const known = db.selectFrom('key_sets').selectAll().where('team_id', '=', teamId);
    const ofApp =
      clientId === undefined
        ? known.where('user_id', '=', userId)
        : known.where('client_id', '=', storable(clientId));
    const row = await (environment === undefined ? ofApp : ofApp.where('environment', '=', environment))
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row && toKeySet(row);
  },
  watched: async (jwksUrl) => {
    const row = await db
      .selectFrom('watched_key_sets')
      .select(['troubles', 'kids'])
      .where('jwks_url', '=', jwksUrl)
      .executeTakeFirst();
    return row
      ? { troubles: fromJson(texts, row.troubles), kids: fromJson(texts, row.kids) }
      : { troubles: [], kids: [] };
  },
  noteWatched: async (jwksUrl, { troubles, kids }) => {
    const told = { troubles: JSON.stringify(troubles), kids: JSON.stringify(kids), at: now() };
    await db
      .insertInto('watched_key_sets')
      .values({ jwks_url: jwksUrl, ...told })
      .onConflict((conflict) => conflict.column('jwks_url').doUpdateSet(told))
      .execute();
  },
});
