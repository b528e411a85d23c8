import { type Kysely, sql } from 'kysely';
import type { EscalationNumbers, NumberStore, NumbersFilter } from '../insights/port.ts';
import { unindexedChannel, unindexedTeam } from './column.ts';
import { pastedIn } from './escalationRow.ts';
import type { Tables } from './schema.ts';

/** How often each error was pasted, by practice; no error where none was recognised for sure. */
export const casesByError = (db: Kysely<Tables>, { teamId, channelIds, from, to }: NumbersFilter) => {
  let query = db
    .selectFrom('cases')
    .select(({ fn }) => ['entry_id', 'practice_code', fn.countAll().as('counted')])
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('status', '=', 'standing')
    .where('pasted', '=', 1)
    .groupBy(['entry_id', 'practice_code']);
  if (teamId !== undefined) query = query.where('team_id', '=', teamId);
  return channelIds ? query.where(unindexedChannel, 'in', channelIds) : query;
};

const countCases = async (db: Kysely<Tables>, filter: NumbersFilter) => {
  const rows = await casesByError(db, filter).execute();
  return rows.map((row) => ({ ...row, counted: Number(row.counted) }));
};

const countReplies = async (db: Kysely<Tables>, { teamId, channelIds, from, to }: NumbersFilter) => {
  let query = db
    .selectFrom('replies')
    .select(({ fn }) => fn.countAll().as('counted'))
    .where('written_at', '>=', from)
    .where('written_at', '<', to)
    .where('state', '=', 'posted');
  if (teamId !== undefined) query = query.where('team_id', '=', teamId);
  if (channelIds) query = query.where('channel_id', 'in', channelIds);
  const { counted } = await query.executeTakeFirstOrThrow();
  return Number(counted);
};

/** What people said of cards. */
export const ratingsOf = (db: Kysely<Tables>, { teamId, channelIds, from, to }: NumbersFilter) => {
  let query = db
    .selectFrom('ratings')
    .select(({ fn }) => [
      fn.countAll().filterWhere('rating', '=', 'worked').as('worked'),
      fn.countAll().filterWhere('rating', '=', 'wrong').as('wrong'),
    ])
    .where('at', '>=', from)
    .where('at', '<', to);
  if (teamId !== undefined) query = query.where('team_id', '=', teamId);
  return channelIds ? query.where('channel_id', 'in', channelIds) : query;
};

/** How long each waited, as one text: a row for each would take five times as long to read. */
const waits = (until: 'moved_at' | 'resolved_at') =>
  sql<string | null>`string_agg(cast(${sql.ref(until)} - opened_at as text), ',')`;

const inOrder = (waits: string | null): readonly number[] =>
  waits === null
    ? []
    : waits
        .split(',')
        .map(Number)
        .sort((one, other) => one - other);

/** Of those that were opened in a time: how many, and how long they waited. */
export const escalationsOpened = (db: Kysely<Tables>, { teamId, channelIds, from, to }: NumbersFilter) => {
  let query = db
    .selectFrom('escalations')
    .select(({ fn }) => [
      fn.countAll().as('opened'),
      waits('moved_at').as('acknowledged'),
      waits('resolved_at').as('resolved'),
    ])
    .where('opened_at', '>=', from)
    .where('opened_at', '<', to);
  if (teamId !== undefined) query = query.where(unindexedTeam, '=', teamId);
  return channelIds ? query.where((eb) => pastedIn(eb, channelIds)) : query;
};

const countEscalations = async (db: Kysely<Tables>, filter: NumbersFilter): Promise<EscalationNumbers> => {
  const row = await escalationsOpened(db, filter).executeTakeFirstOrThrow();
  return {
    opened: Number(row.opened),
    acknowledgedAfter: inOrder(row.acknowledged),
    resolvedAfter: inOrder(row.resolved),
  };
};

const nothing = {
  errors: [],
  unrecognised: 0,
  replies: 0,
  feedback: { worked: 0, wrong: 0 },
  escalations: { opened: 0, acknowledgedAfter: [], resolvedAfter: [] },
};

export const createNumberStore = (db: Kysely<Tables>): NumberStore => ({
  count: async (filter) => {
    if (filter.channelIds?.length === 0) return nothing;
    const [cases, replies, feedback, escalations] = await Promise.all([
      countCases(db, filter),
      countReplies(db, filter),
      ratingsOf(db, filter).executeTakeFirstOrThrow(),
      countEscalations(db, filter),
    ]);
    return {
      errors: cases.flatMap(({ entry_id, practice_code, counted }) =>
        entry_id === null ? [] : [{ entryId: entry_id, practiceCode: practice_code, cases: counted }],
      ),
      unrecognised: cases
        .filter(({ entry_id }) => entry_id === null)
        .reduce((sum, { counted }) => sum + counted, 0),
      replies,
      feedback: { worked: Number(feedback.worked), wrong: Number(feedback.wrong) },
      escalations,
    };
  },
});
