import { hourMs } from '../../../pacing/durations.ts';

/** Milliseconds that a Retry-After header asks for, as seconds or as a date (RFC 9110 10.2.3); an hour at most. `now` in epoch milliseconds. */
export const retryAfter = (value: string | null, now: number): number | undefined => {
  if (value === null) return undefined;
  const wait = /^\d{1,9}$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), hourMs);
};
