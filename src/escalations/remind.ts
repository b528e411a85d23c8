import { createWallClock } from '../channels/wallClock.ts';
import { isBusinessTime } from './businessHours.ts';
import type { EscalationDeps } from './deps.ts';
import type { Escalation } from './escalation.ts';
import { nextReminder } from './followUp.ts';

/** What is due to be said about escalations now. Each is handed out once, to one process. */
export interface Due {
  /** Open escalations in which nothing has moved for too long. */
  readonly reminders: readonly Escalation[];
  /** All open ones, once a business day; absent otherwise. */
  readonly summary?: readonly Escalation[];
}

/** Outside business hours nothing is due. */
export const takeDue = async (teamId: string, deps: EscalationDeps): Promise<Due> => {
  const { now, store, reminders } = deps;
  const local = createWallClock(reminders.hours.timeZone)(now());
  if (!isBusinessTime(local, reminders.hours)) return { reminders: [] };
  const due = await store.escalations.takeReminders({ now: now(), next: nextReminder(deps) });
  for (const { id } of due)
    await store.escalations.edit(id, { change: { kind: 'reminded' }, by: 'bot', at: now() });
  if (!(await store.schedule.claim('summary', `${teamId} ${local.date}`))) return { reminders: due };
  const open = await store.escalations.list({ teamId, isOpen: true });
  return { reminders: due, ...(open.length > 0 ? { summary: open } : {}) };
};
