import { createWallClock, type LocalTime } from '../channels/wallClock.ts';
import { minuteMs } from '../pacing/durations.ts';

/** When people work. Days 1 (Monday) to 7, minutes since midnight in the time zone. */
export interface BusinessHours {
  /** IANA name, for example America/New_York. */
  readonly timeZone: string;
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

const step = 15 * minuteMs;
/** Far more than any reminder needs: a calendar without working days must end too. */
const mostSteps = 60 * 24 * 4;

export const isBusinessTime = ({ day, minutes }: LocalTime, { days, from, to }: BusinessHours): boolean =>
  days.includes(day) && minutes >= from && minutes < to;

/** The moment at which `amountMs` of business time have passed since `start`; all in epoch milliseconds, to a quarter of an hour. */
export const addBusinessTime = (start: number, amountMs: number, hours: BusinessHours): number => {
  const wallClock = createWallClock(hours.timeZone);
  let at = start;
  let left = amountMs;
  for (let steps = 0; left > 0 && steps < mostSteps; steps++) {
    if (isBusinessTime(wallClock(at), hours)) left -= step;
    at += step;
  }
  return at;
};

/** How long nothing may move before people are reminded, and when they work. */
export interface Reminders {
  readonly hours: BusinessHours;
  /** Business time, in milliseconds. */
  readonly afterMs: number;
}

interface ReminderDeps {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly reminders: Reminders;
}

/** When to remind, counted from now. */
export const nextReminder = ({ now, reminders }: ReminderDeps): number =>
  addBusinessTime(now(), reminders.afterMs, reminders.hours);
