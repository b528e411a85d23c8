import { plainOf } from '../../triage/words/plain.ts';
import type { Mark } from '../words/annotate.ts';
import type { Spelt } from '../words/respell.ts';
import { candidates, sharedWords } from './candidates.ts';
import { isPartOfIdentifier } from './identifiers.ts';
import { judge } from './judge.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { bestWindow, similarity, type Window } from './windows.ts';
import type { Wording, Wordings } from './wordings.ts';

/** A wording that the text uses. Similarity is 1 for its words side by side, lower for a loose paraphrase. */
export interface WordingHit {
  readonly id: string;
  readonly wording: string;
  readonly official: boolean;
  readonly similarity: number;
  /** How many concepts the wording has. */
  readonly size: number;
  /** True when it names a subject of this domain, so that it cannot be everyday talk. */
  readonly technical: boolean;
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

/** A text made ready: words, concepts, and whether it speaks of eCW or OAuth at all. */
export interface Readable {
  readonly text: string;
  readonly words: readonly Spelt[];
  readonly marks: readonly Mark[];
  readonly grounded: boolean;
}

const LEAST_SIMILARITY = 0.62;
const FUZZY_FROM = 0.7;

/** `SigningKeyNotFound: …`: the message behind a class name describes better than the name. */
const isClassName = (words: readonly Spelt[], first: number, last: number): boolean =>
  words.slice(first + 1, last + 1).some((word) => word.tie === 'glued');
const CLASS_NAME = 0.04;

/** `expired_token` is a code of its own, although its words are those of a sentence. */
const isSnakeCase = (words: readonly Spelt[], first: number, last: number): boolean =>
  last > first && words.slice(first + 1, last + 1).every((word) => word.tie === 'joined');
const SNAKE_CASE = 0.15;

function hitOf(wording: Wording, window: Window, words: readonly Spelt[]): WordingHit {
  const first = window.first.word;
  const last = window.last.last;
  return {
    id: wording.id,
    wording: wording.text,
    official: wording.official,
    similarity: similarity(wording, window) - (isClassName(words, first, last) ? CLASS_NAME : 0),
    size: wording.concepts.size,
    technical: wording.technical,
    start: words[first]?.start ?? 0,
    end: words[last]?.end ?? 0,
    first,
    last,
  };
}

const SHORT = 3;
const LEAST_SHARED = 0.4;
const SURE = 0.92;

/** How literally everyday words must be repeated: the most that a hit can count, given its literal likeness. */
function ceiling(wording: Wording, literal: number, grounded: boolean): number {
  if (wording.technical && wording.stateTotal > 0) return 1;
  if (grounded && wording.named && wording.stateTotal > 0) return 0.72 + 0.28 * literal;
  return wording.concepts.size <= SHORT ? literal : 0.55 + 0.45 * literal;
}

/** Weighs a hit by its words as well: technical phrases gain by likeness, everyday ones ("access denied") need it. */
function judged(hit: WordingHit, wording: Wording, text: Readable): WordingHit {
  const free = ceiling(wording, 0, text.grounded) === 1;
  if (free && (hit.similarity < FUZZY_FROM || hit.similarity > SURE)) return hit;
  const phrase = plainOf(text.words.slice(hit.first, Math.min(hit.last + 1, hit.first + 40)));
  const own = sharedWords(wording, new Set(phrase.split(' ')));
  const literal = own < LEAST_SHARED || phrase === wording.plain ? own : judge(phrase, wording.plain);
  if (free) return { ...hit, similarity: Math.max(hit.similarity, literal) };
  return { ...hit, similarity: Math.min(hit.similarity, ceiling(wording, literal, text.grounded)) };
}

function weighed(hit: WordingHit, wording: Wording, text: Readable): WordingHit {
  const { similarity, ...rest } = judged(hit, wording, text);
  return {
    ...rest,
    similarity: similarity - (isSnakeCase(text.words, hit.first, hit.last) ? SNAKE_CASE : 0),
  };
}

/** The best hit of each entry in one segment. */
function hitsIn(segment: Segment, wordings: Wordings, text: Readable): Iterable<WordingHit> {
  const best = new Map<string, WordingHit>();
  for (const wording of candidates(wordings, segment, text.words)) {
    const window = bestWindow(wording, segment);
    const rough = window && hitOf(wording, window, text.words);
    const known = best.get(wording.id)?.similarity ?? 0;
    if (!rough || rough.similarity < LEAST_SIMILARITY) continue;
    if (isPartOfIdentifier({ ...text, first: rough.first, last: rough.last })) continue;
    if (known >= Math.max(rough.similarity, FUZZY_FROM)) continue;
    const hit = weighed(rough, wording, text);
    if (hit.similarity >= LEAST_SIMILARITY && known < hit.similarity) best.set(hit.id, hit);
  }
  return best.values();
}

/** Finds the wordings that a text uses: an index by concepts picks a few, their windows are weighed, Fuse.js judges the near ones. */
export const findWordings = (wordings: Wordings, text: Readable): WordingHit[] =>
  segmentsOf(text.words, text.marks).flatMap((segment) => [...hitsIn(segment, wordings, text)]);
