import type { Form } from '../text/escapes.ts';
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

/** Slots for runs of letters, as bits of a number: few for a message, so that reading one costs little memory. */
const FEW = 12;
const MANY = 19;
const SHORT = 2048;
const RUN = 4;
/** Four letters of seven bits each. */
const LAST_RUN = (1 << 28) - 1;

const next = (run: number, unit: number): number => ((run << 7) ^ unit) & LAST_RUN;
/** Asked for every letter: a look into a global takes longer than the product, where globals are a sandbox's. */
const { imul } = Math;
/** Knuth's multiplicative hash. */
const slot = (run: number, bits: number): number => imul(run, 0x9e3779b1) >>> (32 - bits);

/** A word of a list, with its runs of four letters. */
interface Listed {
  readonly word: string;
  readonly runs: readonly number[];
}

/** Lists are literals of the rules, so each is taken apart once. */
const taken = new WeakMap<readonly string[], readonly Listed[]>();

function listedIn(words: readonly string[]): readonly Listed[] {
  const known = taken.get(words);
  if (known) return known;
  const listed = words.map((word) => {
    const runs: number[] = [];
    let run = 0;
    for (let i = 0; i < word.length; i += 1) {
      run = next(run, word.charCodeAt(i));
      if (i >= RUN - 1) runs.push(run);
    }
    return { word, runs };
  });
  taken.set(words, listed);
  return listed;
}

/** Answers most questions for words with no, from one pass over a text: whether all runs of four letters of a word are in it. */
function runsOf(text: string): (runs: readonly number[]) => boolean {
  const bits = text.length < SHORT ? FEW : MANY;
  const present = new Uint8Array(1 << bits);
  let run = 0;
  for (let i = 0; i < text.length; i += 1) {
    run = next(run, text.charCodeAt(i));
    present[slot(run, bits)] = 1;
  }
  return (runs) => {
    for (const wanted of runs) if (present[slot(wanted, bits)] === 0) return false;
    return true;
  };
}

/** A mail or a message quotes with `>`: no part of the values behind it. */
const quoteMark: Form = { pattern: '^(?:>|&gt;){1,3} ?', meant: () => '' };
/** Quotes keep their backslashes here, which tell how deep a value is nested; links stay, since a label may name a person. */
const normalised = normaliser([placeholders, quoteMark]);

export function sourceOf(original: string): Source {
  const read = normalised(original);
  const lower = read.text.toLowerCase();
  const mayHold = runsOf(lower);
  const known = new Map<string, boolean>();
  const holds = ({ word, runs }: Listed): boolean => {
    if (!mayHold(runs)) return false;
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
