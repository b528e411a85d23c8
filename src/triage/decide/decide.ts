import type { Catalog } from '../../catalog/catalog.ts';
import type { Candidate, Facts, Verdict } from '../verdict.ts';
import type { Item } from './item.ts';
import { isUmbrella, type Ranked, rank } from './rank.ts';
import { type Around, reported } from './report.ts';
import { statusOnly, umbrellas } from './umbrellas.ts';

/** At this confidence the bot speaks unasked. */
export const SPEAK = 0.7;
/** Below this, an error is not even offered for choice. */
export const OFFER = 0.08;
const MOST_ERRORS = 5;

interface Scored extends Ranked {
  readonly confidence: number;
}

const candidate = ({ id, confidence, reasons }: Scored): Candidate => ({
  id,
  confidence: Math.round(confidence * 1000) / 1000,
  reasons: reasons.slice(0, 6),
});

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

function scored(entry: Ranked, around: Around, paired: boolean): Scored {
  const start = Math.min(...entry.items.map((item) => item.start));
  const extent = Math.max(...entry.items.map((item) => item.end)) - start;
  const report = Math.max(...entry.items.map((item) => reported(item, around, { extent, paired })));
  return { ...entry, confidence: entry.strength * report };
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

const describes = (entry: Scored): boolean => entry.items.some((item) => item.kind === 'wording');

const NEAR = 400;
/** A cause named this clearly outdoes an umbrella code in the next line. */
const DESCRIBED = 0.78;

/** The statements of two entries stand side by side, as the lines of one answer do. */
const isNear = (a: Scored, b: Scored): boolean =>
  a.items.some((x) => b.items.some((y) => x.start - y.end < NEAR && y.start - x.end < NEAR));

/** An umbrella code elsewhere in the text is the envelope of a cause that is named. */
function isEnvelope(entry: Scored, all: readonly Scored[], catalog: Catalog): boolean {
  if (!isUmbrella(entry)) return false;
  const family = catalog.byId(entry.id)?.lookAlikes ?? [];
  return all.some(
    (other) =>
      other.id !== entry.id &&
      !statusOnly.has(other.id) &&
      other.confidence >= 0.6 &&
      isNear(entry, other) &&
      (describes(other)
        ? other.strength >= DESCRIBED
        : !umbrellas.has(other.id) && family.includes(other.id)),
  );
}

const BESIDE = 0.3;

/** A bare status next to a named error is its status, not a second error. */
const isStatusBeside = (entry: Scored, all: readonly Scored[]): boolean =>
  statusOnly.has(entry.id) && all.some((other) => !statusOnly.has(other.id) && other.confidence >= BESIDE);

/** What is left for the entries that an umbrella is confused with, in their order. */
const LOOK_ALIKE = [0.05, 0.04, 0.03, 0.02] as const;

function lookAlikes(catalog: Catalog, first: Scored, taken: ReadonlySet<string>): Candidate[] {
  const ids = catalog.byId(first.id)?.lookAlikes ?? [];
  return ids
    .filter((id) => !taken.has(id))
    .map((id, i) => ({ id, confidence: LOOK_ALIKE[i] ?? 0.01, reasons: [] }));
}

/** The first statement of each entry decides the order of equally sure ones; the decisive error stands first. */
function inOrder(a: Scored, b: Scored): number {
  const apart = (a.items[0]?.statement.start ?? 0) - (b.items[0]?.statement.start ?? 0);
  return apart || b.confidence - a.confidence;
}

/** From evidence to a verdict. */
export function decide(
  items: readonly Item[],
  around: Around,
  given: { readonly catalog: Catalog; readonly facts: Facts; readonly cut: boolean },
): Verdict {
  const { catalog, facts, cut } = given;
  const statements = byStatement(items).map((group) =>
    rank(group).map((entry) => scored(entry, around, isPaired(group))),
  );
  const all = merged(statements);
  const open = all.filter((entry) => !isEnvelope(entry, all, catalog) && !isStatusBeside(entry, all));
  const sure = open
    .filter((entry) => entry.confidence >= SPEAK)
    .slice(0, MOST_ERRORS)
    .sort(inOrder);
  const [first, ...more] = sure.map(candidate);
  if (first) {
    const taken = new Set(sure.map((entry) => entry.id));
    const rest = all.filter((entry) => !taken.has(entry.id)).map(candidate);
    for (const entry of rest) taken.add(entry.id);
    const decisive = sure[0];
    const others = [...rest, ...(decisive ? lookAlikes(catalog, decisive, taken) : [])].sort(
      (a, b) => b.confidence - a.confidence,
    );
    return { kind: 'match', errors: [first, ...more], others: others.slice(0, 5), facts, cut };
  }
  const [likely, ...rest] = open
    .filter((entry) => entry.confidence >= OFFER)
    .slice(0, 3)
    .map(candidate);
  if (likely) {
    const question = [likely, ...rest].find(({ id }) => catalog.byId(id)?.question)?.id;
    return {
      kind: 'ambiguous',
      candidates: [likely, ...rest],
      ...(question ? { question } : {}),
      facts,
      cut,
    };
  }
  return { kind: 'none', nearest: all.slice(0, 3).map(candidate), facts, cut };
}
