import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { Escalation } from '../escalations/escalation.ts';
import { escalationStates } from '../escalations/lifeCycle.ts';
import type { NewEscalation } from '../escalations/port.ts';
import { reportSchema } from '../escalations/report.ts';
import { fromJson } from './fromJson.ts';
import type { Tables } from './schema.ts';
import { storable } from './storable.ts';

const stateSchema = z.enum(escalationStates);

export const toEscalation = (row: Selectable<Tables['escalations']>): Escalation => ({
  id: row.id,
  number: row.number,
  teamId: row.team_id,
  caseId: row.case_id,
  entryId: row.entry_id,
  state: stateSchema.parse(row.state),
  report: fromJson(reportSchema, row.report),
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  changedAt: row.changed_at,
  ...(row.assignee === null ? {} : { assignee: row.assignee }),
  ...(row.resolution === null ? {} : { resolution: row.resolution }),
  ...(row.remind_at === null ? {} : { remindAt: row.remind_at }),
});

/** A new escalation as it is written down. */
export const escalationRow = (filed: NewEscalation, number: number): Tables['escalations'] => ({
  id: filed.id,
  number,
  team_id: filed.by.teamId,
  case_id: filed.caseId,
  entry_id: filed.entryId,
  state: 'queued',
  report: JSON.stringify(filed.report),
  opened_by: filed.by.userId,
  opened_at: filed.at,
  changed_at: filed.at,
  assignee: null,
  resolution: null,
  remind_at: filed.remindAt ?? null,
  practice_code: storable(filed.report.practiceCode),
});

/** The escalation, which nobody else can change before this transaction ends. */
export const lockEscalation = async (trx: Kysely<Tables>, id: string): Promise<Escalation | undefined> => {
  const row = await trx
    .selectFrom('escalations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toEscalation(row);
};
