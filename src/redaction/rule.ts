import { matchesIn } from '../text/matchesIn.ts';
import type { Span } from '../text/span.ts';
import type { Kind } from './kinds.ts';
import type { Source } from './source.ts';

/** A stretch of text to hide. */
export interface Detection extends Span {
  readonly kind: Kind;
}

/** One thing that must not leave: how it is found, with texts that hold it and texts that only look as if they did. */
export interface Rule {
  /** Lower-case words, of each list one of which must be in a text for the rule to be asked at all. */
  readonly words?: readonly (readonly string[])[];
  /** What is quicker to find and is in every text in which the rule finds something. */
  readonly sign?: RegExp;
  readonly find: (source: Source) => readonly Detection[];
  /** Texts with what this rule takes out of them, in order, parted by ` … `. */
  readonly yes: Readonly<Record<string, string>>;
  readonly no: readonly string[];
}

/** What a rule finds in a text. */
export const detectionsOf = ({ words = [], sign, find }: Rule, source: Source): readonly Detection[] =>
  words.every((any) => source.has(any)) && sign?.test(source.text) !== false ? find(source) : [];

/** Something that is known by its look or its place. The value is the pattern's first group that took part, or the whole match. */
export interface Pattern {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** Lower-case words of which one must be in the text; without any, the pattern runs on every text. */
  readonly words?: readonly string[];
  /** What is quicker to find and is in every match. */
  readonly sign?: RegExp;
  readonly check?: (value: string, around: Around) => boolean;
}

/** A pattern that does not run on every text. */
export type WordedPattern = Pattern & Required<Pick<Pattern, 'words'>>;

/** The words of a table: where a text holds none of them, none of the patterns fits it. */
export const wordsOf = (patterns: readonly WordedPattern[]): readonly string[] =>
  patterns.flatMap(({ words }) => words);

interface Around {
  readonly before: string;
  readonly after: string;
}

const LOOK = 240;

/** Finds every pattern of a table in a text. A group must stand at the end of its match. */
export const findPatterns =
  (patterns: readonly Pattern[]) =>
  (source: Source): Detection[] =>
    patterns.flatMap((pattern) => matchesOf(source, pattern));

function matchesOf({ text, has }: Source, { kind, pattern, words, sign, check }: Pattern): Detection[] {
  if ((words !== undefined && !has(words)) || sign?.test(text) === false) return [];
  const found: Detection[] = [];
  for (const match of matchesIn(text, pattern)) {
    const { 0: whole, index } = match;
    const value = match.find((group, i) => i > 0 && group !== undefined) ?? whole;
    const end = index + whole.length;
    const start = end - value.length;
    const around = (): Around => ({
      before: text.slice(Math.max(0, start - LOOK), start),
      after: text.slice(end, end + 24),
    });
    if (value.length > 0 && (check === undefined || check(value, around()))) found.push({ kind, start, end });
  }
  return found;
}

const byStart = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

/** Joins spans that overlap (the one that starts first, then the longest, names the kind), in order. */
export function merge(spans: readonly Detection[]): Detection[] {
  const merged: Detection[] = [];
  for (const span of [...spans].sort(byStart)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) {
      if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end };
    } else if (span.end > span.start) merged.push(span);
  }
  return merged;
}

/** Takes the kept stretches out of merged spans: what lies inside a kept stretch stays in the text. */
export function carve(spans: readonly Detection[], kept: readonly Span[]): Detection[] {
  const islands = [...kept].sort(byStart);
  const carved: Detection[] = [];
  let first = 0;
  for (const span of spans) {
    let from = span.start;
    while (first < islands.length && (islands[first]?.end ?? 0) <= span.start) first += 1;
    for (let i = first; i < islands.length; i += 1) {
      const island = islands[i];
      if (island === undefined || island.start >= span.end) break;
      if (island.start > from) carved.push({ ...span, start: from, end: island.start });
      from = Math.max(from, island.end);
    }
    if (from < span.end) carved.push({ ...span, start: from });
  }
  return carved;
}
