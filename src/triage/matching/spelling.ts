import type { Word } from '../../text/word.ts';
import { everyday } from '../knowledge/words.ts';

const SHORTEST = 5;
const LONGEST = 24;
const REMEMBERED = 20_000;

/** Corrects a word towards a vocabulary; undefined where nothing is near. */
export interface Spelling {
  has(word: string): boolean;
  correct(word: string): string | undefined;
}

const LETTERS: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '8': 'b',
  '9': 'g',
};
const CONFUSED: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/cl/g, 'd'],
  [/vv/g, 'w'],
  [/^i/, 'l'],
  [/l/, 'i'],
];

/** What a word may have been before a scanner read it: digits for letters, `rn` for m, `cl` for d, `vv` for w, I for l. */
function ocrReadings(word: string): readonly string[] {
  const isMixed = /\d/.test(word) && /[a-z]/.test(word);
  const withOne = (one: string): string =>
    word.replace(/\d/g, (digit) => (digit === '1' ? one : (LETTERS[digit] ?? digit)));
  const bases = isMixed ? [withOne('l'), withOne('i')] : [word];
  const others = bases.flatMap((base) =>
    CONFUSED.map(([seen, meant]) => base.replace(seen, meant)).filter((reading) => reading !== base),
  );
  return isMixed ? [...bases, ...others] : others;
}

/** True for one insertion, deletion, substitution or swap of neighbours (words of equal length differ in at most two adjacent places). */
function isOneApart(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  const most = Math.min(a.length, b.length) - head;
  let tail = 0;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const restA = a.slice(head, a.length - tail);
  const restB = b.slice(head, b.length - tail);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;
const NOTHING = -1;

/** The hash of a word without the letter at `without`; of the whole word where that lies behind its end. */
function hashWithout(word: string, without: number): number {
  let hash = BASIS;
  for (let i = 0; i < word.length; i++) if (i !== without) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return hash ^ (hash >>> 15);
}

/** Places of a word's letters; of a doubled letter the first, since the second leaves the same. */
function* placesOf(word: string): Generator<number> {
  for (let i = 0; i < word.length; i++) if (i === 0 || word[i] !== word[i - 1]) yield i;
}

/**
 * The words of a vocabulary by what is left of them when one letter is taken out, as hashes in typed arrays. Gives the words that may
 * leave a hash, in the order of the vocabulary; a few of them leave something else with the same hash.
 */
function deletionsOf(words: readonly string[]): (hash: number) => Generator<string> {
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const mask = 2 ** Math.ceil(Math.log2(letters + 1)) - 1;
  const heads = new Int32Array(mask + 1).fill(NOTHING);
  const following = new Int32Array(letters);
  const owners = new Int32Array(letters);
  let used = 0;
  // Backwards, since each word comes in front of those with the same hash.
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] ?? '';
    for (const place of placesOf(word)) {
      const slot = hashWithout(word, place) & mask;
      following[used] = heads[slot] ?? NOTHING;
      owners[used] = at;
      heads[slot] = used++;
    }
  }
  return function* leaving(hash) {
    for (let at = heads[hash & mask] ?? NOTHING; at >= 0; at = following[at] ?? NOTHING)
      yield words[owners[at] ?? 0] ?? '';
  };
}

/** A speller over `words` that knows one slip per word (SymSpell: deletions on both sides) and what OCR confuses. */
export function speller(words: ReadonlySet<string>): Spelling {
  const leaving = deletionsOf([...words].filter(({ length }) => length >= SHORTEST && length <= LONGEST));
  function* neighbours(word: string): Generator<string> {
    yield* leaving(hashWithout(word, word.length));
    for (const place of placesOf(word)) {
      const shorter = word.slice(0, place) + word.slice(place + 1);
      if (words.has(shorter)) yield shorter;
      yield* leaving(hashWithout(word, place));
    }
  }
  const nearest = (word: string): string | undefined => {
    if (word.length < SHORTEST - 1 || word.length > LONGEST || everyday.has(word)) return undefined;
    for (const near of neighbours(word))
      if (near.length >= SHORTEST && near[0] === word[0] && isOneApart(word, near)) return near;
    return undefined;
  };
  const find = (word: string): string | undefined => {
    const readings = ocrReadings(word);
    return (
      readings.find((reading) => reading.length > 2 && words.has(reading)) ??
      nearest(word) ??
      readings.map(nearest).find((near) => near !== undefined)
    );
  };
  const remembered = new Map<string, string | undefined>();
  return {
    has: (word) => words.has(word),
    correct(word) {
      if (word.length < 3 || word.length > LONGEST) return undefined;
      if (remembered.has(word)) return remembered.get(word);
      const found = find(word);
      if (remembered.size < REMEMBERED) remembered.set(word, found);
      return found;
    },
  };
}

/** A word with the spelling that the vocabulary knows; `slips` counts what had to be put right. */
export interface Spelt extends Word {
  readonly slips: number;
}

const NUMBER = /^\d+$/;
const SHORTEST_TORN = 6;
const TORN_GAP = 3;

/** Puts words right that are one slip from the vocabulary, or torn in two by a scanner or a line break; the rest stay as they are. */
export function respell(words: readonly Word[], spelling: Spelling): Spelt[] {
  const out: Spelt[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) break;
    const next = words[i + 1];
    if (spelling.has(word.text) || NUMBER.test(word.text)) out.push({ ...word, slips: 0 });
    else if (next && isTorn(word, next, spelling)) {
      out.push({ ...word, text: word.text + next.text, end: next.end, slips: 1 });
      i++;
    } else {
      const correct = spelling.correct(word.text);
      out.push({ ...word, text: correct ?? word.text, slips: correct === undefined ? 0 : 1 });
    }
  }
  return out;
}

function isTorn(word: Word, next: Word, spelling: Spelling): boolean {
  if (next.tie !== 'apart' || next.at - word.at > TORN_GAP) return false;
  const whole = word.text + next.text;
  return whole.length >= SHORTEST_TORN && spelling.has(whole);
}
