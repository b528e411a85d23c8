import type { Tie, Word } from './word.ts';

const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;

/** What stands between two words and how far it pushes them apart, in words. */
const DISTANCE: Readonly<Record<string, number>> = {
  '\n': 2,
  '.': 3,
  '!': 3,
  '?': 3,
  ';': 2,
  '{': 3,
  '}': 3,
  '[': 1,
  ']': 1,
  ',': 1,
  '"': 1,
  '|': 3,
  '&': 3,
  '/': 1,
};
const FARTHEST = 12;

const classOfAscii = (code: number): number => {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  return code >= 48 && code <= 57 ? DIGIT : 0;
};

/** Of other alphabets every letter counts as a small one. */
function classBeyond(code: number): number {
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return 0;
  return (code >= 0x2000 && code < 0x2c00) || (code >= 0xd800 && code < 0xf900) || code >= 0xfe00 ? 0 : LOWER;
}

/** The class of every UTF-16 unit: a table, since each unit of a text is asked for. */
function tableOf(classOf: (code: number) => number): Uint8Array {
  const table = new Uint8Array(65_536);
  for (let code = 0; code < table.length; code++) table[code] = classOf(code);
  return table;
}

const SPOKEN = tableOf((code) => (code < 128 ? classOfAscii(code) : classBeyond(code)));
const LETTERS = tableOf((code) => (code < 128 && classOfAscii(code) !== DIGIT ? classOfAscii(code) : 0));

/** Room for the words of a message; a long text has a word in four units or more, and room is doubled where it has more. */
const FEW_WORDS = 512;

function twiceAsLong(list: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(list.length * 2);
  longer.set(list);
  return longer;
}

/** How finely a text falls into words. */
interface Grain {
  readonly classes: Uint8Array;
  /** The fewest letters of a part of a camelCase word. */
  readonly shortestPart: 1 | 2;
  readonly longest: number;
  /** Whether an apostrophe joins what stands around it. */
  readonly joinsAtApostrophe: boolean;
}

/** Finds where words begin and end; identifiers fall apart at _, - and camelCase borders. */
function splitter({ classes, shortestPart, longest, joinsAtApostrophe }: Grain): (text: string) => Words {
  const classAt = (text: string, at: number): number => classes[text.charCodeAt(at)] ?? 0;
  /** True at the border of two camelCase parts: aB, or the last capital of ABc. */
  const isCamelBorder = (text: string, start: number, at: number): boolean => {
    if (at - start < shortestPart || classAt(text, at) !== UPPER) return false;
    const before = classAt(text, at - 1);
    const after = classAt(text, at + 1);
    if (before === LOWER) return shortestPart === 1 || after === LOWER || after === UPPER;
    if (before !== UPPER || after !== LOWER) return false;
    return shortestPart === 1 || classAt(text, at + 2) === LOWER;
  };
  const isApostrophe = (text: string, at: number): boolean =>
    joinsAtApostrophe &&
    text.charCodeAt(at) === 39 &&
    classAt(text, at - 1) !== 0 &&
    text.charCodeAt(at + 1) < 128 &&
    classAt(text, at + 1) === LOWER;
  const endOfWord = (text: string, start: number): number => {
    const last = Math.min(text.length, start + longest);
    let at = start + 1;
    while (at < last) {
      // Most letters are small ones, which end nothing.
      if (classes[text.charCodeAt(at)] === LOWER || isApostrophe(text, at)) at++;
      else if (classAt(text, at) === 0 || isCamelBorder(text, start, at)) break;
      else at++;
    }
    return at;
  };
  return (text) => {
    // Lists of numbers that grow would take ten times as long as the reading, for a long text.
    let starts = new Int32Array(FEW_WORDS + (text.length >> 2));
    let ends = new Int32Array(starts.length);
    let count = 0;
    for (let at = 0; at < text.length; ) {
      if (classes[text.charCodeAt(at)] === 0) at++;
      else {
        if (count === starts.length) [starts, ends] = [twiceAsLong(starts), twiceAsLong(ends)];
        starts[count] = at;
        at = endOfWord(text, at);
        ends[count++] = at;
      }
    }
    return { starts: starts.subarray(0, count), ends: ends.subarray(0, count) };
  };
}

/** Where the words of a text begin and end, in order. */
export interface Words {
  readonly starts: Readonly<ArrayLike<number>>;
  readonly ends: Readonly<ArrayLike<number>>;
}

/** The words that names in code are made of, ASCII letters only: `aToken` is two, and a number ends one. */
export const partsOf: (text: string) => Words = splitter({
  classes: LETTERS,
  shortestPart: 1,
  longest: Number.POSITIVE_INFINITY,
  joinsAtApostrophe: false,
});

/** Words as people read them: `kid2`, `don't`, `für`. */
const spokenOf = splitter({ classes: SPOKEN, shortestPart: 2, longest: 64, joinsAtApostrophe: true });

function distance(text: string, from: number, to: number): number {
  let sum = 1;
  for (let i = from; i < to && sum < FARTHEST; i++) {
    const isInner = text.charAt(i) === '.' && i + 1 === to;
    if (!isInner) sum += DISTANCE[text.charAt(i)] ?? 0;
  }
  return sum;
}

const SPACE = /[\s"'<>`|]/;

/** Inside a URL, up to its query, words take no room: an address counts as one word. */
function isInUrl(between: string, before: boolean): boolean {
  if (between.startsWith('://')) return true;
  return before && !SPACE.test(between) && !between.includes('?') && !between.includes('#');
}

function tieOf(text: string, from: number, to: number): Tie {
  if (from === to) return 'glued';
  const between = text.charAt(from);
  return to - from === 1 && (between === '_' || between === '-') ? 'joined' : 'apart';
}

/** Words of a text in order, each with how far it stands from the one before. */
export function wordsOf(text: string): Word[] {
  const { starts, ends } = spokenOf(text);
  let before = 0;
  let at = 0;
  let inUrl = false;
  return Array.from(starts, (start, i) => {
    const end = ends[i] ?? start;
    const written = text.slice(start, end).toLowerCase();
    inUrl = isInUrl(text.slice(before, Math.min(start, before + FARTHEST)), inUrl);
    at += i === 0 || inUrl ? 0 : distance(text, before, start);
    const tie = i === 0 ? 'apart' : tieOf(text, before, start);
    before = end;
    return { text: written.includes("'") ? written.replaceAll("'", '') : written, start, end, tie, at };
  });
}
