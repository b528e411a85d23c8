import type { ExpressionBuilder, Kysely } from 'kysely';
import type { EscalationNumbers, NumberStore, NumbersFilter } from '../insights/port.ts';
import { unindexedTeam } from './column.ts';
import { casesOfIt } from './escalationRow.ts';
import type { Tables } from './schema.ts';

/** Changes as they are written down: the kind stands first. */
const aMove = '{"kind":"moved"%';

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
  return channelIds ? query.where('channel_id', 'in', channelIds) : query;
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

/** 1 where the case of a rating is meant. A number, so that SQLite starts from the few ratings and not from all cases of the team. */
const meantCase =
  ({ teamId, channelIds }: NumbersFilter) =>
  ({ selectFrom }: ExpressionBuilder<Tables, 'ratings'>) => {
    let query = selectFrom('cases')
      .select(({ fn }) => fn.countAll().as('counted'))
      .whereRef('cases.id', '=', 'ratings.case_id');
    if (teamId !== undefined) query = query.where('cases.team_id', '=', teamId);
    return channelIds ? query.where('cases.channel_id', 'in', channelIds) : query;
  };

const countRatings = async (db: Kysely<Tables>, filter: NumbersFilter) => {
  const rows = await db
    .selectFrom('ratings')
    .select(({ fn }) => ['rating', fn.countAll().as('counted')])
    .where('at', '>=', filter.from)
    .where('at', '<', filter.to)
    .where(meantCase(filter), '=', 1)
    .groupBy('rating')
    .execute();
  const of = (rating: string) => Number(rows.find((row) => row.rating === rating)?.counted ?? 0);
  return { worked: of('worked'), wrong: of('wrong') };
};

const sorted = (durations: readonly (number | null)[]): readonly number[] =>
  durations.flatMap((one) => (one === null ? [] : [one])).sort((one, other) => one - other);

const openedIn = (db: Kysely<Tables>, { teamId, channelIds, from, to }: NumbersFilter) => {
  let query = db.selectFrom('escalations').where('opened_at', '>=', from).where('opened_at', '<', to);
  if (teamId !== undefined) query = query.where(unindexedTeam, '=', teamId);
  // Asked for each: of a month there are fewer than of all time.
  return channelIds
    ? query.where((eb) => eb.exists(casesOfIt(eb).where('cases.channel_id', 'in', channelIds)))
    : query;
};

const countOpened = async (db: Kysely<Tables>, filter: NumbersFilter): Promise<number> => {
  const { counted } = await openedIn(db, filter)
    .select(({ fn }) => fn.countAll().as('counted'))
    .executeTakeFirstOrThrow();
  return Number(counted);
};

/** When those that somebody moved or resolved were opened, first moved and last resolved. */
const durationsOf = (db: Kysely<Tables>, filter: NumbersFilter) =>
  db
    .selectFrom(
      openedIn(db, filter)
        .select('opened_at')
        .select(({ selectFrom }) => [
          selectFrom('history')
            .select(({ fn }) => fn.min('at').as('first'))
            .whereRef('escalation_id', '=', 'escalations.id')
            .where('change', 'like', aMove)
            .as('moved_at'),
          selectFrom('resolutions')
            .select(({ fn }) => fn.max('resolved_at').as('last'))
            .whereRef('escalation_id', '=', 'escalations.id')
            .where('reopened_at', 'is', null)
            .as('resolved_at'),
        ])
        .as('opened'),
    )
    .selectAll()
    .where(({ or, eb }) => or([eb('moved_at', 'is not', null), eb('resolved_at', 'is not', null)]))
    .execute();

const countEscalations = async (db: Kysely<Tables>, filter: NumbersFilter): Promise<EscalationNumbers> => {
  const [opened, rows] = await Promise.all([countOpened(db, filter), durationsOf(db, filter)]);
  const after = (at: number | null, opened: number) => (at === null ? null : Number(at) - opened);
  return {
    opened,
    acknowledgedAfter: sorted(rows.map(({ moved_at, opened_at }) => after(moved_at, opened_at))),
    resolvedAfter: sorted(rows.map(({ resolved_at, opened_at }) => after(resolved_at, opened_at))),
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
      countRatings(db, filter),
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
      feedback,
      escalations,
    };
  },
});
