import type { Actor } from '../channels/places.ts';
import { createWallClock } from '../channels/wallClock.ts';
import { dayMs, minuteMs } from '../pacing/durations.ts';
import type { NumberDeps } from './deps.ts';
import { audienceOf } from './findFixedBefore.ts';
import { type NumbersView, showNumbers } from './shownNumbers.ts';

const usualDays = 30;

/** `stats`, `stats 7d`, `stats 7` */
const form = /^stats(?: ([1-9]\d{0,2}) ?(?:d(?:ays?)?)?)?$/;

type ReadDeps = Omit<NumberDeps, 'store'> & { readonly store: Pick<NumberDeps['store'], 'numbers'> };

const numbersSince = async (from: number, by: Actor, deps: ReadDeps): Promise<NumbersView> => {
  const audience = await audienceOf(by, deps);
  const span = { from, to: deps.now() + 1 };
  const counted = await deps.store.numbers.count({
    teamId: by.teamId,
    ...span,
    ...(audience ? { channelIds: audience } : {}),
  });
  const isWhole = audience === undefined;
  return { kind: 'numbers', numbers: showNumbers(counted, span, isWhole), isWhole };
};

/** Answers `stats` and `stats 7d` with the numbers of the channels that this person is in; undefined for every other wish. */
export const lookUpNumbers = async (
  wish: string,
  by: Actor,
  deps: ReadDeps,
): Promise<NumbersView | undefined> => {
  const asked = form.exec(wish);
  if (!asked) return undefined;
  return numbersSince(deps.now() - Number(asked[1] ?? usualDays) * dayMs, by, deps);
};

/** The numbers of this month, as the calendar of a time zone has it. */
export const numbersOfMonth = (by: Actor, timeZone: string, deps: ReadDeps): Promise<NumbersView> => {
  const now = deps.now();
  const { date, minutes } = createWallClock(timeZone)(now);
  const days = Number(date.slice(-2)) - 1;
  return numbersSince(now - days * dayMs - minutes * minuteMs, by, deps);
};
