import type { WrittenForm } from '../text/escapes.ts';
import { normaliser, type Rewritten } from '../text/normalise.ts';
import { placeholders } from './placeholders.ts';

/** Finds quotes; remembers the last answer so that a text of unclosed quotes is not read again and again. */
export interface QuoteFinder {
  readonly next: (quote: string, from: number) => number;
}

function quoteFinder(text: string): QuoteFinder {
  const known = new Map<string, { from: number; found: number }>();
  return {
    next: (quote, from) => {
      const last = known.get(quote);
      if (last !== undefined && from >= last.from && (last.found === -1 || from <= last.found))
        return last.found;
      const found = text.indexOf(quote, from);
      known.set(quote, { from, found });
      return found;
    },
  };
}

/** A text as detectors read it, with what they share: its quotes, and which words it holds at all. */
export interface Source extends Rewritten {
  /** The text in small letters, unit for unit where that is as long. */
  readonly lower: string;
  readonly quotes: QuoteFinder;
  /** Whether any of these lower-case words is in the text, in whatever case: asked before a pattern is run. The list is a constant. */
  readonly has: (words: readonly string[]) => boolean;
}

/**
 * Units as runs know them: small letters each for itself, the digits as one, so that the numbers of a log do not fill the table, and
 * what is no ASCII in groups.
 */
const CODES = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 97 && unit <= 122) return unit - 96;
  if (unit >= 48 && unit <= 57) return 27;
  return unit <= 32 ? 28 : 29 + (unit % 3);
});
const codeOf = (unit: number): number => CODES[unit] ?? (unit ^ (unit >> 5)) & 31;
/** Runs of four codes of five bits each; the last three of them are a run of three. */
const LAST_RUN = (1 << 20) - 1;
const LAST_OF_THREE = (1 << 15) - 1;
const next = (run: number, unit: number): number => ((run << 5) | codeOf(unit)) & LAST_RUN;

/** Sets of runs: small for a message, so that reading one costs little memory; exact for a long text. */
const SHORT = 2048;
const FEW = { bits: 12, factor: 0x9e3779b1 | 0, shift: 20 } as const;
const ALL = { bits: 20, factor: 1, shift: 0 } as const;
/** Asked for every letter: a look into a global takes longer than the product, where globals are a sandbox's. */
const { imul } = Math;

/** A word of a list, with its runs of four, or its one of three. */
interface Listed {
  readonly word: string;
  readonly fours: readonly number[];
  readonly three: number | undefined;
}

/** Lists are literals of the rules, so each is taken apart once. */
const taken = new WeakMap<readonly string[], readonly Listed[]>();

function runsIn(word: string): Listed {
  const fours: number[] = [];
  let run = 0;
  for (let i = 0; i < word.length; i += 1) {
    run = next(run, word.charCodeAt(i));
    if (i >= 3) fours.push(run);
  }
  return { word, fours, three: word.length === 3 ? run : undefined };
}

function listedIn(words: readonly string[]): readonly Listed[] {
  const known = taken.get(words);
  if (known) return known;
  const listed = words.map(runsIn);
  taken.set(words, listed);
  return listed;
}

/** Answers most questions for words with no, from one pass over a text: whether all runs of a word are in it. */
function runsOf(text: string): (listed: Listed) => boolean {
  const { bits, factor, shift } = text.length < SHORT ? FEW : ALL;
  const fours = new Uint32Array(1 << (bits - 5));
  const threes = new Uint32Array(1 << 10);
  let run = 0;
  for (let i = 0; i < text.length; i += 1) {
    run = next(run, text.charCodeAt(i));
    const slot = imul(run, factor) >>> shift;
    fours[slot >> 5] = (fours[slot >> 5] ?? 0) | (1 << (slot & 31));
    const three = run & LAST_OF_THREE;
    threes[three >> 5] = (threes[three >> 5] ?? 0) | (1 << (three & 31));
  }
  const holds = (set: Uint32Array, slot: number): boolean =>
    (((set[slot >> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
  return (listed) => {
    if (listed.three !== undefined && !holds(threes, listed.three)) return false;
    for (const wanted of listed.fours) if (!holds(fours, imul(wanted, factor) >>> shift)) return false;
    return true;
  };
}

/** A mail or a message quotes with `>`: no part of the values behind it. */
const quoteMark: WrittenForm = { pattern: '^(?:>|&gt;){1,3} ?', meant: () => '' };
/** Quotes keep their backslashes here, which tell how deep a value is nested; links stay, since a label may name a person. */
const normalised = normaliser([placeholders, quoteMark]);

export function sourceOf(original: string): Source {
  const read = normalised(original);
  const lower = read.text.toLowerCase();
  const mayHold = runsOf(lower);
  const known = new Map<string, boolean>();
  const holds = (listed: Listed): boolean => {
    if (!mayHold(listed)) return false;
    const { word } = listed;
    const answer = known.get(word) ?? lower.includes(word);
    known.set(word, answer);
    return answer;
  };
  const has: Source['has'] = (words) => {
    for (const listed of listedIn(words)) if (holds(listed)) return true;
    return false;
  };
  return { ...read, lower, quotes: quoteFinder(read.text), has };
}
