import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import { type Decision, decisionKinds, decisionStates, mostWordings } from '../curation/decision.ts';
import type { CurationStore, WaitingFilter } from '../curation/port.ts';
import { atomically } from './atomically.ts';
import { toCase } from './caseStore.ts';
import { fromColumn, readable, storable, type Unreadable } from './column.ts';
import type { Tables } from './schema.ts';

export const toDecision = (row: Selectable<Tables['decisions']>): Decision => ({
  id: row.id,
  teamId: row.team_id,
  caseId: row.case_id,
  kind: fromColumn(z.enum(decisionKinds), row.kind),
  state: fromColumn(z.enum(decisionStates), row.state),
  entryId: row.entry_id,
  words: row.words,
  by: row.made_by,
  at: row.at,
});

const toRow = (decision: Decision): Tables['decisions'] => ({
  id: decision.id,
  team_id: decision.teamId,
  case_id: decision.caseId,
  kind: decision.kind,
  state: decision.state,
  entry_id: decision.entryId,
  words: storable(decision.words),
  made_by: decision.by,
  at: decision.at,
});

/** Verdicts as they are written down: the kind stands first. */
const nothingKnown = '{"kind":"none"%';

/** Cases of a team that have a text and about which nothing was decided. */
const undecided = (db: Kysely<Tables>, { teamId, channelIds, since, limit }: WaitingFilter) => {
  const query = db
    .selectFrom('cases')
    .selectAll()
    .where('status', '=', 'standing')
    .where('pasted', '=', 1)
    .where('team_id', '=', teamId)
    .where('at', '>=', since)
    .where('excerpt', '!=', '')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decisions')
            .select('decisions.id')
            .whereRef('decisions.case_id', '=', 'cases.id')
            .where('decisions.state', '=', 'taken'),
        ),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit);
  return channelIds
    ? query.where('channel_id', 'in', channelIds)
    : query.where('channel_id', 'not like', 'D%');
};

type AboutCase = Pick<Decision, 'teamId' | 'caseId'>;

/** Whether a decision about a case was taken. Until the transaction ends nobody else takes one: the case is locked. */
const isDecided = async (trx: Transaction<Tables>, { teamId, caseId }: AboutCase): Promise<boolean> => {
  await trx
    .selectFrom('cases')
    .select('id')
    .where('team_id', '=', teamId)
    .where('id', '=', caseId)
    .forUpdate()
    .execute();
  const taken = await trx
    .selectFrom('decisions')
    .select('id')
    .where('team_id', '=', teamId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'taken')
    .executeTakeFirst();
  return taken !== undefined;
};

const find = async (db: Kysely<Tables>, teamId: string, id: string): Promise<Decision | undefined> => {
  const row = await db
    .selectFrom('decisions')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDecision(row);
};

export const createCurationStore = (db: Kysely<Tables>, unreadable: Unreadable): CurationStore => {
  const decisions = (rows: readonly Selectable<Tables['decisions']>[]) =>
    readable(rows, toDecision, unreadable);
  const cases = (rows: readonly Selectable<Tables['cases']>[]) => readable(rows, toCase, unreadable);
  return {
    waiting: async (filter) => {
      if (filter.channelIds?.length === 0) return { unrecognised: [], calledWrong: [] };
      const [unrecognised, calledWrong] = await Promise.all([
        undecided(db, filter)
          .where('entry_id', 'is', null)
          .where('door', '!=', 'message')
          .where('finding', 'like', nothingKnown)
          .execute(),
        undecided(db, filter)
          .where('id', 'in', ({ selectFrom }) =>
            selectFrom('ratings')
              .select('case_id')
              .where('rating', '=', 'wrong')
              .where('at', '>=', filter.since),
          )
          .execute(),
      ]);
      const wrong = cases(calledWrong);
      const isWrong = new Set(wrong.map(({ id }) => id));
      return { unrecognised: cases(unrecognised).filter(({ id }) => !isWrong.has(id)), calledWrong: wrong };
    },
    add: (decision) =>
      atomically(db, async (trx) => {
        if (decision.state === 'taken' && (await isDecided(trx, decision))) return false;
        await trx.insertInto('decisions').values(toRow(decision)).execute();
        return true;
      }),
    find: (teamId, id) => find(db, teamId, id),
    take: (teamId, id) =>
      atomically(db, async (trx) => {
        const proposed = await find(trx, teamId, id);
        if (!proposed || (await isDecided(trx, proposed))) return false;
        const { numUpdatedRows } = await trx
          .updateTable('decisions')
          .set({ state: 'taken' })
          .where('team_id', '=', teamId)
          .where('id', '=', id)
          .where('state', '=', 'proposed')
          .executeTakeFirstOrThrow();
        return numUpdatedRows === 1n;
      }),
    takeBack: async (teamId, id) => {
      const { numUpdatedRows } = await db
        .updateTable('decisions')
        .set({ state: 'taken_back' })
        .where('team_id', '=', teamId)
        .where('id', '=', id)
        .where('state', '=', 'taken')
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    taken: async ({ teamId, kinds, limit }) => {
      const rows = await db
        .selectFrom('decisions')
        .selectAll()
        .where('team_id', '=', teamId)
        .where('state', '=', 'taken')
        .where('kind', 'in', kinds)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return decisions(rows);
    },
    wordings: async (teamId) => {
      const rows = await db
        .selectFrom('decisions')
        .select(['entry_id', 'words'])
        .where('team_id', '=', teamId)
        .where('state', '=', 'taken')
        .where('kind', '=', 'wording')
        .orderBy('at')
        .orderBy('id')
        .limit(mostWordings)
        .execute();
      return rows.map(({ entry_id, words }) => ({ entryId: entry_id, text: words }));
    },
    takenOfAllTeams: async () => {
      const rows = await db
        .selectFrom('decisions')
        .selectAll()
        .where('state', '=', 'taken')
        .where('kind', 'in', ['wording', 'entry'])
        .orderBy('at')
        .orderBy('id')
        .execute();
      return decisions(rows);
    },
  };
};
