import type { Kind } from './kinds.ts';
import type { Detection } from './rule.ts';

/** Ids that lead to a person wherever they stand. */
export const LEADING: ReadonlySet<Kind> = new Set<Kind>(['patient-id', 'record-number', 'member-id']);
const SHORTEST = 5;
const MOST_VALUES = 50;
const MOST_REPEATS = 2000;
const PART = /[A-Za-z0-9_-]/;
const LONGEST = 64;

/** The whole word around a stretch, as far as an id may reach. */
const wordAround = (text: string, start: number, end: number): readonly [number, number] => {
  let from = start;
  while (from > 0 && start - from < LONGEST && PART.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && to - end < LONGEST && PART.test(text.charAt(to))) to += 1;
  return [from, to];
};

/** An id of a person that was found once is found again where it stands bare, or as a part of another id (`ap-A-77231`). */
export function repeatedIds(text: string, found: readonly Detection[]): Detection[] {
  const values = new Map<string, Kind>();
  for (const { kind, start, end } of found) {
    const value = text.slice(start, end);
    const isTelling = value.length >= SHORTEST && value.length <= LONGEST && /\d/.test(value);
    if (LEADING.has(kind) && isTelling && !/\s/.test(value) && values.size < MOST_VALUES)
      values.set(value, kind);
  }
  const spans: Detection[] = [];
  for (const [value, kind] of values) {
    let at = text.indexOf(value);
    for (; at >= 0 && spans.length < MOST_REPEATS; at = text.indexOf(value, at + value.length)) {
      const [start, end] = wordAround(text, at, at + value.length);
      spans.push({ kind, start, end });
    }
  }
  return spans;
}
