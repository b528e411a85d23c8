import type { Item } from './item.ts';
import { type Ranked, rank } from './rank.ts';
import { type Around, type Company, isExact, reported } from './report.ts';

/** An entry with its confidence: how often such evidence names the right error, times how likely the text is a report. */
export interface Scored extends Ranked {
  readonly confidence: number;
}

function byStatement(items: readonly Item[]): Item[][] {
  const groups = new Map<Item['statement'], Item[]>();
  for (const item of items) {
    const group = groups.get(item.statement);
    if (group) group.push(item);
    else groups.set(item.statement, [item]);
  }
  return [...groups.values()];
}

/** An identifier such as `invalid_grant` and words that describe it, in one statement. */
const isPaired = (group: readonly Item[]): boolean =>
  group.some(
    (code) =>
      code.kind === 'code' &&
      code.technical &&
      group.some((item) => item.kind === 'wording' && (item.start >= code.end || code.start >= item.end)),
  );

/** The message of an entry, word for word, beside its code. */
const isOwnMessage = ({ items }: Ranked): boolean =>
  items.some(({ kind, technical }) => kind === 'code' && technical) &&
  items.some((item) => item.official && isExact(item));

const CLEAR = 0.9;

/** Characters that clear evidence covers, for whatever entry it speaks. */
function coverage(items: readonly Item[]): number {
  let covered = 0;
  let reached = 0;
  for (const { start, end } of items
    .filter(({ strength }) => strength >= CLEAR)
    .sort((a, b) => a.start - b.start)) {
    covered += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return covered;
}

function scored(entry: Ranked, around: Around, company: Pick<Company, 'covered' | 'paired'>): Scored {
  const start = Math.min(...entry.items.map((item) => item.start));
  const extent = Math.max(...entry.items.map((item) => item.end)) - start;
  const known = { ...company, extent, ownMessage: isOwnMessage(entry) };
  const report = Math.max(...entry.items.map((item) => reported(item, around, known)));
  return { ...entry, confidence: entry.strength * report };
}

/** Scores what every statement says; of several statements for one entry the surest speaks. Surest first. */
export function score(items: readonly Item[], around: Around): Scored[] {
  const covered = coverage(items);
  const statements = byStatement(items).map((group) =>
    rank(group).map((entry) => scored(entry, around, { covered, paired: isPaired(group) })),
  );
  return merged(statements);
}

/** Joins what several statements say of the same entry; the surest statement speaks. */
function merged(statements: readonly Scored[][]): Scored[] {
  const best = new Map<string, Scored>();
  for (const entry of statements.flat()) {
    const known = best.get(entry.id);
    if (!known || known.confidence < entry.confidence) best.set(entry.id, entry);
  }
  return [...best.values()].sort((a, b) => b.confidence - a.confidence);
}

/** True when words of the text describe the entry, not only a code. */
export const describes = (entry: Scored): boolean => entry.items.some((item) => item.kind === 'wording');
