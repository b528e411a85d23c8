import type { ScheduleStore } from '../cases/port.ts';
import { createWallClock, type LocalTime } from '../channels/wallClock.ts';
import type { Escalation } from '../escalations/escalation.ts';
import type { NumberDeps } from './deps.ts';
import { type ShownNumbers, showNumbers } from './shownNumbers.ts';

/** A week against the one before, for the escalation channel, where the own team reads it. */
export interface Digest {
  readonly week: ShownNumbers;
  readonly before: ShownNumbers;
  /** Open for more than five days, the oldest first. */
  readonly overdue: readonly Escalation[];
}

/** When people work. Days 1 (Monday) to 7, minutes since midnight in the time zone. */
interface Hours {
  readonly timeZone: string;
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

export interface DigestDeps extends Omit<NumberDeps, 'people' | 'escalationChannel'> {
  readonly store: NumberDeps['store'] & { readonly schedule: Pick<ScheduleStore, 'claim'> };
  readonly reminders: { readonly hours: Hours };
}

const dayMs = 24 * 3_600_000;
const weekMs = 7 * dayMs;
const overdueMs = 5 * dayMs;
const mostRead = 1000;

/** Work begins on the first business day of a week. */
const isDue = ({ day, minutes }: LocalTime, { days, from, to }: Hours): boolean =>
  days.length > 0 && day === Math.min(...days) && minutes >= from && minutes < to;

/** The digest of the week that ended, once a week, to one process; undefined at any other time. */
export const takeDigest = async (teamId: string, deps: DigestDeps): Promise<Digest | undefined> => {
  const { now, store, reminders } = deps;
  const at = now();
  const local = createWallClock(reminders.hours.timeZone)(at);
  if (!isDue(local, reminders.hours)) return undefined;
  if (!(await store.schedule.claim('digest', `${teamId} ${local.date}`))) return undefined;
  const midnight = Math.floor(at / 60_000) * 60_000 - local.minutes * 60_000;
  const numbersOf = async (to: number) => {
    const span = { from: to - weekMs, to };
    return showNumbers(await store.numbers.count({ teamId, ...span }), span, true);
  };
  const [week, before, open] = await Promise.all([
    numbersOf(midnight),
    numbersOf(midnight - weekMs),
    store.escalations.list({ teamId, isOpen: true, limit: mostRead }),
  ]);
  const overdue = open.filter(({ openedAt }) => openedAt < at - overdueMs).toReversed();
  return { week, before, overdue };
};
