import {
  type DeleteResult,
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type SqlBool,
  sql,
} from 'kysely';
import type { Purge, Purged } from '../cases/port.ts';
import { atomically } from './atomically.ts';
import { inSlices, untilNone } from './inSlices.ts';
import type { Tables } from './schema.ts';

/** Stands where a person stood. */
export const nobody = 'purged';

const emptied = {
  excerpt: '',
  finding: JSON.stringify({ kind: 'none', candidates: [], others: [], facts: { scopes: [], times: [] } }),
};

type OfCases = ExpressionBuilder<Tables, 'cases'>;

/** The cases that a purge means. */
const isMeant = (eb: OfCases, purge: Purge) => {
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

const isEscalated = (eb: OfCases) =>
  eb.exists(
    eb
      .selectFrom('escalation_cases')
      .select('escalation_id')
      .whereRef('escalation_cases.case_id', '=', 'cases.id'),
  );

/** A case of a look alone has no excerpt, yet what was seen. */
const holdsText = (eb: OfCases) => eb.or([eb('excerpt', '!=', ''), eb('finding', '!=', emptied.finding)]);

/** Where a slice begins or ends: cases are gone through in the order of their time. */
interface Mark {
  readonly at: number;
  readonly id: string;
}

const isBeyond = (eb: OfCases, { at, id }: Mark, how: '>' | '<=') =>
  eb(eb.refTuple('at', 'id'), how, eb.tuple(at, id));

/** What was never confirmed, taken back or set aside is of no use once its case is gone. */
const teachesNothing = (eb: ExpressionBuilder<Tables, 'decisions'>) =>
  eb.or([eb('state', '!=', 'taken'), eb('kind', 'not in', ['wording', 'entry'])]);

/** Empties or deletes the cases between two marks. */
const purgeBetween = async (
  trx: Kysely<Tables>,
  purge: Purge,
  { from, to }: { readonly from: Mark; readonly to: Mark },
): Promise<Purged> => {
  const isTaken = (eb: OfCases) =>
    eb.and([isMeant(eb, purge), isBeyond(eb, from, '>'), isBeyond(eb, to, '<=')]);
  const person = purge.userId === undefined ? {} : { user_id: nobody };
  await trx
    .deleteFrom('decisions')
    .where(teachesNothing)
    .where('case_id', 'in', ({ selectFrom }) => selectFrom('cases').select('id').where(isTaken))
    .execute();
  const kept = await trx
    .updateTable('cases')
    .set({ ...emptied, ...person })
    .where((eb) => eb.and([isTaken(eb), isEscalated(eb), holdsText(eb)]))
    .executeTakeFirstOrThrow();
  const gone = await trx
    .deleteFrom('cases')
    .where((eb) => eb.and([isTaken(eb), eb.not(isEscalated(eb))]))
    .executeTakeFirstOrThrow();
  return { deleted: Number(gone.numDeletedRows), emptied: Number(kept.numUpdatedRows) };
};

export const purgeCases = async (db: Kysely<Tables>, purge: Purge): Promise<Purged> => {
  mustMeanSomething(purge);
  const purged = { deleted: 0, emptied: 0 };
  let from: Mark = { at: Number.MIN_SAFE_INTEGER, id: '' };
  await inSlices((limit) =>
    atomically(db, async (trx) => {
      const rows = await trx
        .selectFrom('cases')
        .select(['at', 'id'])
        .where((eb) => eb.and([isMeant(eb, purge), isBeyond(eb, from, '>')]))
        .orderBy('at')
        .orderBy('id')
        .limit(limit)
        .execute();
      const to = rows.at(-1);
      if (!to) return { rows: 0, to: from, deleted: 0, emptied: 0 };
      return { rows: rows.length, to, ...(await purgeBetween(trx, purge, { from, to })) };
    }).then(({ rows, to, deleted, emptied: kept }) => {
      from = to;
      purged.deleted += deleted;
      purged.emptied += kept;
      return rows;
    }),
  );
  return purged;
};

export const countCases = async (db: Kysely<Tables>, purge: Purge): Promise<Purged> => {
  mustMeanSomething(purge);
  const count = async (condition: (eb: OfCases) => Expression<SqlBool>) => {
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

const deleted = async (deletion: { executeTakeFirstOrThrow(): Promise<DeleteResult> }): Promise<number> =>
  Number((await deletion.executeTakeFirstOrThrow()).numDeletedRows);

export const purgeEscalations = (db: Kysely<Tables>, resolvedBefore: number): Promise<number> =>
  untilNone((limit) =>
    db.deleteFrom('escalations').where('id', 'in', (eb) =>
      eb
        .selectFrom('escalations')
        .select('id')
        // Written into the statement, so that the index of the resolved ones serves.
        .where('state', '=', sql.lit('resolved'))
        .where('changed_at', '<', resolvedBefore)
        .limit(limit),
    ),
  );

const purgeReplies = (db: Kysely<Tables>, before: number) =>
  untilNone((limit) =>
    db
      .deleteFrom('replies')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('replies')
          .select('id')
          .where('written_at', '<', before)
          .where('state', 'in', ['posted', 'dropped'])
          .limit(limit),
      ),
  );

/**
 * One for every poster that was warned and every message that was deleted, beside those of scheduled jobs. All are gone through in
 * the order of their key, so that no slice passes over what earlier ones kept.
 */
const purgeClaims = async (db: Kysely<Tables>, before: number): Promise<number> => {
  let from = { job: '', run: '' };
  let gone = 0;
  const isFrom = (eb: ExpressionBuilder<Tables, 'claims'>, { job, run }: typeof from, how: '>' | '<=') =>
    eb(eb.refTuple('job', 'run'), how, eb.tuple(job, run));
  await inSlices(async (limit) => {
    const rows = await db
      .selectFrom('claims')
      .select(['job', 'run'])
      .where((eb) => isFrom(eb, from, '>'))
      .orderBy('job')
      .orderBy('run')
      .limit(limit)
      .execute();
    const to = rows.at(-1);
    if (!to) return 0;
    const slice = db
      .deleteFrom('claims')
      .where((eb) => eb.and([isFrom(eb, from, '>'), isFrom(eb, to, '<='), eb('at', '<', before)]));
    gone += await deleted(slice);
    from = to;
    return rows.length;
  });
  return gone;
};

const purgeDecisions = (db: Kysely<Tables>, before: number) =>
  untilNone((limit) =>
    db
      .deleteFrom('decisions')
      .where('id', 'in', (eb) =>
        eb.selectFrom('decisions').select('id').where('at', '<', before).where(teachesNothing).limit(limit),
      ),
  );

/** What grows with messages goes in slices; of the others there are few. */
export const purgeTraces = async (db: Kysely<Tables>, before: number): Promise<number> => {
  const gone = [
    await purgeReplies(db, before),
    await purgeClaims(db, before),
    await purgeDecisions(db, before),
    await deleted(db.deleteFrom('mutes').where('until', '<', before)),
    await deleted(db.deleteFrom('outbreaks').where('state', '=', 'closed').where('last_at', '<', before)),
    await deleted(
      db
        .deleteFrom('team_notes')
        .where('state', '!=', 'standing')
        .where((eb) => eb(eb.fn.coalesce('decided_at', 'at'), '<', before)),
    ),
    await deleted(db.deleteFrom('key_sets').where('at', '<', before)),
    await deleted(db.deleteFrom('watched_key_sets').where('at', '<', before)),
  ];
  return gone.reduce((sum, rows) => sum + rows, 0);
};
