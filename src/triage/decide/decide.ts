import type { Catalog } from '../../catalog/catalog.ts';
import type { Candidate, Facts, Verdict } from '../verdict.ts';
import type { Item } from './item.ts';
import { isUmbrella, type Ranked, rank } from './rank.ts';
import { type Around, HARD, reported } from './report.ts';
import { OFFER, SPEAK } from './threshold.ts';
import { hints, statusOnly, umbrellas } from './umbrellas.ts';

const MOST_ERRORS = 5;
const MOST_CANDIDATES = 3;
/** A second candidate must be at least this likely, or the look-alikes are more use. */
const RIVAL = 0.15;
const LIST = 3;

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

const HINTED = 0.78;

/** Look-alikes of an umbrella whose subjects the text names. */
const hintedAt = (entry: Scored, around: Around): readonly string[] =>
  isUmbrella(entry)
    ? (hints[entry.id] ?? []).flatMap(([concept, ids]) => (around.concepts.has(concept) ? ids : []))
    : [];

/** How sure an umbrella code still is where the text names what its look-alikes are about, but no cause (a list of causes is no hint). */
function openness(entry: Scored, all: readonly Scored[], around: Around): number {
  if (hintedAt(entry, around).length === 0) return 1;
  return all.filter((other) => other.id !== entry.id && describes(other)).length >= LIST ? 1 : HINTED;
}

const BESIDE = 0.3;

/** A bare status next to a named error is its status, not a second error. */
const isStatusBeside = (entry: Scored, all: readonly Scored[]): boolean =>
  statusOnly.has(entry.id) && all.some((other) => !statusOnly.has(other.id) && other.confidence >= BESIDE);

const familyOf = (entry: Scored, catalog: Catalog): readonly string[] =>
  catalog.byId(entry.id)?.lookAlikes ?? [];

/** What is left for the entries that an umbrella is confused with, in their order. */
const LOOK_ALIKE = [0.05, 0.04, 0.03, 0.02] as const;

function lookAlikes(ids: readonly string[], taken: ReadonlySet<string>): Candidate[] {
  return ids
    .filter((id) => !taken.has(id))
    .map((id, i) => ({ id, confidence: LOOK_ALIKE[i] ?? 0.01, reasons: [] }));
}

/** The first statement of each entry decides the order of equally sure ones; the decisive error stands first. */
function inOrder(a: Scored, b: Scored): number {
  const apart = (a.items[0]?.statement.start ?? 0) - (b.items[0]?.statement.start ?? 0);
  return apart || b.confidence - a.confidence;
}

type Rest = { readonly facts: Facts; readonly cut: boolean };

function matched(
  { open, all }: { readonly open: readonly Scored[]; readonly all: readonly Scored[] },
  catalog: Catalog,
  rest: Rest,
): Verdict | undefined {
  const sure = open
    .filter((entry) => entry.confidence >= SPEAK)
    .slice(0, MOST_ERRORS)
    .sort(inOrder);
  const [decisive] = sure;
  const [first, ...more] = sure.map(candidate);
  if (!decisive || !first) return undefined;
  const taken = new Set(sure.map(({ id }) => id));
  const weaker = all.filter(({ id }) => !taken.has(id)).map(candidate);
  for (const { id } of weaker) taken.add(id);
  const others = [...weaker, ...lookAlikes(familyOf(decisive, catalog), taken)].sort(
    (a, b) => b.confidence - a.confidence,
  );
  return { kind: 'match', errors: [first, ...more], others: others.slice(0, MOST_ERRORS), ...rest };
}

/** A few words around a code ("what does invalid_scope mean"): somebody asks, whatever else it is. */
const SHORT = 60;
const isAsking = (around: Around): boolean =>
  around.text.trim().length <= SHORT && !around.forms.some(({ weight }) => weight <= HARD);
const isNamed = (entry: Scored, least: number): boolean =>
  least > 0 ||
  entry.confidence >= OFFER ||
  entry.items.some((item) => item.kind === 'code' && item.technical);

function offered(
  open: readonly Scored[],
  { catalog, around }: { readonly catalog: Catalog; readonly around: Around },
  rest: Rest,
): Verdict | undefined {
  const least = isAsking(around) ? 0 : OFFER;
  const likely = open.filter((entry, i) =>
    i === 0 ? entry.confidence >= least && isNamed(entry, least) : entry.confidence >= RIVAL,
  );
  const [decisive] = likely;
  const taken = new Set(likely.map(({ id }) => id));
  const named = likely.map(candidate);
  const family =
    decisive && isUmbrella(decisive) ? [...hintedAt(decisive, around), ...familyOf(decisive, catalog)] : [];
  const umbrella = lookAlikes([...new Set(family)], taken);
  const [first, ...more] = [...named, ...umbrella].slice(0, MOST_CANDIDATES);
  if (!first) return undefined;
  const question = [first, ...more].find(({ id }) => catalog.byId(id)?.question)?.id;
  return { kind: 'ambiguous', candidates: [first, ...more], ...(question ? { question } : {}), ...rest };
}

const nothing = (all: readonly Scored[], rest: Rest): Verdict => ({
  kind: 'none',
  nearest: all.slice(0, MOST_CANDIDATES).map(candidate),
  ...rest,
});

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
  const seen = merged(statements);
  const all = seen
    .map((entry) => ({ ...entry, confidence: entry.confidence * openness(entry, seen, around) }))
    .sort((a, b) => b.confidence - a.confidence);
  const open = all.filter((entry) => !isEnvelope(entry, all, catalog) && !isStatusBeside(entry, all));
  const rest = { facts, cut };
  return (
    matched({ open, all }, catalog, rest) ?? offered(open, { catalog, around }, rest) ?? nothing(all, rest)
  );
}
