import type { LocalTime } from '../channels/wallClock.ts';

/** When people work. Days 1 (Monday) to 7, minutes since midnight in the time zone. */
export interface Hours {
  readonly timeZone: string;
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Work begins on the first business day of a week. */
export const weekBegins = ({ day, minutes }: LocalTime, { days, from, to }: Hours): boolean =>
  days.length > 0 && day === Math.min(...days) && minutes >= from && minutes < to;
