import { assignments } from './detectors/assignments.ts';
import { freeCredentials } from './detectors/authorization.ts';
import { contacts } from './detectors/contacts.ts';
import { cutSecrets } from './detectors/cutSecrets.ts';
import { emails } from './detectors/emails.ts';
import { jwtHeaders, jwts } from './detectors/jwts.ts';
import { knownTokens } from './detectors/knownTokens.ts';
import { markupRecords } from './detectors/markup.ts';
import { idsOfPatients, labelledNames, namesBeforeEvidence, namesInParts } from './detectors/names.ts';
import { addressLines, systemValues } from './detectors/pairs.ts';
import { personRecords } from './detectors/personRecords.ts';
import { placedSecrets } from './detectors/placedSecrets.ts';
import { postalAddresses } from './detectors/postalAddresses.ts';
import { pemKeys } from './detectors/privateKeys.ts';
import { chainedSearches, references, searches } from './detectors/references.ts';
import { hl7Pieces, hl7Segments, x12Segments } from './detectors/segments.ts';
import { sqlInserts } from './detectors/sqlInserts.ts';
import { tables, violatedKeys } from './detectors/tables.ts';
import { userinfo } from './detectors/userinfo.ts';
import { yamlRecords } from './detectors/yamlRecords.ts';
import { KINDS, type Kind, placeholder, type RedactionFamily } from './kinds.ts';
import { type Source, sourceOf } from './source.ts';
import { carve, merge, type Span } from './spans.ts';

/** One stretch that was taken out: offsets in UTF-16 units of the original text, in order, none overlapping. */
export interface Removal {
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

const DETECTORS: readonly ((source: Source) => readonly Span[])[] = [
  assignments,
  jwts,
  pemKeys,
  knownTokens,
  freeCredentials,
  placedSecrets,
  userinfo,
  cutSecrets,
  contacts,
  emails,
  postalAddresses,
  references,
  searches,
  chainedSearches,
  personRecords,
  yamlRecords,
  markupRecords,
  hl7Segments,
  hl7Pieces,
  x12Segments,
  tables,
  sqlInserts,
  labelledNames,
  namesBeforeEvidence,
  namesInParts,
  idsOfPatients,
  systemValues,
  addressLines,
  violatedKeys,
];

const MOST_ROUNDS = 8;
const LONGEST_READ_AGAIN = 131_072;

function detect(text: string): Span[] {
  const source = sourceOf(text);
  const { at } = source;
  const spans = DETECTORS.flatMap((detector) => detector(source));
  return carve(merge(spans), jwtHeaders(source)).map(({ kind, start, end }) => ({
    kind,
    start: at(start),
    end: at(end),
  }));
}

/** Where offsets of a redacted text lie in the text that it was made from. */
function origins(spans: readonly Span[]): (index: number, isEnd: boolean) => number {
  const shifts: { at: number; after: number; start: number; end: number }[] = [];
  let shift = 0;
  for (const { kind, start, end } of spans) {
    const at = start - shift;
    const after = at + placeholder(kind).length;
    shifts.push({ at, after, start, end });
    shift = end - after;
  }
  return (index, isEnd) => {
    const last = shifts.findLast(({ at }) => at < index || (at === index && !isEnd));
    if (last === undefined) return index;
    if (index < last.after) return isEnd ? last.end : last.start;
    return index - last.after + last.end;
  };
}

function rewrite(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let reached = 0;
  for (const { kind, start, end } of spans) {
    parts.push(text.slice(reached, start), placeholder(kind));
    reached = end;
  }
  return parts.join('') + text.slice(reached);
}

/** What was taken out can change how the rest reads; a text of usual size is read again until nothing is found. */
function settle(text: string): { clean: string; spans: readonly Span[] } {
  let spans: readonly Span[] = detect(text);
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

function count(spans: readonly Span[]): Record<string, number> {
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
