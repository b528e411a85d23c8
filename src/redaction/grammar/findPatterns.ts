import { matchesIn } from '../../text/matchesIn.ts';
import type { Kind } from '../kinds.ts';
import type { Detection } from '../rule.ts';
import type { Source } from '../source.ts';

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

export interface Around {
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
