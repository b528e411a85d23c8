import { createWallClock, midnightOf } from '../channels/wallClock.ts';
import { dayMs, hourMs, minuteMs } from '../pacing/durations.ts';

type TimesReading =
  | { readonly kind: 'times'; readonly times: readonly string[] }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** When and where somebody wrote down a time. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: number;
  /** IANA name of the zone that is meant where a time names none. */
  readonly timeZone: string;
}

/** How far ahead of us a clock may be. */
export const allowedSkewMs = 5 * minuteMs;
const mostTimes = 20;

const dated = /^(\d{4}-\d{2}-\d{2})[T ](.+)$/i;
const zoned = /^(.+?) ?(Z|UTC|GMT|[+-](?:0\d|1[0-4]):?[0-5]\d)$/i;
const clock = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:[.,]\d{1,9})?)? ?([ap]\.?m\.?)?$/i;
const ago = /^(?:about |ca\.? )?(\d{1,4}|an?) ?(m|mins?|minutes?|h|hrs?|hours?|d|days?) ago$/i;
const named = /^(today|yesterday)(?: at)? (.+)$/i;
const epoch = /^1\d{9}$/;

const spans: Readonly<Record<string, number>> = { m: minuteMs, h: hourMs, d: dayMs };

/** Seconds since midnight of `14:05`, `14:05:09`, `2:05 PM` or `2pm`. */
const readClock = (text: string): number | undefined => {
  const [, hours = '', minutes, seconds = '0', half] = clock.exec(text) ?? [];
  if (hours === '' || (minutes === undefined && half === undefined)) return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hour > 23 || Number(minutes ?? 0) > 59 || Number(seconds) > 59 || (half && Number(hours) > 12))
    return undefined;
  return hour * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
};

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
const aheadOf = (timeZone: string, at: number): number => {
  const { date, minutes } = createWallClock(timeZone)(at);
  return Date.parse(`${date}T00:00Z`) + minutes * minuteMs - Math.floor(at / minuteMs) * minuteMs;
};

/** The moment at which the clocks of a zone show this date and time; `offset` such as +02:00 where one was stated. */
const momentOf = (
  { date, seconds }: { readonly date: string; readonly seconds: number },
  offset: string | undefined,
  timeZone: string,
): number | undefined => {
  const midnight = midnightOf(date);
  if (midnight === undefined) return undefined;
  const asUtc = midnight + seconds * 1000;
  if (offset === undefined) {
    const near = asUtc - aheadOf(timeZone, asUtc);
    return asUtc - aheadOf(timeZone, near);
  }
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * minuteMs;
  return asUtc - (sign === '-' ? -ahead : ahead);
};

/** The day before or of a moment, as the clocks of a zone have it. */
const dateOf = (at: number, timeZone: string): string => createWallClock(timeZone)(at).date;

const readAgo = (line: string, now: number): number | undefined => {
  if (/^(?:just )?now$/i.test(line)) return now;
  const [, amount, unit = ''] = ago.exec(line) ?? [];
  if (amount === undefined) return undefined;
  const count = /^an?$/i.test(amount) ? 1 : Number(amount);
  return now - count * (spans[unit.slice(0, 1).toLowerCase()] ?? 0);
};

/** A time of a day that is named, or stands alone: then it is the last one that is past. */
const readNamed = (
  line: string,
  offset: string | undefined,
  { now, timeZone }: Clock,
): number | undefined => {
  const [, word, rest = line] = named.exec(line) ?? [];
  const seconds = readClock(rest);
  if (seconds === undefined) return undefined;
  const zone = offset === undefined ? timeZone : 'UTC';
  const on = (at: number) => momentOf({ date: dateOf(at, zone), seconds }, offset, timeZone);
  const today = on(now);
  if (word !== undefined) return /^t/i.test(word) ? today : on(now - dayMs);
  return today !== undefined && today > now + allowedSkewMs ? on(now - dayMs) : today;
};

/** Epoch milliseconds of what a person wrote: ISO, `14:05`, `today 2:05 PM`, `1 hour ago`; undefined for anything else. */
const readTime = (written: string, around: Clock): number | undefined => {
  const line = written.trim().replace(/\s+/g, ' ');
  if (epoch.test(line)) return Number(line) * 1000;
  const [, bare = line, zone] = zoned.exec(line) ?? [];
  const offset = zone === undefined ? undefined : zone.replace(/^(?:Z|UTC|GMT)$/i, '+00:00');
  const [, date, time] = dated.exec(bare) ?? [];
  if (date !== undefined && time !== undefined) {
    const seconds = readClock(time);
    return seconds === undefined ? undefined : momentOf({ date, seconds }, offset, around.timeZone);
  }
  return readAgo(line, around.now) ?? readNamed(bare, offset, around);
};

const mostQuoted = 3;

/** A few lines as they were written, each shortened. */
const quoted = (lines: readonly string[]): string => {
  const more = lines.length > mostQuoted ? ` and ${lines.length - mostQuoted} more` : '';
  const shown = lines.slice(0, mostQuoted).map((line) => `“${line.slice(0, 40)}”`);
  return `${shown.join(', ')}${more}`;
};

interface ReadLine {
  readonly line: string;
  readonly at: number | undefined;
}

/** All that is wrong; empty where nothing is. */
const problemOf = (read: readonly ReadLine[], { now, timeZone }: Clock): string => {
  const lines = (isSo: (at: number | undefined) => boolean) =>
    read.filter(({ at }) => isSo(at)).map(({ line }) => line);
  const unreadable = lines((at) => at === undefined);
  const future = lines((at) => at !== undefined && at > now + allowedSkewMs);
  return [
    ...(unreadable.length === 0
      ? []
      : [
          `Cannot read ${quoted(unreadable)}. Write it like 14:05, today 2:05 PM, 1 hour ago or 2026-03-01 14:05 UTC.`,
        ]),
    ...(future.length === 0
      ? []
      : [
          `${quoted(future)} ${future.length === 1 ? 'is' : 'are'} in the future. Without a zone, times are read as ${timeZone}.`,
        ]),
  ].join(' ');
};

/** Reads the times of failures that a person typed, one a line; none is no problem. Result is ISO 8601 in UTC, sorted, each once. */
export const readTimes = (text: string, around: Clock): TimesReading => {
  const lines = text
    .replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*, /gi, '')
    .split(/[\n,;]/)
    .flatMap((line) => line.trim() || [])
    .slice(0, mostTimes);
  const read = lines.map((line) => ({ line, at: readTime(line, around) }));
  const problem = problemOf(read, around);
  if (problem !== '') return { kind: 'unreadable', problem };
  const times = new Set(read.flatMap(({ at }) => at ?? []));
  return {
    kind: 'times',
    times: [...times].sort((a, b) => a - b).map((at) => `${new Date(at).toISOString().slice(0, 19)}Z`),
  };
};
