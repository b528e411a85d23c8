import { assignments } from './detectors/assignments.ts';
import { freeCredentials } from './detectors/authorization.ts';
import { contacts } from './detectors/contacts.ts';
import { cutSecrets } from './detectors/cutSecrets.ts';
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
import { sqlInserts, tables, violatedKeys } from './detectors/tables.ts';
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

function rewrite(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let reached = 0;
  for (const { kind, start, end } of spans) {
    parts.push(text.slice(reached, start), placeholder(kind));
    reached = end;
  }
  return parts.join('') + text.slice(reached);
}

function count(spans: readonly Span[]): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const { kind } of spans) tally[kind] = (tally[kind] ?? 0) + 1;
  return tally;
}

/**
 * Takes secrets and patient data out of a text and leaves `[kind]` in their place; what diagnosis needs stays.
 * Pure, idempotent, linear in the length of the text.
 */
export function redact(text: string): Redacted {
  const spans = detect(text);
  return {
    text: rewrite(text, spans),
    removals: spans.map((span) => ({ ...span, family: KINDS[span.kind].family })),
    tally: count(spans),
  };
}
