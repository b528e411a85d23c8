import type { Check } from '../check.ts';
import type { Answer } from '../fetch/fetched.ts';
import { found } from '../findings/found.ts';

const DAY = 86_400;

const units: readonly (readonly [number, string])[] = [
  [DAY, 'days'],
  [3_600, 'hours'],
  [60, 'minutes'],
  [1, 'seconds'],
];

const inWords = (seconds: number): string => {
  const [size, name] = units.find(([unit]) => seconds >= 2 * unit) ?? [1, 'seconds'];
  return `${Math.round(seconds / size)} ${name}`;
};

const lifetimeOf = (control: string): number | undefined => {
  const [, seconds] = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,10})/i.exec(control) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
};

/** How old the copy is that was served; 0 when it came from the server itself. */
export const ageOf = ({ headers }: Answer): number => {
  const age = headers.age?.trim() ?? '';
  return /^\d{1,10}$/.test(age) ? Number(age) : 0;
};

/** What the caching headers mean for a change of keys. */
export const checkCaching = (answer: Answer): Check => {
  const control = answer.headers['cache-control'] ?? '';
  if (/no-store|no-cache/i.test(control)) return found('cache_forbidden');
  const seconds = lifetimeOf(control);
  if (seconds === undefined) return found('cache_none');
  const facts = { words: inWords(seconds), age: ageOf(answer) };
  if (ageOf(answer) > seconds) return found('cache_stale', facts);
  return found(seconds > DAY ? 'cache_long' : 'cache_short', facts);
};
