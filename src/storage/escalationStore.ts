import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Escalation } from '../escalations/escalation.ts';
import type { EscalationFilter, EscalationStore, Readership } from '../escalations/port.ts';
import { editEscalation, joinEscalation, retryDeliveries, takeDueReminders } from './changeEscalation.ts';
import { readable, type Unreadable } from './column.ts';
import { deliveriesOf } from './deliveryQueue.ts';
import { escalationCases } from './escalationCases.ts';
import { escalationOfCase, toEscalation } from './escalationRow.ts';
import { fileEscalation } from './fileEscalation.ts';
import { readHistory } from './history.ts';
import { findResolutions } from './resolutionStore.ts';
import type { Tables } from './schema.ts';

const usualLimit = 100;

const inTeam = (db: Kysely<Tables>, teamId: string) =>
  db.selectFrom('escalations').selectAll().where('team_id', '=', teamId);

const findById = async (db: Kysely<Tables>, teamId: string, id: string): Promise<Escalation | undefined> => {
  const row = await inTeam(db, teamId).where('id', '=', id).executeTakeFirst();
  return row && toEscalation(row);
};

/** The largest value of the number's column. */
const largestNumber = 2 ** 31 - 1;

const findByNumber = async (
  db: Kysely<Tables>,
  teamId: string,
  number: number,
): Promise<Escalation | undefined> => {
  if (!Number.isInteger(number) || number < 0 || number > largestNumber) return undefined;
  const row = await inTeam(db, teamId).where('number', '=', number).executeTakeFirst();
  return row && toEscalation(row);
};

const isReadableBy = (eb: ExpressionBuilder<Tables, 'escalations'>, { userId, channelIds }: Readership) =>
  eb.or([
    eb('opened_by', '=', userId),
    eb(
      'id',
      'in',
      eb
        .selectFrom('escalation_cases')
        .innerJoin('cases', 'cases.id', 'escalation_cases.case_id')
        .select('escalation_cases.escalation_id')
        .where((its) =>
          its.or([
            its('escalation_cases.joined_by', '=', userId),
            its('cases.user_id', '=', userId),
            ...(channelIds.length === 0 ? [] : [its('cases.channel_id', 'in', channelIds)]),
          ]),
        ),
    ),
  ]);

/** It was reported for the practice, or one of its cases is that practice's. */
const concerns = (eb: ExpressionBuilder<Tables, 'escalations'>, practiceCode: string) =>
  eb.or([
    eb('practice_code', '=', practiceCode),
    eb(
      'id',
      'in',
      eb
        .selectFrom('escalation_cases')
        .innerJoin('cases', 'cases.id', 'escalation_cases.case_id')
        .select('escalation_cases.escalation_id')
        .where('cases.practice_code', '=', practiceCode),
    ),
  ]);

/** Newest first. */
const listEscalations = async (
  db: Kysely<Tables>,
  unreadable: Unreadable,
  { teamId, id, readableBy, isOpen, of, practiceCode, entryId, limit = usualLimit }: EscalationFilter,
): Promise<readonly Escalation[]> => {
  let query = inTeam(db, teamId).orderBy('number', 'desc').limit(limit);
  if (id !== undefined) query = query.where('id', '=', id);
  if (readableBy) query = query.where((eb) => isReadableBy(eb, readableBy));
  if (isOpen !== undefined) query = query.where('state', isOpen ? '!=' : '=', 'resolved');
  if (practiceCode !== undefined) query = query.where((eb) => concerns(eb, practiceCode));
  if (entryId !== undefined) query = query.where('entry_id', '=', entryId);
  if (of !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('assignee', '=', of),
        eb('id', 'in', eb.selectFrom('escalation_cases').select('escalation_id').where('joined_by', '=', of)),
      ]),
    );
  const rows = await query.execute();
  return readable(rows, toEscalation, unreadable);
};

/** Of all teams, the first one first. */
const allEscalations = async (db: Kysely<Tables>, unreadable: Unreadable): Promise<readonly Escalation[]> => {
  const rows = await db.selectFrom('escalations').selectAll().orderBy('number').execute();
  return readable(rows, toEscalation, unreadable);
};

const countOpen = async (db: Kysely<Tables>, teamId: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('escalations')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .where('team_id', '=', teamId)
    .where('state', '!=', 'resolved')
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
};

export const createEscalationStore = (
  db: Kysely<Tables>,
  newId: () => string,
  unreadable: Unreadable,
): EscalationStore => ({
  file: (filed) => fileEscalation(db, filed, newId),
  ofCase: (caseId) => escalationOfCase(db, caseId),
  find: (teamId, id) => findById(db, teamId, id),
  byNumber: (teamId, number) => findByNumber(db, teamId, number),
  list: (filter) => listEscalations(db, unreadable, filter),
  all: () => allEscalations(db, unreadable),
  countOpen: (teamId) => countOpen(db, teamId),
  edit: (id, edit) => editEscalation(db, { ...edit, id }, { newId, unreadable }),
  join: (joined) => joinEscalation(db, joined),
  casesOf: (escalationId) => escalationCases(db, escalationId, unreadable),
  history: (escalationId) => readHistory(db, escalationId),
  resolutions: (filter) => findResolutions(db, filter),
  deliveries: (escalationId) => deliveriesOf(db, escalationId),
  retry: (retried) => retryDeliveries(db, retried),
  takeReminders: (due) => takeDueReminders(db, due),
});
