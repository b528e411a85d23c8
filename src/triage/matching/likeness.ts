import Fuse from 'fuse.js';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { addCharacters, type Bag, collector } from '../../text/ngrams.ts';
import { wordsOf } from '../../text/words.ts';

/** A wording of an entry that is like what somebody typed; 1 for the same. */
export interface Alike {
  readonly wording: string;
  readonly similarity: number;
}

/** Compares something short that was typed with all that an entry is called. Longer texts are like nothing. */
export type Likeness = (typed: string) => ReadonlyMap<string, Alike>;

interface Phrase {
  readonly id: string;
  /** As the catalog words it, and its words in small letters. */
  readonly wording: string;
  readonly words: string;
}

const BITS = 15;
const LENGTHS = { from: 2, to: 4 };
const LONGEST = 160;
/** So many of the phrases with the most n-grams in common are compared letter by letter. */
const COMPARED = 16;
/** Less alike than this is like nothing. */
const LEAST_ALIKE = 0.1;
const LEAST_WEIGHT = 1e-6;
const NOTHING: ReadonlyMap<string, Alike> = new Map();

const into = collector(BITS);

function gramsOf(words: string): Bag {
  addCharacters(` ${words} `, into, LENGTHS);
  return into.take();
}

const phrasesOf = ({ id, title = '', message, match }: CatalogEntry): Phrase[] =>
  [id, title, message, ...match.codes, ...match.wordings].flatMap((wording) => {
    const words = wordsOf(wording)
      .map(({ text }) => text)
      .join(' ');
    return words === '' ? [] : [{ id, wording, words }];
  });

/** Phrases by the n-grams that they hold: those of bucket b stand from `starts[b]` to `starts[b + 1]`, each with its weight. */
interface Index {
  readonly starts: Int32Array;
  readonly phrases: Int32Array;
  readonly weights: Float32Array;
  /** How telling an n-gram is. */
  readonly rarity: Float32Array;
}

/** The weights of a bag, the rarer the heavier, of length 1. */
function weighed({ index, value }: Bag, rarity: Float32Array): Float32Array {
  const weights = value.map((weight, k) => weight * (rarity[index[k] ?? 0] ?? 0));
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return weights.map((weight) => (length > 0 ? weight / length : 0));
}

function indexOf(bags: readonly Bag[]): Index {
  const starts = new Int32Array((1 << BITS) + 1);
  for (const { index } of bags)
    for (const bucket of index) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  const rarity = Float32Array.from(starts.subarray(1), (count) => Math.log((1 + bags.length) / (1 + count)));
  for (let bucket = 0; bucket < 1 << BITS; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  const free = starts.slice();
  const phrases = new Int32Array(starts.at(-1) ?? 0);
  const weights = new Float32Array(phrases.length);
  for (const [phrase, bag] of bags.entries()) {
    const own = weighed(bag, rarity);
    for (const [k, bucket] of bag.index.entries()) {
      const at = free[bucket] ?? 0;
      free[bucket] = at + 1;
      phrases[at] = phrase;
      weights[at] = own[k] ?? 0;
    }
  }
  return { starts, phrases, weights, rarity };
}

/** How much each phrase has in common with a bag: the cosine of their n-grams. */
function inCommon({ starts, phrases, weights, rarity }: Index, bag: Bag, count: number): Float32Array {
  const common = new Float32Array(count);
  const own = weighed(bag, rarity);
  for (const [k, bucket] of bag.index.entries()) {
    const weight = own[k] ?? 0;
    for (let at = starts[bucket] ?? 0; at < (starts[bucket + 1] ?? 0); at++) {
      const phrase = phrases[at] ?? 0;
      common[phrase] = (common[phrase] ?? 0) + weight * (weights[at] ?? 0);
    }
  }
  return common;
}

const options = { ignoreLocation: true, includeScore: true, threshold: 0.7 };

/** How well the shorter of two phrases is found in the longer one, typing errors allowed. */
function spelledAlike(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const { isMatch, score } = Fuse.match(short, long, options);
  return isMatch ? 1 - score : 0;
}

/** How telling each word is among phrases: the fewer hold it, the more. */
function rarityOfWords(phrases: readonly Phrase[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of phrases)
    for (const word of new Set(words.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log((1 + phrases.length) / (1 + (counts.get(word) ?? 0)));
}

/** How much of what was typed a phrase holds, in whatever order. */
function wordsShared(typed: string, words: string, rarity: (word: string) => number): number {
  const held = new Set(words.split(' '));
  const weightOf = (all: readonly string[]): number => all.reduce((sum, word) => sum + rarity(word), 0);
  const asked = typed.split(' ');
  return weightOf(asked.filter((word) => held.has(word))) / Math.max(weightOf(asked), LEAST_WEIGHT);
}

/** A likeness to the entries of a catalog: by the n-grams that a wording shares with what was typed, then by letters and words. */
export function likenessTo(entries: readonly CatalogEntry[]): Likeness {
  const prepared = () => {
    const phrases = entries.flatMap(phrasesOf);
    return {
      phrases,
      index: indexOf(phrases.map(({ words }) => gramsOf(words))),
      rarity: rarityOfWords(phrases),
    };
  };
  let made: ReturnType<typeof prepared> | undefined;
  return (typed) => {
    if (typed.length > LONGEST) return NOTHING;
    made ??= prepared();
    const { phrases, index, rarity } = made;
    const common = inCommon(index, gramsOf(typed), phrases.length);
    const near = [...common.keys()].filter((phrase) => (common[phrase] ?? 0) > LEAST_ALIKE);
    near.sort((a, b) => (common[b] ?? 0) - (common[a] ?? 0));
    const best = new Map<string, Alike>();
    for (const phrase of near.slice(0, COMPARED)) {
      const { id, wording, words } = phrases[phrase] ?? { id: '', wording: '', words: '' };
      const similarity =
        (common[phrase] ?? 0) * Math.max(spelledAlike(typed, words), wordsShared(typed, words, rarity));
      if (similarity > (best.get(id)?.similarity ?? LEAST_ALIKE)) best.set(id, { wording, similarity });
    }
    return best;
  };
}
