import type { Kysely } from 'kysely';
import type { EscalationStore } from '../escalations/port.ts';
import { toCase } from './caseStore.ts';
import { editEscalation, joinEscalation, retryDeliveries, takeDueReminders } from './changeEscalation.ts';
import { deliveriesOf } from './deliveryRow.ts';
import { escalationOfCase, fileEscalation } from './fileEscalation.ts';
import { allEscalations, findById, findByNumber, listEscalations } from './findEscalations.ts';
import { readHistory } from './history.ts';
import type { Tables } from './schema.ts';

const casesOf = async (db: Kysely<Tables>, escalationId: string) => {
  const rows = await db
    .selectFrom('escalation_cases')
    .innerJoin('cases', 'cases.id', 'escalation_cases.case_id')
    .selectAll('cases')
    .where('escalation_cases.escalation_id', '=', escalationId)
    .orderBy('escalation_cases.position')
    .execute();
  return rows.map(toCase);
};

export const createEscalationStore = (db: Kysely<Tables>, newId: () => string): EscalationStore => ({
  file: (filed) => fileEscalation(db, filed, newId),
  ofCase: (caseId) => escalationOfCase(db, caseId),
  find: (teamId, id) => findById(db, teamId, id),
  byNumber: (teamId, number) => findByNumber(db, teamId, number),
  list: (filter) => listEscalations(db, filter),
  all: () => allEscalations(db),
  edit: (id, edit) => editEscalation(db, id, edit),
  join: (joined) => joinEscalation(db, joined),
  casesOf: (escalationId) => casesOf(db, escalationId),
  history: (escalationId) => readHistory(db, escalationId),
  deliveries: (escalationId) => deliveriesOf(db, escalationId),
  retry: (retried) => retryDeliveries(db, retried),
  takeReminders: (due) => takeDueReminders(db, due),
});
