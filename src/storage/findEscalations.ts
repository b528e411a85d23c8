import type { Kysely } from 'kysely';
import type { Escalation } from '../escalations/escalation.ts';
import type { EscalationFilter } from '../escalations/port.ts';
import { toEscalation } from './escalationRow.ts';
import type { Tables } from './schema.ts';

const usualLimit = 100;

const inTeam = (db: Kysely<Tables>, teamId: string) =>
  db.selectFrom('escalations').selectAll().where('team_id', '=', teamId);

export const findById = async (
  db: Kysely<Tables>,
  teamId: string,
  id: string,
): Promise<Escalation | undefined> => {
  const row = await inTeam(db, teamId).where('id', '=', id).executeTakeFirst();
  return row && toEscalation(row);
};

/** The largest value of the number's column. */
const largestNumber = 2 ** 31 - 1;

export const findByNumber = async (
  db: Kysely<Tables>,
  teamId: string,
  number: number,
): Promise<Escalation | undefined> => {
  if (!Number.isInteger(number) || number < 0 || number > largestNumber) return undefined;
  const row = await inTeam(db, teamId).where('number', '=', number).executeTakeFirst();
  return row && toEscalation(row);
};

/** Newest first. */
export const listEscalations = async (
  db: Kysely<Tables>,
  { teamId, isOpen, of, practiceCode, entryId, limit = usualLimit }: EscalationFilter,
): Promise<readonly Escalation[]> => {
  let query = inTeam(db, teamId).orderBy('number', 'desc').limit(limit);
  if (isOpen !== undefined) query = query.where('state', isOpen ? '!=' : '=', 'resolved');
  if (practiceCode !== undefined) query = query.where('practice_code', '=', practiceCode);
  if (entryId !== undefined) query = query.where('entry_id', '=', entryId);
  if (of !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('assignee', '=', of),
        eb('id', 'in', eb.selectFrom('escalation_cases').select('escalation_id').where('joined_by', '=', of)),
      ]),
    );
  const rows = await query.execute();
  return rows.map(toEscalation);
};

/** Of all teams, the first one first. */
export const allEscalations = async (db: Kysely<Tables>): Promise<readonly Escalation[]> => {
  const rows = await db.selectFrom('escalations').selectAll().orderBy('number').execute();
  return rows.map(toEscalation);
};
