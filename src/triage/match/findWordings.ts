import { subjectConcepts } from '../lexicon/lexicon.ts';
import type { Mark } from '../words/annotate.ts';
import { plainOf } from '../words/plain.ts';
import type { Spelt } from '../words/respell.ts';
import { judge } from './judge.ts';
import { type Segment, segmentsOf } from './segments.ts';
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

interface Window {
  readonly recall: number;
  readonly span: number;
  /** Marks in between that the wording does not have. */
  readonly noise: number;
  readonly first: Mark;
  readonly last: Mark;
  readonly negated: boolean;
}

/** Concepts in more wordings than this tell nothing apart. */
const COMMON = 600;
const CANDIDATES = 24;
const PER_ENTRY = 8;
const LEAST_RECALL = 0.6;
const LEAST_SIMILARITY = 0.62;
const FUZZY_FROM = 0.7;

/** Share of a wording's own words that stand in the segment: tells apart wordings of the same concepts. */
function sharedWords(wording: Wording, said: ReadonlySet<string>): number {
  const own = wording.plain.split(' ');
  return own.filter((word) => said.has(word)).length / own.length;
}

function saidIn(segment: Segment, words: readonly Spelt[]): ReadonlySet<string> {
  const first = segment.marks[0]?.word ?? 0;
  const last = segment.marks.at(-1)?.last ?? 0;
  return new Set(words.slice(first, last + 1).map((word) => word.text));
}

function recallOf(wording: Wording, seen: ReadonlySet<string>): number {
  let weight = 0;
  for (const [concept, value] of wording.concepts) if (seen.has(concept)) weight += value;
  return weight / wording.total;
}

function isPossible(wording: Wording, seen: ReadonlySet<string>): boolean {
  return (!wording.negated || seen.has('NEG')) && wording.subjects.every((subject) => seen.has(subject));
}

/** Wordings that share a rare concept with the segment. */
function touched(wordings: Wordings, seen: ReadonlySet<string>): Set<Wording> {
  const found = new Set<Wording>();
  for (const concept of seen) {
    const list = wordings.byConcept.get(concept) ?? [];
    if (list.length > COMMON) continue;
    for (const wording of list) if (isPossible(wording, seen)) found.add(wording);
  }
  return found;
}

function candidates(wordings: Wordings, segment: Segment, words: readonly Spelt[]): Wording[] {
  const seen = new Set(segment.marks.map((mark) => mark.concept));
  const good: { wording: Wording; recall: number; share: number }[] = [];
  let said: ReadonlySet<string> | undefined;
  for (const wording of touched(wordings, seen)) {
    const recall = recallOf(wording, seen);
    if (recall < LEAST_RECALL) continue;
    said ??= saidIn(segment, words);
    good.push({ wording, recall, share: sharedWords(wording, said) });
  }
  good.sort(
    (a, b) => b.recall - a.recall || b.share - a.share || b.wording.concepts.size - a.wording.concepts.size,
  );
  return varied(good.map(({ wording }) => wording));
}

/** The first few of each entry, so that one entry with many wordings does not hide the others. */
function varied(wordings: readonly Wording[]): Wording[] {
  const counts = new Map<string, number>();
  const picked = wordings.filter(({ id }) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count <= PER_ENTRY;
  });
  return picked.slice(0, CANDIDATES);
}

const compactness = (span: number, size: number): number => {
  const slack = span - (size * 1.5 + (size < 4 ? 1.5 : 3));
  return slack <= 0 ? 1 : 1 / (1 + 0.035 * slack);
};

/** Another subject or state in between makes it another sentence; a plain word does not. */
const OTHER_STATE = 3;
const isConcept = (concept: string): boolean => concept < 'a';

/** Weighs runs of marks that begin at one mark of the wording; reports each run that names all subjects. */
function runsFrom(wording: Wording, segment: Segment, from: number, report: (window: Window) => void): void {
  const { marks } = segment;
  const first = marks[from];
  if (!first || !wording.concepts.has(first.concept)) return;
  const seen = new Set<string>();
  let weight = 0;
  let stateWeight = 0;
  let noise = 0;
  let negated = false;
  for (let k = from; k < marks.length; k++) {
    const mark = marks[k];
    if (!mark) break;
    const value = wording.concepts.get(mark.concept);
    if (mark.concept === 'NEG') negated = true;
    else if (value === undefined) noise += isConcept(mark.concept) ? OTHER_STATE : 1;
    if (value === undefined || seen.has(mark.concept)) continue;
    seen.add(mark.concept);
    weight += value;
    if (!subjectConcepts.has(mark.concept)) stateWeight += value;
    const whole = wording.subjects.every((s) => seen.has(s)) && (!wording.negated || seen.has('NEG'));
    if (!whole || stateWeight < wording.stateTotal / 2) continue;
    report({ recall: weight / wording.total, span: mark.at - first.at, noise, first, last: mark, negated });
  }
}

/** The tightest run of marks that covers most of the wording and begins in the segment itself. */
function bestWindow(wording: Wording, segment: Segment): Window | undefined {
  let best: Window | undefined;
  let bestScore = 0;
  for (let i = 0; i < segment.own; i++) {
    runsFrom(wording, segment, i, (window) => {
      const score = similarity(wording, window);
      if (score <= bestScore) return;
      bestScore = score;
      best = window;
    });
  }
  return best;
}

const NOISE = 0.015;
const MOST_NOISE = 0.12;

function similarity(wording: Wording, window: Window): number {
  const polarity = !wording.negated && window.negated ? 0.6 : 1;
  const calm = 1 - Math.min(MOST_NOISE, NOISE * window.noise);
  return window.recall * compactness(window.span, wording.concepts.size) * polarity * calm;
}

/** `SigningKeyNotFound: …`: the message behind a class name describes better than the name. */
const isClassName = (words: readonly Spelt[], first: number, last: number): boolean =>
  words.slice(first + 1, last + 1).some((word) => word.tie === 'glued');
const CLASS_NAME = 0.04;

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

/** Finds the wordings that a text uses: an index by concepts picks a few, their windows are weighed, Fuse.js judges the near ones. */
export function findWordings(wordings: Wordings, text: Readable): WordingHit[] {
  const hits: WordingHit[] = [];
  for (const segment of segmentsOf(text.words, text.marks)) {
    const best = new Map<string, WordingHit>();
    for (const wording of candidates(wordings, segment, text.words)) {
      const window = bestWindow(wording, segment);
      const rough = window && hitOf(wording, window, text.words);
      const known = best.get(wording.id);
      if (!rough || rough.similarity < LEAST_SIMILARITY) continue;
      if (known && known.similarity >= Math.max(rough.similarity, FUZZY_FROM)) continue;
      const hit = judged(rough, wording, text);
      if (hit.similarity >= LEAST_SIMILARITY && (known?.similarity ?? 0) < hit.similarity)
        best.set(hit.id, hit);
    }
    hits.push(...best.values());
  }
  return hits;
}
