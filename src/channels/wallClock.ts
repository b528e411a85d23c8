import { minuteMs } from '../pacing/durations.ts';

const dayNumbers: Readonly<Record<string, number>> = {
  Mon: 1,
  Tue: 2,
  Wed: 3,
  Thu: 4,
  Fri: 5,
  Sat: 6,
  Sun: 7,
};

export interface LocalTime {
  /** Calendar day, for example 2026-03-02. */
  readonly date: string;
  /** 1 (Monday) to 7. */
  readonly day: number;
  /** Since midnight. */
  readonly minutes: number;
}

/** By time zone; each is costly to make. */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const made =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, made);
  return made;
};

/** Reads the clock on the wall of a time zone. */
export const createWallClock = (timeZone: string): ((at: number) => LocalTime) => {
  const format = formatOf(timeZone);
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      date: `${parts.year}-${parts.month}-${parts.day}`,
      day: dayNumbers[parts.weekday ?? ''] ?? 0,
      minutes: Number(parts.hour) * 60 + Number(parts.minute),
    };
  };
};

/** Epoch milliseconds at which a day such as `2026-03-02` begins in UTC; undefined where no calendar has it. */
export const midnightOf = (day: string): number | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const at = Date.parse(`${day}T00:00:00Z`);
  // 31 February is read as 3 March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? at : undefined;
};

/** When people work. Days 1 (Monday) to 7, minutes since midnight in the time zone. */
export interface BusinessHours {
  /** IANA name, for example America/New_York. */
  readonly timeZone: string;
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** A while of business time. */
export interface BusinessSpan {
  readonly hours: BusinessHours;
  /** How much of it, in milliseconds. */
  readonly afterMs: number;
}

const step = 15 * minuteMs;
/** Far more than any reminder needs: a calendar without working days must end too. */
const mostSteps = 60 * 24 * 4;

export const isBusinessTime = ({ day, minutes }: LocalTime, { days, from, to }: BusinessHours): boolean =>
  days.includes(day) && minutes >= from && minutes < to;

/** The moment at which so much business time has passed since `start`; all in epoch milliseconds, to a quarter of an hour. */
export const addBusinessTime = (start: number, { hours, afterMs }: BusinessSpan): number => {
  const wallClock = createWallClock(hours.timeZone);
  let at = start;
  let left = afterMs;
  for (let steps = 0; left > 0 && steps < mostSteps; steps++) {
    if (isBusinessTime(wallClock(at), hours)) left -= step;
    at += step;
  }
  return at;
};
