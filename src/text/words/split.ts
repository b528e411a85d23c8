import type { Tie, Word } from './word.ts';

const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;
const LONGEST = 64;

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

function classOf(code: number): number {
  if (code < 128) return ASCII[code] ?? 0;
  if (Number.isNaN(code) || code < 0xc0 || code === 0xd7 || code === 0xf7) return 0;
  return (code >= 0x2000 && code < 0x2c00) || (code >= 0xd800 && code < 0xf900) || code >= 0xfe00 ? 0 : LOWER;
}

/** True at the border of two camelCase parts: aB, or the last capital of ABc; both parts must have two letters. */
function isCamelBorder(text: string, start: number, at: number): boolean {
  if (at - start < 2 || classOf(text.charCodeAt(at)) !== UPPER) return false;
  const before = classOf(text.charCodeAt(at - 1));
  const after = classOf(text.charCodeAt(at + 1));
  if (before === LOWER) return after === LOWER || after === UPPER;
  return before === UPPER && after === LOWER && classOf(text.charCodeAt(at + 2)) === LOWER;
}

const isApostrophe = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 39 &&
  classOf(text.charCodeAt(at - 1)) !== 0 &&
  ASCII[text.charCodeAt(at + 1)] === LOWER;

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  const last = Math.min(text.length, start + LONGEST);
  while (at < last) {
    if (isApostrophe(text, at)) at++;
    else if (classOf(text.charCodeAt(at)) === 0 || isCamelBorder(text, start, at)) break;
    else at++;
  }
  return at;
}

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
function isInUrl(text: string, from: number, to: number, before: boolean): boolean {
  const between = text.slice(from, Math.min(to, from + FARTHEST));
  if (between.startsWith('://')) return true;
  return before && !SPACE.test(between) && !between.includes('?') && !between.includes('#');
}

function tieOf(text: string, from: number, to: number): Tie {
  if (from === to) return 'glued';
  const between = text.charAt(from);
  return to - from === 1 && (between === '_' || between === '-') ? 'joined' : 'apart';
}

/** Words of a text in order. Identifiers fall apart at _, - and camelCase borders. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  let at = 0;
  let inUrl = false;
  for (let i = 0; i < text.length; ) {
    if (classOf(text.charCodeAt(i)) === 0) {
      i++;
      continue;
    }
    const start = i;
    i = endOfWord(text, start);
    const raw = text.slice(start, i).toLowerCase();
    inUrl = isInUrl(text, end, start, inUrl);
    at += words.length === 0 || inUrl ? 0 : distance(text, end, start);
    words.push({
      text: raw.includes("'") ? raw.replaceAll("'", '') : raw,
      start,
      end: i,
      tie: words.length === 0 ? 'apart' : tieOf(text, end, start),
      at,
    });
    end = i;
  }
  return words;
}
