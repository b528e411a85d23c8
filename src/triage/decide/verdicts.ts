import type { Catalog } from '../../catalog/catalog.ts';
import type { Candidate, Facts, Reason, Verdict } from '../verdict.ts';
import { hintedAt } from './envelope.ts';
import { isUmbrella } from './rank.ts';
import { type Around, HARD } from './report.ts';
import type { Scored } from './scored.ts';
import { OFFER, SPEAK } from './threshold.ts';

const MOST_ERRORS = 5;
const MOST_CANDIDATES = 3;
const MOST_REASONS = 6;
/** A second candidate must be at least this likely, or the look-alikes are more use. */
const RIVAL = 0.15;

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

/** What a verdict is made from: entries still open and all that were seen, surest first. */
export interface Ballot {
  readonly open: readonly Scored[];
  readonly all: readonly Scored[];
  readonly catalog: Catalog;
  readonly around: Around;
  readonly rest: { readonly facts: Facts; readonly cut: boolean };
}

/** The evidence of an entry, and the HTTP status where it is the one that comes with it. */
function candidate({ id, confidence, reasons }: Scored, { catalog, rest }: Ballot): Candidate {
  const status = rest.facts.status;
  const confirmed: Reason[] =
    status !== undefined && catalog.byId(id)?.status === status ? [{ kind: 'status', value: status }] : [];
  return {
    id,
    confidence: Math.round(confidence * 1000) / 1000,
    reasons: [...reasons.slice(0, MOST_REASONS), ...confirmed],
  };
}

/** Sure enough to speak unasked. */
export function matched(ballot: Ballot): Verdict | undefined {
  const { open, all, catalog, rest } = ballot;
  const named = (entry: Scored): Candidate => candidate(entry, ballot);
  const sure = open
    .filter((entry) => entry.confidence >= SPEAK)
    .slice(0, MOST_ERRORS)
    .sort(inOrder);
  const [decisive] = sure;
  const [first, ...more] = sure.map(named);
  if (!decisive || !first) return undefined;
  const taken = new Set(sure.map(({ id }) => id));
  const weaker = all.filter(({ id }) => !taken.has(id)).map(named);
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

/** A whole published sentence that is a good part of the text: who asks means it, however little else is told. */
const SENTENCE = 20;
const GOOD_PART = 0.3;
const isStated = (entry: Scored, { text, forms }: Around): boolean =>
  !forms.some(({ weight }) => weight <= HARD) &&
  entry.items.some(
    ({ kind, reason, statement, start, end }) =>
      kind === 'wording' &&
      reason.kind === 'wording' &&
      reason.similarity >= 0.95 &&
      end - start >= (statement.wire ? SENTENCE : Math.max(SENTENCE, GOOD_PART * text.trim().length)),
  );

/** An error is stated, but not for sure which. */
export function offered(ballot: Ballot): Verdict | undefined {
  const { open, all, catalog, around, rest } = ballot;
  const least = isAsking(around) ? 0 : OFFER;
  const sure = open.filter((entry, i) =>
    i === 0 ? entry.confidence >= least && isNamed(entry, least) : entry.confidence >= RIVAL,
  );
  const likely = sure.length > 0 ? sure : all.filter((entry) => isStated(entry, around));
  const [decisive] = likely;
  const taken = new Set(likely.map(({ id }) => id));
  const named = likely.map((entry) => candidate(entry, ballot));
  const family =
    decisive && isUmbrella(decisive) ? [...hintedAt(decisive, around), ...familyOf(decisive, catalog)] : [];
  const umbrella = lookAlikes([...new Set(family)], taken);
  const [first, ...more] = [...named, ...umbrella].slice(0, MOST_CANDIDATES);
  if (!first) return undefined;
  const question = [first, ...more].find(({ id }) => catalog.byId(id)?.question)?.id;
  return { kind: 'ambiguous', candidates: [first, ...more], ...(question ? { question } : {}), ...rest };
}

/** Nothing is reported; what comes nearest is kept for someone who asked. */
export const nothing = (ballot: Ballot): Verdict => ({
  kind: 'none',
  nearest: ballot.all.slice(0, MOST_CANDIDATES).map((entry) => candidate(entry, ballot)),
  ...ballot.rest,
});
