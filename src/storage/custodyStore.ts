import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { CustodyStore, Purge } from '../cases/port.ts';
import { atomically } from './atomically.ts';
import { toCase } from './caseStore.ts';
import { toEscalation } from './escalationRow.ts';
import { toKeySet } from './keySetStore.ts';
import type { Tables } from './schema.ts';

const nobody = 'purged';
const emptied = {
  excerpt: '',
  finding: JSON.stringify({ kind: 'none', candidates: [], others: [], facts: { scopes: [], times: [] } }),
};

/** The cases that a purge means. */
const isMeant = (eb: ExpressionBuilder<Tables, 'cases'>, purge: Purge) => {
  const { userId, channelId, teamId, messageTs, before } = purge;
  return eb.and([
    ...(userId === undefined ? [] : [eb('user_id', '=', userId)]),
    ...(channelId === undefined ? [] : [eb('channel_id', '=', channelId)]),
    ...(teamId === undefined ? [] : [eb('team_id', '=', teamId)]),
    ...(messageTs === undefined ? [] : [eb('message_ts', '=', messageTs)]),
    ...(before === undefined ? [] : [eb('at', '<', before)]),
  ]);
};

/** A purge without a condition would take everything: somebody forgot to say what they meant. */
const mustMeanSomething = (purge: Purge) => {
  if (Object.values(purge).every((value) => value === undefined))
    throw new RangeError('A purge must name a person, a channel, a message or a time.');
};

const isEscalated = (eb: ExpressionBuilder<Tables, 'cases'>) =>
  eb('id', 'in', eb.selectFrom('escalation_cases').select('case_id'));

/** A case of a look alone has no excerpt, yet what was seen. */
const holdsText = (eb: ExpressionBuilder<Tables, 'cases'>) =>
  eb.or([eb('excerpt', '!=', ''), eb('finding', '!=', emptied.finding)]);

const purgeCases = async (db: Kysely<Tables>, purge: Purge) => {
  mustMeanSomething(purge);
  return atomically(db, async (trx) => {
    const person = purge.userId === undefined ? {} : { user_id: nobody };
    const kept = await trx
      .updateTable('cases')
      .set({ ...emptied, ...person })
      .where((eb) => eb.and([isMeant(eb, purge), isEscalated(eb), holdsText(eb)]))
      .executeTakeFirstOrThrow();
    const gone = await trx
      .deleteFrom('cases')
      .where((eb) => eb.and([isMeant(eb, purge), eb.not(isEscalated(eb))]))
      .executeTakeFirstOrThrow();
    return { deleted: Number(gone.numDeletedRows), emptied: Number(kept.numUpdatedRows) };
  });
};

const countCases = async (db: Kysely<Tables>, purge: Purge) => {
  mustMeanSomething(purge);
  const count = async (condition: (eb: ExpressionBuilder<Tables, 'cases'>) => Expression<SqlBool>) => {
    const { counted } = await db
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll().as('counted'))
      .where((eb) => eb.and([isMeant(eb, purge), condition(eb)]))
      .executeTakeFirstOrThrow();
    return Number(counted);
  };
  return {
    deleted: await count((eb) => eb.not(isEscalated(eb))),
    emptied: await count((eb) => eb.and([isEscalated(eb), holdsText(eb)])),
  };
};

const forgetUser = (db: Kysely<Tables>, userId: string) =>
  atomically(db, async (trx) => {
    await trx.deleteFrom('ratings').where('user_id', '=', userId).execute();
    await trx.updateTable('replies').set({ user_id: nobody }).where('user_id', '=', userId).execute();
    await trx.deleteFrom('key_sets').where('user_id', '=', userId).execute();
    await trx.deleteFrom('mutes').where('kind', '=', 'person').where('subject', '=', userId).execute();
    await trx.updateTable('mutes').set({ made_by: nobody }).where('made_by', '=', userId).execute();
    await trx.updateTable('cases').set({ user_id: nobody }).where('user_id', '=', userId).execute();
    await trx.updateTable('escalations').set({ opened_by: nobody }).where('opened_by', '=', userId).execute();
    await trx.updateTable('escalations').set({ assignee: null }).where('assignee', '=', userId).execute();
    await trx
      .updateTable('escalation_cases')
      .set({ joined_by: nobody })
      .where('joined_by', '=', userId)
      .execute();
    await trx
      .updateTable('resolutions')
      .set({ resolved_by: nobody })
      .where('resolved_by', '=', userId)
      .execute();
    await trx.updateTable('channels').set({ changed_by: nobody }).where('changed_by', '=', userId).execute();
    await trx.updateTable('history').set({ made_by: nobody }).where('made_by', '=', userId).execute();
    await trx
      .updateTable('history')
      .set({ change: sql<string>`replace(change, ${`"${userId}"`}, ${`"${nobody}"`})` })
      .where('change', 'like', `%"${userId}"%`)
      .execute();
  });

const holdingOf = async (db: Kysely<Tables>, userId: string) => {
  const [cases, ratings, escalations, keySets] = await Promise.all([
    db.selectFrom('cases').selectAll().where('user_id', '=', userId).orderBy('at').execute(),
    db.selectFrom('ratings').selectAll().where('user_id', '=', userId).orderBy('at').execute(),
    db
      .selectFrom('escalations')
      .selectAll()
      .where((eb) => eb.or([eb('opened_by', '=', userId), eb('assignee', '=', userId)]))
      .orderBy('number')
      .execute(),
    db.selectFrom('key_sets').selectAll().where('user_id', '=', userId).orderBy('at').execute(),
  ]);
  return {
    cases: cases.map(toCase),
    ratings: ratings.map(({ case_id, rating, at }) => ({ caseId: case_id, rating, at: Number(at) })),
    escalations: escalations.map(toEscalation),
    keySets: keySets.map(toKeySet),
  };
};

const purgeTraces = (db: Kysely<Tables>, before: number) =>
  atomically(db, async (trx) => {
    const gone = [
      await trx
        .deleteFrom('replies')
        .where('written_at', '<', before)
        .where('state', 'in', ['posted', 'dropped'])
        .executeTakeFirstOrThrow(),
      await trx.deleteFrom('mutes').where('until', '<', before).executeTakeFirstOrThrow(),
      await trx
        .deleteFrom('outbreaks')
        .where('state', '=', 'closed')
        .where('last_at', '<', before)
        .executeTakeFirstOrThrow(),
      await trx.deleteFrom('claims').where('at', '<', before).executeTakeFirstOrThrow(),
      await trx.deleteFrom('key_sets').where('at', '<', before).executeTakeFirstOrThrow(),
      await trx.deleteFrom('watched_key_sets').where('at', '<', before).executeTakeFirstOrThrow(),
    ];
    return gone.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0);
  });

export const createCustodyStore = (db: Kysely<Tables>): CustodyStore => ({
  purgeCases: (purge) => purgeCases(db, purge),
  countCases: (purge) => countCases(db, purge),
  purgeTraces: (before) => purgeTraces(db, before),
  forgetUser: (userId) => forgetUser(db, userId),
  purgeEscalations: async (resolvedBefore) => {
    const { numDeletedRows } = await db
      .deleteFrom('escalations')
      .where('state', '=', 'resolved')
      .where('changed_at', '<', resolvedBefore)
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  },
  holdingOf: (userId) => holdingOf(db, userId),
});
