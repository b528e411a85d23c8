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

const ASCII = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  if (c >= 97 && c <= 122) ASCII[c] = LOWER;
  else if (c >= 65 && c <= 90) ASCII[c] = UPPER;
  else if (c >= 48 && c <= 57) ASCII[c] = DIGIT;
}

/** Of other alphabets every letter counts as a small one. */
function classBeyond(code: number): number {
  if (Number.isNaN(code) || code < 0xc0 || code === 0xd7 || code === 0xf7) return 0;
  return (code >= 0x2000 && code < 0x2c00) || (code >= 0xd800 && code < 0xf900) || code >= 0xfe00 ? 0 : LOWER;
}

const classIn = (code: number): number => (code < 128 ? (ASCII[code] ?? 0) : classBeyond(code));
const letterIn = (code: number): number => {
  const found = code < 128 ? (ASCII[code] ?? 0) : 0;
  return found === DIGIT ? 0 : found;
};

/** How finely a text falls into words. */
interface Grain {
  readonly classOf: (code: number) => number;
  /** The fewest letters of a part of a camelCase word. */
  readonly shortestPart: 1 | 2;
  readonly longest: number;
  /** Whether an apostrophe joins what stands around it. */
  readonly joinsAtApostrophe: boolean;
}

/** Finds where words begin and end; identifiers fall apart at _, - and camelCase borders. */
function splitter({ classOf, shortestPart, longest, joinsAtApostrophe }: Grain): (text: string) => Words {
  /** True at the border of two camelCase parts: aB, or the last capital of ABc. */
  const isCamelBorder = (text: string, start: number, at: number): boolean => {
    if (at - start < shortestPart || classOf(text.charCodeAt(at)) !== UPPER) return false;
    const before = classOf(text.charCodeAt(at - 1));
    const after = classOf(text.charCodeAt(at + 1));
    if (before === LOWER) return shortestPart === 1 || after === LOWER || after === UPPER;
    if (before !== UPPER || after !== LOWER) return false;
    return shortestPart === 1 || classOf(text.charCodeAt(at + 2)) === LOWER;
  };
  const isApostrophe = (text: string, at: number): boolean =>
    joinsAtApostrophe &&
    text.charCodeAt(at) === 39 &&
    classOf(text.charCodeAt(at - 1)) !== 0 &&
    ASCII[text.charCodeAt(at + 1)] === LOWER;
  const endOfWord = (text: string, start: number): number => {
    const last = Math.min(text.length, start + longest);
    let at = start + 1;
    while (at < last) {
      if (isApostrophe(text, at)) at++;
      else if (classOf(text.charCodeAt(at)) === 0 || isCamelBorder(text, start, at)) break;
      else at++;
    }
    return at;
  };
  return (text) => {
    const starts: number[] = [];
    const ends: number[] = [];
    for (let at = 0; at < text.length; ) {
      if (classOf(text.charCodeAt(at)) === 0) at++;
      else {
        starts.push(at);
        at = endOfWord(text, at);
        ends.push(at);
      }
    }
    return { starts, ends };
  };
}

/** Where the words of a text begin and end, in order. */
export interface Words {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The words that names in code are made of, ASCII letters only: `aToken` is two, and a number ends one. */
export const partsOf: (text: string) => Words = splitter({
  classOf: letterIn,
  shortestPart: 1,
  longest: Number.POSITIVE_INFINITY,
  joinsAtApostrophe: false,
});

/** Words as people read them: `kid2`, `don't`, `für`. */
const spokenOf = splitter({ classOf: classIn, shortestPart: 2, longest: 64, joinsAtApostrophe: true });

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
  return starts.map((start, i) => {
    const end = ends[i] ?? start;
    const written = text.slice(start, end).toLowerCase();
    inUrl = isInUrl(text.slice(before, Math.min(start, before + FARTHEST)), inUrl);
    at += i === 0 || inUrl ? 0 : distance(text, before, start);
    const tie = i === 0 ? 'apart' : tieOf(text, before, start);
    before = end;
    return { text: written.includes("'") ? written.replaceAll("'", '') : written, start, end, tie, at };
  });
}
