import type { Check } from './check.ts';
import type { Fetched } from './fetch/fetched.ts';
import { found } from './findings/found.ts';

const TOLERATED_SECONDS = 30;

/**
 * By how many seconds the server's clock is ahead of this bot's, from the Date header; undefined where it is not told. A
 * copy from a cache bears the date of its making, and a date has whole seconds, hence the half.
 */
export const clockAhead = (fetched: Fetched): number | undefined => {
  if (fetched.kind !== 'answered' || 'age' in fetched.headers) return undefined;
  const date = Date.parse(fetched.headers.date ?? '');
  if (Number.isNaN(date)) return undefined;
  const sent = fetched.at - fetched.milliseconds / 2;
  return Math.round((date + 500 - sent) / 1000);
};

export const checkClock = (ahead: number): Check =>
  found(Math.abs(ahead) > TOLERATED_SECONDS ? 'clocks_differ' : 'clocks_agree', { difference: ahead });
