import { everyday } from '../knowledge/words.ts';
import { ocrReadings } from './ocr.ts';

const SHORTEST = 5;
const LONGEST = 24;
const REMEMBERED = 20_000;

/** Corrects a word towards a vocabulary; undefined where nothing is near. */
export interface Spelling {
  has(word: string): boolean;
  correct(word: string): string | undefined;
}

function* deletions(word: string): Generator<string> {
  for (let i = 0; i < word.length; i++) {
    if (i > 0 && word[i] === word[i - 1]) continue;
    yield word.slice(0, i) + word.slice(i + 1);
  }
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

function indexDeletions(words: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST || word.length > LONGEST) continue;
    for (const shorter of deletions(word)) {
      const list = index.get(shorter);
      if (list) list.push(word);
      else index.set(shorter, [word]);
    }
  }
  return index;
}

function* neighbours(word: string, words: ReadonlySet<string>, index: Map<string, string[]>) {
  yield* index.get(word) ?? [];
  for (const shorter of deletions(word)) {
    if (words.has(shorter)) yield shorter;
    yield* index.get(shorter) ?? [];
  }
}

function nearest(word: string, words: ReadonlySet<string>, index: Map<string, string[]>): string | undefined {
  if (word.length < SHORTEST - 1 || word.length > LONGEST || everyday.has(word)) return undefined;
  for (const near of neighbours(word, words, index)) {
    if (near.length >= SHORTEST && near[0] === word[0] && isOneApart(word, near)) return near;
  }
  return undefined;
}

/** A speller over `words` that knows one slip per word (SymSpell: deletions on both sides) and what OCR confuses. */
export function speller(words: ReadonlySet<string>): Spelling {
  const index = indexDeletions(words);
  const remembered = new Map<string, string | undefined>();
  const find = (word: string): string | undefined => {
    const readings = ocrReadings(word);
    return (
      readings.find((reading) => reading.length > 2 && words.has(reading)) ??
      nearest(word, words, index) ??
      readings.map((reading) => nearest(reading, words, index)).find((near) => near !== undefined)
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
