import {
  type Expression,
  type ExpressionBuilder,
  type Kysely,
  type Selectable,
  type SqlBool,
  sql,
} from 'kysely';
import { z } from 'zod';
import { type Escalation, escalationStates } from '../escalations/escalation.ts';
import type {
  EscalationFilter,
  EscalationStore,
  Listed,
  ListFilter,
  Readership,
} from '../escalations/port.ts';
import { editEscalation, joinCase, retryDeliveries, takeDueReminders } from './changeEscalation.ts';
import { fromColumn, readable, type Unreadable, unindexedTeam } from './column.ts';
import { deliveriesOf } from './deliveryQueue.ts';
import { casesOfIt, escalationCases, pastedIn, readHistory, toEscalation } from './escalationRow.ts';
import { fileEscalation } from './fileEscalation.ts';
import { inPages } from './inSlices.ts';
import { findResolutions } from './resolutionStore.ts';
import type { Tables } from './schema.ts';

const usualLimit = 100;

const inTeam = (db: Kysely<Tables>, teamId: string) =>
  db.selectFrom('escalations').where('team_id', '=', teamId);

const findById = async (db: Kysely<Tables>, teamId: string, id: string): Promise<Escalation | undefined> => {
  const row = await inTeam(db, teamId).selectAll().where('id', '=', id).executeTakeFirst();
  return row && toEscalation(row);
};

/** The escalation that the case was filed for or has joined. */
const findOfCase = async (
  db: Kysely<Tables>,
  teamId: string,
  caseId: string,
): Promise<Escalation | undefined> => {
  const row = await db
    .selectFrom('escalation_cases')
    .innerJoin('escalations', 'escalations.id', 'escalation_cases.escalation_id')
    .selectAll('escalations')
    .where('escalation_cases.case_id', '=', caseId)
    .where('escalations.team_id', '=', teamId)
    .executeTakeFirst();
  return row && toEscalation(row);
};

/** The largest value of the number's column. */
const largestNumber = 2 ** 31 - 1;

const findByNumber = async (
  among: ReturnType<typeof inTeam>,
  number: number,
): Promise<Escalation | undefined> => {
  if (!Number.isInteger(number) || number < 0 || number > largestNumber) return undefined;
  const row = await among.selectAll().where('number', '=', number).executeTakeFirst();
  return row && toEscalation(row);
};

/** A person may read what they opened or joined, what one of their cases is of, and what comes from a channel that they are in. */
const isReadableBy = (
  eb: ExpressionBuilder<Tables, 'escalations'>,
  { userId, channelIds }: Readership,
): Expression<SqlBool> => {
  // Asked row by row, since a list ends with its limit, and one by one, since each has an index that answers it.
  const joined = eb
    .selectFrom('escalation_cases')
    .select('escalation_cases.case_id')
    .whereRef('escalation_cases.escalation_id', '=', 'escalations.id');
  return eb.or([
    eb('opened_by', '=', userId),
    ...(channelIds.length === 0 ? [] : [pastedIn(eb, channelIds)]),
    eb.exists(joined.where('escalation_cases.joined_by', '=', userId)),
    eb.exists(casesOfIt(eb).where('cases.user_id', '=', userId)),
  ]);
};

/** It was reported for the practice, or one of its cases is that practice's. */
const concerns = (eb: ExpressionBuilder<Tables, 'escalations'>, practiceCode: string) =>
  eb.or([
    eb('practice_code', '=', practiceCode),
    eb.exists(casesOfIt(eb).where('cases.practice_code', '=', practiceCode)),
  ]);

const isOf = (eb: ExpressionBuilder<Tables, 'escalations'>, userId: string): Expression<SqlBool> =>
  eb(
    'id',
    'in',
    eb
      .selectFrom('escalations')
      .select('id')
      .where('assignee', '=', userId)
      .union(eb.selectFrom('escalation_cases').select('escalation_id as id').where('joined_by', '=', userId)),
  );

/** Written into the statement and not beside it, so that the index of the open ones serves. */
const resolved = sql.lit('resolved');

const matching = (
  db: Kysely<Tables>,
  { teamId, id, readableBy, isOpen, state, of, practiceCode, entryId }: EscalationFilter,
) => {
  let query =
    of === undefined ? inTeam(db, teamId) : db.selectFrom('escalations').where(unindexedTeam, '=', teamId);
  if (id !== undefined) query = query.where('id', '=', id);
  if (isOpen !== undefined) query = query.where('state', isOpen ? '!=' : '=', resolved);
  if (state !== undefined) query = query.where('state', '=', state);
  if (practiceCode !== undefined) query = query.where((eb) => concerns(eb, practiceCode));
  if (entryId !== undefined) query = query.where('entry_id', '=', entryId);
  if (of !== undefined) query = query.where((eb) => isOf(eb, of));
  if (readableBy) query = query.where((eb) => isReadableBy(eb, readableBy));
  return query;
};

const latest = (db: Kysely<Tables>, { limit = usualLimit, ...filter }: ListFilter) =>
  matching(db, filter).selectAll().orderBy('number', 'desc').limit(limit).execute();

/** Counting costs more than the list itself: only where the list may have left some out. */
const countMatching = async (db: Kysely<Tables>, filter: EscalationFilter): Promise<number> => {
  const { count } = await matching(db, filter)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

const listAndCount = async (
  db: Kysely<Tables>,
  unreadable: Unreadable,
  filter: ListFilter,
): Promise<Listed> => {
  const rows = await latest(db, filter);
  const isWhole = rows.length < (filter.limit ?? usualLimit);
  const total = isWhole ? rows.length : await countMatching(db, filter);
  return { escalations: readable(rows, toEscalation, unreadable), total };
};

/** Of all teams, in pages, so that nobody waits for all of them. */
async function* allEscalations(
  db: Kysely<Tables>,
  unreadable: Unreadable,
  { isOpen, newestFirst = false }: { readonly isOpen?: boolean; readonly newestFirst?: boolean } = {},
): AsyncGenerator<Escalation> {
  const [beyond, order] = newestFirst ? (['<', 'desc'] as const) : (['>', 'asc'] as const);
  const pages = inPages<Selectable<Tables['escalations']>>((after, size) => {
    let query = db.selectFrom('escalations').selectAll();
    if (after) query = query.where('number', beyond, after.number);
    if (isOpen !== undefined) query = query.where('state', isOpen ? '!=' : '=', resolved);
    return query.orderBy('number', order).limit(size).execute();
  });
  for await (const rows of pages) yield* readable(rows, toEscalation, unreadable);
}

const countOpen = async (
  db: Kysely<Tables>,
  unreadable: Unreadable,
  teamId: string,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('escalations')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .where('team_id', '=', teamId)
    .where('state', '!=', resolved)
    .groupBy('state')
    .execute();
  const read = ({ state, count }: (typeof rows)[number]) =>
    [fromColumn(z.enum(escalationStates), state), Number(count)] as const;
  return new Map(readable(rows, read, unreadable));
};

export const createEscalationStore = (
  db: Kysely<Tables>,
  newId: () => string,
  unreadable: Unreadable,
): EscalationStore => {
  const ofCase: EscalationStore['ofCase'] = (teamId, caseId) => findOfCase(db, teamId, caseId);
  return {
    file: (filed) => fileEscalation(db, filed, { newId, ofCase }),
    ofCase,
    find: (teamId, id) => findById(db, teamId, id),
    byNumber: (teamId, number) => findByNumber(inTeam(db, teamId), number),
    numbered: (number) => findByNumber(db.selectFrom('escalations'), number),
    list: async (filter) => readable(await latest(db, filter), toEscalation, unreadable),
    listAndCount: (filter) => listAndCount(db, unreadable, filter),
    all: (wanted) => allEscalations(db, unreadable, wanted),
    countOpen: (teamId) => countOpen(db, unreadable, teamId),
    edit: (teamId, id, edit) => editEscalation(db, { ...edit, teamId, id }, { newId, unreadable }),
    join: (joined) => joinCase(db, joined),
    casesOf: (teamId, id) => escalationCases(db, { teamId, id }, unreadable),
    history: (teamId, id) => readHistory(db, unreadable, { teamId, id }),
    resolutions: (filter) => findResolutions(db, filter),
    deliveries: (teamId, id) => deliveriesOf(db, unreadable, { teamId, id }),
    retry: (retried) => retryDeliveries(db, unreadable, retried),
    takeReminders: (due) => takeDueReminders(db, unreadable, due),
  };
};
