import type { Span } from '../../text/span.ts';

/** Words that make a line of a long text worth reading, by hash, each with its weight. */
export type Anchors = ReadonlyMap<number, number>;

/** Texts up to this length are read whole. */
export const LONGEST_READ_WHOLE = 8_000;
const BUDGET = 6_000;
const ENDS = 1_000;
const LONGEST_PIECE = 1_600;
const BEST = 63;
const MOST_SHAPES = 50_000;

const step = (hash: number, lower: number): number => (Math.imul(hash, 31) + lower) | 0;

/** Hash of a word's lower-case letters. */
function hashOf(word: string): number {
  let hash = 7;
  for (let i = 0; i < word.length; i++) hash = step(hash, word.charCodeAt(i) | 32);
  return hash;
}

/** The anchors of these words, besides others. */
export const anchorsOf = (words: ReadonlyMap<string, number>, others: Anchors = new Map()): Anchors =>
  new Map([...others, ...[...words].map(([word, weight]) => [hashOf(word), weight] as const)]);

const isLetter = (code: number): boolean => (code > 96 && code < 123) || (code > 64 && code < 91);
const isDigit = (code: number): boolean => code > 47 && code < 58;

/** Reads one piece: what its anchor words weigh, and the shape of its words (numbers and ids left out). */
function weigh(text: string, from: number, to: number, anchors: Anchors): { score: number; shape: number } {
  let score = 0;
  let shape = 17;
  for (let i = from; i < to; ) {
    let hash = 7;
    const start = i;
    while (i < to) {
      const code = text.charCodeAt(i);
      if (!isLetter(code)) break;
      hash = step(hash, code | 32);
      i++;
    }
    if (i === start) {
      i++;
      continue;
    }
    if (isDigit(text.charCodeAt(i)) || isDigit(text.charCodeAt(start - 1))) continue;
    shape = step(shape, hash);
    score += anchors.get(hash) ?? 0;
  }
  return { score, shape };
}

function* piecesOf(text: string): Generator<readonly [number, number]> {
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = Math.min(stop < 0 ? text.length : stop, start + LONGEST_PIECE);
    if (end > start) yield [start, end];
    start = end === stop ? end + 1 : Math.max(end, start + 1);
  }
}

/** Pieces that hold anchor words, each shape once, in buckets by weight. */
function rankedPieces(text: string, anchors: Anchors): Span[][] {
  const buckets: Span[][] = Array.from({ length: BEST + 1 }, () => []);
  const shapes = new Set<number>();
  for (const [start, end] of piecesOf(text)) {
    const { score, shape } = weigh(text, start, end, anchors);
    if (score === 0 || shapes.has(shape)) continue;
    if (shapes.size < MOST_SHAPES) shapes.add(shape);
    buckets[Math.min(BEST, Math.round(score))]?.push({ start, end });
  }
  return buckets;
}

/** Stretches of a text in their order, those that touch or overlap as one: what was cut out of one line is read as one. */
function joined(stretches: readonly Span[]): readonly Span[] {
  const joint: Span[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = joint.at(-1);
    if (last === undefined || start > last.end) joint.push({ start, end });
    else joint[joint.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return joint;
}

/**
 * The telling lines of a long text, in their order: those with the heaviest words, each shape of line once, up to 6,000 characters,
 * with both ends. One pass; what follows never sees more.
 */
export function focus(text: string, anchors: Anchors): string {
  const chosen: Span[] = [];
  let room = BUDGET;
  for (const bucket of rankedPieces(text, anchors).reverse()) {
    for (const piece of bucket) {
      if (room < piece.end - piece.start) continue;
      room -= piece.end - piece.start + 1;
      chosen.push(piece);
    }
  }
  const ends = [
    { start: 0, end: ENDS },
    { start: text.length - ENDS, end: text.length },
  ];
  return joined([...ends, ...chosen])
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
}
