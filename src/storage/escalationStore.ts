import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { EscalationStore, NewEscalation } from '../desk/ports.ts';
import type { Escalation } from '../escalation/escalation.ts';
import { reportSchema } from '../escalation/report.ts';
import { fromJson } from './fromJson.ts';
import type { Tables } from './schema.ts';

const stateSchema = z.enum(['queued', 'sent', 'stuck']);

export const toEscalation = (row: Selectable<Tables['escalations']>): Escalation => ({
  id: row.id,
  number: row.number,
  teamId: row.team_id,
  caseId: row.case_id,
  entryId: row.entry_id,
  state: stateSchema.parse(row.state),
  report: fromJson(reportSchema, row.report),
  openedBy: row.opened_by,
  openedAt: Number(row.opened_at),
});

const firstNumber = 1001;

/** Draws the next human number; the counter's row is locked until the transaction ends. */
const nextNumber = async (trx: Kysely<Tables>): Promise<number> => {
  const { value } = await trx
    .insertInto('counters')
    .values({ name: 'escalation', value: firstNumber })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
};

const queueDeliveries = async (
  trx: Kysely<Tables>,
  { id, destinations, at }: NewEscalation,
  newId: () => string,
) => {
  if (destinations.length === 0) return;
  const rows = destinations.map((destination) => ({
    id: newId(),
    escalation_id: id,
    destination,
    state: 'queued',
    attempts: 0,
    due_at: at,
    leased_until: 0,
    receipt: null,
    reason: null,
  }));
  await trx.insertInto('deliveries').values(rows).execute();
};

export const createEscalationStore = (db: Kysely<Tables>, newId: () => string): EscalationStore => {
  const ofCase = async (from: Kysely<Tables>, caseId: string) => {
    const row = await from
      .selectFrom('escalations')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    return row && toEscalation(row);
  };
  return {
    ofCase: (caseId) => ofCase(db, caseId),
    file: (filed) =>
      db.transaction().execute(async (trx) => {
        const earlier = await ofCase(trx, filed.caseId);
        if (earlier) return { escalation: earlier, isNew: false };
        const row: Tables['escalations'] = {
          id: filed.id,
          number: await nextNumber(trx),
          team_id: filed.by.teamId,
          case_id: filed.caseId,
          entry_id: filed.entryId,
          state: 'queued',
          report: JSON.stringify(filed.report),
          opened_by: filed.by.userId,
          opened_at: filed.at,
        };
        await trx.insertInto('escalations').values(row).execute();
        await queueDeliveries(trx, filed, newId);
        return { escalation: toEscalation(row), isNew: true };
      }),
  };
};
