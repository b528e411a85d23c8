import type { Spelt } from '../words/respell.ts';
import type { Segment } from './segments.ts';
import type { Wording, Wordings } from './wordings.ts';

/** Concepts in more wordings than this tell nothing apart. */
const COMMON = 600;
const CANDIDATES = 24;
const PER_ENTRY = 8;
const LEAST_RECALL = 0.6;

/** Share of a wording's own words that stand in the segment: tells apart wordings of the same concepts. */
export function sharedWords(wording: Wording, said: ReadonlySet<string>): number {
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

/** The few wordings that a segment may be using, picked by their rarest concepts; the cost does not grow with the catalog. */
export function candidates(wordings: Wordings, segment: Segment, words: readonly Spelt[]): Wording[] {
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
