import { whenClaimed } from '../cases/whenClaimed.ts';
import { addBusinessTime, createWallClock, isBusinessTime } from '../channels/wallClock.ts';
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

const remind = async (deps: EscalationDeps): Promise<readonly Escalation[]> => {
  const { now, store } = deps;
  const next = addBusinessTime(now(), deps.reminders);
  const due = await store.escalations.takeReminders({ now: now(), next });
  for (const one of due) {
    await store.escalations.edit(one.teamId, one.id, { change: { kind: 'reminded' }, by: 'bot', at: now() });
    deps.noteStep({ ...aboutEscalation(one, { userId: 'bot' }), outcome: 'reminded' });
  }
  return due;
};

/** Outside business hours nothing is due. A summary that could not be read is due again. */
export const takeDue = async (teamId: string, deps: EscalationDeps): Promise<Due> => {
  const { now, store, reminders } = deps;
  const local = createWallClock(reminders.hours.timeZone)(now());
  if (!isBusinessTime(local, reminders.hours)) return { reminders: [] };
  const run = `${teamId} ${local.date}`;
  const withSummary = async (): Promise<Due> => {
    const { escalations, total } = await store.escalations.listAndCount({ teamId, isOpen: true });
    const due = { reminders: await remind(deps) };
    return total > 0 ? { ...due, summary: { run, latest: escalations, open: total } } : due;
  };
  const due = await whenClaimed({ job: 'summary', run }, withSummary, store.schedule);
  return due ?? { reminders: await remind(deps) };
};
