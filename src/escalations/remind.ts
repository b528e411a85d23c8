import { createWallClock } from '../channels/wallClock.ts';
import { isBusinessTime, nextReminder } from './businessHours.ts';
import type { EscalationDeps } from './deps.ts';
import { aboutEscalation, type Escalation } from './escalation.ts';

export interface DailySummary {
  /** The run that was claimed for it. */
  readonly run: string;
  readonly latest: readonly Escalation[];
  /** How many are open. */
  readonly open: number;
}

/** What is due to be said about escalations now. Each is handed out once, to one process. */
export interface Due {
  /** Open escalations in which nothing has moved for too long. */
  readonly reminders: readonly Escalation[];
  /** The latest open ones and how many there are, once a business day; absent otherwise. */
  readonly summary?: DailySummary;
}

/** Outside business hours nothing is due. */
export const takeDue = async (teamId: string, deps: EscalationDeps): Promise<Due> => {
  const { now, store, reminders } = deps;
  const local = createWallClock(reminders.hours.timeZone)(now());
  if (!isBusinessTime(local, reminders.hours)) return { reminders: [] };
  const due = await store.escalations.takeReminders({ now: now(), next: nextReminder(deps) });
  for (const one of due) {
    await store.escalations.edit(one.id, { change: { kind: 'reminded' }, by: 'bot', at: now() });
    deps.noteStep({ ...aboutEscalation(one, { userId: 'bot' }), outcome: 'reminded' });
  }
  const run = `${teamId} ${local.date}`;
  if (!(await store.schedule.claim('summary', run))) return { reminders: due };
  const open = await store.escalations.list({ teamId, isOpen: true });
  const counts = await store.escalations.countOpen(teamId);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { reminders: due, ...(open.length > 0 ? { summary: { run, latest: open, open: total } } : {}) };
};
