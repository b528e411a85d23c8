import type { Numbers } from './port.ts';

/** How often something was counted. */
export interface Cell {
  /** An entry's id or a practice code; absent for those that are told together. */
  readonly name?: string;
  readonly count: number;
  /** How many are told together. */
  readonly merged?: number;
}

/** Numbers as they are told: the most frequent first. */
export interface ShownNumbers {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly byEntry: readonly Cell[];
  readonly byPractice: readonly Cell[];
  /** Pastes of errors that state no practice. */
  readonly withoutPractice: number;
  readonly unrecognised: number;
  readonly replies: number;
  readonly feedback: Numbers['feedback'];
  readonly escalations: {
    readonly opened: number;
    readonly resolved: number;
    /** Medians in milliseconds; absent where there is nothing to take one of. */
    readonly acknowledgeMs?: number;
    readonly resolveMs?: number;
  };
}

/** The numbers of a time, for one person. */
export interface NumbersView {
  readonly kind: 'numbers';
  readonly numbers: ShownNumbers;
  /** Whether they are of all channels, or of those that the person is in. */
  readonly isWhole: boolean;
}

/** What is rarer is told together, where others than the own team read it: it would point at one practice or person. */
const leastAlone = 3;

const sumBy = (numbers: Numbers, key: 'entryId' | 'practiceCode'): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const one of numbers.errors) sums.set(one[key], (sums.get(one[key]) ?? 0) + one.cases);
  return sums;
};

const cellsOf = (sums: ReadonlyMap<string, number>, isOwnTeam: boolean): readonly Cell[] => {
  const cells = [...sums]
    .filter(([name]) => name !== '')
    .map(([name, count]) => ({ name, count }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1));
  if (isOwnTeam) return cells;
  const rare = cells.filter(({ count }) => count < leastAlone);
  const together = { count: rare.reduce((sum, { count }) => sum + count, 0), merged: rare.length };
  return [...cells.slice(0, cells.length - rare.length), ...(rare.length > 0 ? [together] : [])];
};

/** The middle of durations in order; of two in the middle their mean. */
const median = (sorted: readonly number[]): number | undefined => {
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
};

/** Sums what was counted up for people. `isOwnTeam`: nobody else reads it, so that nothing need be told together. */
export const showNumbers = (
  numbers: Numbers,
  { from, to }: Pick<ShownNumbers, 'from' | 'to'>,
  isOwnTeam: boolean,
): ShownNumbers => {
  const { unrecognised, replies, feedback, errors } = numbers;
  const { opened, acknowledgedAfter, resolvedAfter } = numbers.escalations;
  const acknowledgeMs = median(acknowledgedAfter);
  const resolveMs = median(resolvedAfter);
  const practices = sumBy(numbers, 'practiceCode');
  return {
    from,
    to,
    total: errors.reduce((sum, { cases }) => sum + cases, 0),
    byEntry: cellsOf(sumBy(numbers, 'entryId'), isOwnTeam),
    byPractice: cellsOf(practices, isOwnTeam),
    withoutPractice: practices.get('') ?? 0,
    unrecognised,
    replies,
    feedback,
    escalations: {
      opened,
      resolved: resolvedAfter.length,
      ...(acknowledgeMs === undefined ? {} : { acknowledgeMs }),
      ...(resolveMs === undefined ? {} : { resolveMs }),
    },
  };
};
