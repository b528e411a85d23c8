import { type Kysely, sql, type Transaction } from 'kysely';
import type { Escalation } from '../escalations/escalation.ts';
import type { Edit, EscalationStore } from '../escalations/port.ts';
import { fixText } from '../escalations/resolution.ts';
import { atomically } from './atomically.ts';
import { readable, storable, type Unreadable } from './column.ts';
import { deliveriesOf, stateAfter } from './deliveryQueue.ts';
import { addCase, addLine, lockEscalation, toEscalation } from './escalationRow.ts';
import { keepResolution, noteReopened } from './resolutionStore.ts';
import type { Tables } from './schema.ts';
import { type NewsWriting, writeNews } from './writeNews.ts';

const kept = (text: string | null) => (text === null ? null : storable(text));

const columnsOf = ({ set = {}, at }: Edit) => ({
  changed_at: at,
  ...(set.state === undefined ? {} : { state: set.state }),
  ...(set.assignee === undefined ? {} : { assignee: kept(set.assignee) }),
  ...(set.fix === undefined ? {} : { resolution: kept(fixText(set.fix)) }),
  ...(set.ecwCase === undefined ? {} : { ecw_case: kept(set.ecwCase) }),
  ...(set.practiceCase === undefined ? {} : { practice_case: kept(set.practiceCase) }),
  ...(set.remindAt === undefined ? {} : { remind_at: set.remindAt }),
});

/** What is counted of it: when somebody first moved it, and when it was resolved for good. */
const timesOf = (before: Escalation, { set: { fix, state } = {}, change, at }: Edit) => ({
  ...(change.kind === 'moved'
    ? { moved_at: sql<number>`case when moved_at <= ${at} then moved_at else ${at} end` }
    : {}),
  ...(fix ? { resolved_at: at } : {}),
  ...(state !== undefined && before.state === 'resolved' ? { resolved_at: null } : {}),
});

const update = async (
  trx: Transaction<Tables>,
  id: string,
  columns: ReturnType<typeof columnsOf> & Partial<ReturnType<typeof timesOf>>,
): Promise<Escalation> => {
  const row = await trx
    .updateTable('escalations')
    .set(columns)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toEscalation(row);
};

export const editEscalation = (
  db: Kysely<Tables>,
  { teamId, id, ...edit }: Edit & { readonly teamId: string; readonly id: string },
  writing: NewsWriting,
): Promise<Escalation | undefined> =>
  atomically(db, async (trx) => {
    const before = await lockEscalation(trx, id, teamId);
    if (!before || (edit.expect !== undefined && before.state !== edit.expect)) return undefined;
    const { set: { fix, state } = {}, by, at, news, joins = [] } = edit;
    for (const caseId of joins) await addCase(trx, { escalationId: id, caseId, by, at });
    await addLine(trx, id, edit);
    if (fix) await keepResolution(trx, before, { id: writing.newId(), fix, by, at });
    if (state !== undefined && before.state === 'resolved') await noteReopened(trx, id, at);
    if (news) await writeNews(trx, { escalation: before, news, at }, writing);
    return update(trx, id, { ...columnsOf(edit), ...timesOf(before, edit) });
  });

export const joinCase = (
  db: Kysely<Tables>,
  { teamId, escalationId, caseId, by, at }: Parameters<EscalationStore['join']>[0],
): Promise<boolean> =>
  atomically(db, async (trx) => {
    if (!(await lockEscalation(trx, escalationId, teamId))) return false;
    if (!(await addCase(trx, { escalationId, caseId, by, at }))) return false;
    await update(trx, escalationId, { changed_at: at });
    return true;
  });

export const retryDeliveries = (
  db: Kysely<Tables>,
  unreadable: Unreadable,
  { teamId, escalationId, by, at }: Parameters<EscalationStore['retry']>[0],
): Promise<number> =>
  atomically(db, async (trx) => {
    const before = await lockEscalation(trx, escalationId, teamId);
    if (!before) return 0;
    const { numUpdatedRows } = await trx
      .updateTable('deliveries')
      .set({ state: 'queued', attempts: 0, due_at: at, leased_until: 0, reason: null })
      .where('escalation_id', '=', escalationId)
      .where((eb) =>
        eb.or([
          eb('state', '=', 'failed'),
          eb.and([eb('state', '=', 'queued'), eb('attempts', '>', 0), eb('leased_until', '<=', at)]),
        ]),
      )
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return 0;
    await addLine(trx, escalationId, { at, by, change: { kind: 'retried' } });
    await update(trx, escalationId, {
      changed_at: at,
      state: stateAfter(before, await deliveriesOf(trx, unreadable, before)),
    });
    return Number(numUpdatedRows);
  });

/** The rest is still due when the next round comes. */
const remindersAtOnce = 100;

/** Open escalations whose reminder is due and which no other process is about to take; their reminder moves to `next`. */
export const takeDueReminders = (
  db: Kysely<Tables>,
  unreadable: Unreadable,
  { now, next }: { now: number; next: number },
): Promise<readonly Escalation[]> =>
  atomically(db, async (trx) => {
    const due = await trx
      .selectFrom('escalations')
      .selectAll()
      .where('state', '!=', 'resolved')
      .where('remind_at', '<=', now)
      .orderBy('remind_at')
      .orderBy('number')
      .limit(remindersAtOnce)
      .forUpdate()
      .skipLocked()
      .execute();
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id);
    await trx.updateTable('escalations').set({ remind_at: next }).where('id', 'in', ids).execute();
    return readable(due, (row) => ({ ...toEscalation(row), remindAt: next }), unreadable);
  });
