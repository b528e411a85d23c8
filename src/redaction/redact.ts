import { datesBeside } from './datesBeside.ts';
import { KINDS, type Kind, placeholder, type RedactionFamily } from './kinds.ts';
import { namesBeside } from './namesBeside.ts';
import { origins } from './origins.ts';
import { repeatedIds } from './repeatedIds.ts';
import { repeatedNames } from './repeatedNames.ts';
import { carve, type Detection, detectionsOf, merge } from './rule.ts';
import { rules } from './rules/rules.ts';
import { jwtHeaders } from './rules/secrets/jwts.ts';
import { sourceOf } from './source.ts';

/** One stretch that was taken out: offsets in UTF-16 units of the original text, in order, none overlapping. */
interface Removal {
  readonly kind: Kind;
  readonly family: RedactionFamily;
  readonly start: number;
  readonly end: number;
}

export interface Redacted {
  readonly text: string;
  readonly removals: readonly Removal[];
  /** How many removals there were of each kind. */
  readonly tally: Readonly<Record<string, number>>;
}

const MOST_ROUNDS = 8;
const LONGEST_READ_AGAIN = 131_072;

const TELLS = /[\p{L}\p{N}]/u;

const RULES = Object.values(rules);
/** What is told by what was found elsewhere in the text. */
const BESIDE = [repeatedIds, repeatedNames, datesBeside];

function detect(text: string): Detection[] {
  const source = sourceOf(text);
  const first = merge(RULES.flatMap((rule) => detectionsOf(rule, source)));
  if (first.length === 0) return [];
  const named = merge([...first, ...namesBeside(source.text, first)]);
  const found = merge([...named, ...BESIDE.flatMap((beside) => beside(source.text, named))]);
  return carve(found, jwtHeaders(source))
    .filter(({ start, end }) => TELLS.test(source.text.slice(start, end)))
    .map(({ kind, start, end }) => ({ kind, start: source.at(start), end: source.at(end) }));
}

/** Adds part to part: of thousands that takes a fifth of the time that joining a list of them does. */
function rewrite(text: string, spans: readonly Detection[]): string {
  let clean = '';
  let reached = 0;
  for (const { kind, start, end } of spans) {
    clean += text.slice(reached, start) + placeholder(kind);
    reached = end;
  }
  return clean + text.slice(reached);
}

/** What was taken out can change how the rest reads; a text of usual size is read again until nothing is found. */
function settle(text: string): { clean: string; spans: readonly Detection[] } {
  let spans: readonly Detection[] = detect(text);
  let clean = rewrite(text, spans);
  for (
    let round = 1;
    spans.length > 0 && round < MOST_ROUNDS && text.length <= LONGEST_READ_AGAIN;
    round += 1
  ) {
    const more = detect(clean);
    if (more.length === 0) break;
    const origin = origins(spans);
    const mapped = more.map(({ kind, start, end }) => ({
      kind,
      start: origin(start, false),
      end: origin(end, true),
    }));
    spans = merge([...spans, ...mapped]);
    clean = rewrite(text, spans);
  }
  return { clean, spans };
}

function count(spans: readonly Detection[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const { kind } of spans) tally[kind] = (tally[kind] ?? 0) + 1;
  return tally;
}

/**
 * Takes secrets and patient data out of a text and leaves `[kind]` in their place; what diagnosis needs stays.
 * Pure, linear in the length of the text; idempotent for texts of up to 128 Ki units, which are read until settled.
 */
export function redact(text: string): Redacted {
  const { clean, spans } = settle(text);
  return {
    text: clean,
    removals: spans.map((span) => ({ ...span, family: KINDS[span.kind].family })),
    tally: count(spans),
  };
}
