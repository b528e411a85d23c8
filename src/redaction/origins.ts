import { placeholder } from './kinds.ts';
import type { Detection } from './rule.ts';

/** Where offsets of a redacted text lie in the text that it was made from. */
export function origins(spans: readonly Detection[]): (index: number, isEnd: boolean) => number {
  const shifts: { at: number; after: number; start: number; end: number }[] = [];
  let shift = 0;
  for (const { kind, start, end } of spans) {
    const at = start - shift;
    const after = at + placeholder(kind).length;
    shifts.push({ at, after, start, end });
    shift = end - after;
  }
  /** How many begin before an offset. They are in order, and of a text full of values there are thousands. */
  const countBefore = (index: number, isEnd: boolean): number => {
    let [first, behind] = [0, shifts.length];
    while (first < behind) {
      const middle = (first + behind) >> 1;
      const { at } = shifts[middle] ?? { at: index };
      if (at < index || (at === index && !isEnd)) first = middle + 1;
      else behind = middle;
    }
    return first;
  };
  return (index, isEnd) => {
    const last = shifts[countBefore(index, isEnd) - 1];
    if (last === undefined) return index;
    if (index < last.after) return isEnd ? last.end : last.start;
    return index - last.after + last.end;
  };
}
