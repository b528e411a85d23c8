import type { Word } from '../../text/word.ts';
import type { Mark } from '../words/annotate.ts';

/** A run of marks without a hard break; the next run is read along when it follows closely (a wrapped line). */
export interface Segment {
  readonly marks: readonly Mark[];
  /** How many of the marks belong to this run; the rest are the next one's. */
  readonly own: number;
}

const BREAK = 2;
const WRAP = 3;
const MOST = 80;

/** Indices of words that begin a new run, each with the distance to the word before. */
function starts(words: readonly Word[]): { readonly word: number; readonly gap: number }[] {
  const out = [{ word: 0, gap: 0 }];
  for (let i = 1; i < words.length; i++) {
    const gap = (words[i]?.at ?? 0) - (words[i - 1]?.at ?? 0);
    if (gap > BREAK) out.push({ word: i, gap });
  }
  return out;
}

function between(marks: readonly Mark[], from: number, to: number): { list: Mark[]; next: number } {
  const list: Mark[] = [];
  let i = from;
  for (; i < marks.length; i++) {
    const mark = marks[i];
    if (!mark || mark.word >= to) break;
    if (list.length < MOST) list.push(mark);
  }
  return { list, next: i };
}

/** Splits the marks of a text into sentences, lines and fields. */
export function segmentsOf(words: readonly Word[], marks: readonly Mark[]): Segment[] {
  const bounds = starts(words);
  const runs: { marks: Mark[]; gap: number }[] = [];
  let at = 0;
  for (const [k, bound] of bounds.entries()) {
    const { list, next } = between(marks, at, bounds[k + 1]?.word ?? words.length);
    at = next;
    runs.push({ marks: list, gap: bound.gap });
  }
  return runs.map((run, k) => {
    const after = runs[k + 1];
    const along = after && after.gap <= WRAP ? after.marks : [];
    return { marks: [...run.marks, ...along].slice(0, 2 * MOST), own: run.marks.length };
  });
}
