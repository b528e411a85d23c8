import { everyday } from '../knowledge/words.ts';
import { type Deletions, deletionsOf, hashWithout, placesOf } from './deletions.ts';
import { ocrReadings } from './ocr.ts';

const SHORTEST = 5;
const LONGEST = 24;
const REMEMBERED = 20_000;

/** Corrects a word towards a vocabulary; undefined where nothing is near. */
export interface Spelling {
  has(word: string): boolean;
  correct(word: string): string | undefined;
}

/** True for one insertion, deletion, substitution or swap of neighbours (words of equal length differ in at most two adjacent places). */
function isOneApart(a: string, b: string): boolean {
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const restA = a.slice(head, a.length - tail);
  const restB = b.slice(head, b.length - tail);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

interface Vocabulary {
  readonly words: ReadonlySet<string>;
  /** Of its words that are neither too short nor too long. */
  readonly deletions: Deletions;
}

function* neighbours(word: string, { words, deletions }: Vocabulary): Generator<string> {
  yield* deletions.leaving(hashWithout(word, word.length));
  for (const place of placesOf(word)) {
    const shorter = word.slice(0, place) + word.slice(place + 1);
    if (words.has(shorter)) yield shorter;
    yield* deletions.leaving(hashWithout(word, place));
  }
}

function nearest(word: string, vocabulary: Vocabulary): string | undefined {
  if (word.length < SHORTEST - 1 || word.length > LONGEST || everyday.has(word)) return undefined;
  for (const near of neighbours(word, vocabulary)) {
    if (near.length >= SHORTEST && near[0] === word[0] && isOneApart(word, near)) return near;
  }
  return undefined;
}

/** A speller over `words` that knows one slip per word (SymSpell: deletions on both sides) and what OCR confuses. */
export function speller(words: ReadonlySet<string>): Spelling {
  const fit = [...words].filter(({ length }) => length >= SHORTEST && length <= LONGEST);
  const vocabulary = { words, deletions: deletionsOf(fit) };
  const remembered = new Map<string, string | undefined>();
  const find = (word: string): string | undefined => {
    const readings = ocrReadings(word);
    return (
      readings.find((reading) => reading.length > 2 && words.has(reading)) ??
      nearest(word, vocabulary) ??
      readings.map((reading) => nearest(reading, vocabulary)).find((near) => near !== undefined)
    );
  };
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
