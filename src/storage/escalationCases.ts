import type { Kysely } from 'kysely';
import type { Case } from '../cases/case.ts';
import { toCase } from './caseStore.ts';
import { readable, type Unreadable } from './column.ts';
import type { Tables } from './schema.ts';

/** All cases of an escalation, the first one first. */
export const escalationCases = async (
  db: Kysely<Tables>,
  escalationId: string,
  unreadable: Unreadable,
): Promise<readonly Case[]> => {
  const rows = await db
    .selectFrom('escalation_cases')
    .innerJoin('cases', 'cases.id', 'escalation_cases.case_id')
    .selectAll('cases')
    .where('escalation_cases.escalation_id', '=', escalationId)
    .orderBy('escalation_cases.position')
    .execute();
  return readable(rows, toCase, unreadable);
};
