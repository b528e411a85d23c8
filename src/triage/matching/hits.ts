import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import type { Statement } from '../evidence/statements.ts';
import { statusAlone, umbrellas } from '../knowledge/words.ts';
import type { Place, Reason } from '../verdict.ts';
import type { CodeHit } from './codes.ts';
import type { WordingHit } from './wordings.ts';

/** How a hit is written: a code as an identifier, in separate words, in one or two of them; eCW's own message, another wording, one of two concepts. */
export type Grade = 'identifier' | 'words' | 'few words' | 'message' | 'wording' | 'short wording';

/** One piece of exact evidence for one entry, inside one statement. */
export interface Hit {
  readonly id: string;
  readonly kind: 'code' | 'wording';
  readonly grade: Grade;
  /** Typing errors that were put right. */
  readonly slips: number;
  /** One of the 14. */
  readonly core: boolean;
  readonly reason: Reason;
  /** The entry's published number beside it. */
  readonly number: number | undefined;
  readonly statement: Statement;
  readonly start: number;
  readonly end: number;
}

/** What was found in a text, with the statements that it may stand in. */
interface Findings {
  readonly text: string;
  readonly codes: readonly CodeHit[];
  readonly wordings: readonly WordingHit[];
  readonly objects: readonly Statement[];
  readonly lines: readonly Statement[];
}

/** Hits of these grades are hardly ever everyday English. */
const SURE: ReadonlySet<Grade> = new Set(['identifier', 'message', 'wording']);
export const isSure = ({ grade }: Hit): boolean => SURE.has(grade);

/** A wording that names one cause. */
export const isCause = (hit: Hit): boolean =>
  hit.kind === 'wording' && isSure(hit) && !umbrellas.has(hit.id) && !statusAlone.has(hit.id);

/** Where the statements begin that surely name an entry; an umbrella code beside a cause is only its envelope. */
export function statementsOf({ hits }: { readonly hits: readonly Hit[] }, id: string): readonly number[] {
  const own = hits.filter((hit) => hit.id === id && isSure(hit));
  if (own.length === 0 || (umbrellas.has(id) && hits.some(isCause))) return [];
  return [...new Set(own.map(({ statement }) => statement.start))];
}

/** The same, of those on the wire. */
export function answersOf({ hits }: { readonly hits: readonly Hit[] }, id: string): readonly number[] {
  const onWire = hits.filter(({ statement }) => statement.wire);
  return statementsOf({ hits: onWire }, id);
}

const LONGEST_LINE = 600;

/** The entry's published number, where the statement gives it beside the key. */
function publishedNumber(entry: CatalogEntry | undefined, statement: string): number | undefined {
  const line = statement.slice(0, LONGEST_LINE);
  return entry?.match.numbers.find((number) => new RegExp(`(?:^|\\D)${number}(?:\\D|$)`).test(line));
}

/** Statements are in order and do not overlap, so a binary search finds the one at an offset. */
function statementAt(statements: readonly Statement[], at: number): Statement | undefined {
  let low = 0;
  let high = statements.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const statement = statements[middle];
    if (!statement) return undefined;
    if (at < statement.start) high = middle - 1;
    else if (at >= statement.end) low = middle + 1;
    else return statement;
  }
  return undefined;
}

/** More of the same tells nothing more. */
const PER_ENTRY = 16;

function fewOfEach(hits: readonly Hit[]): Hit[] {
  const counts = new Map<string, number>();
  return hits.filter(({ id }) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count <= PER_ENTRY;
  });
}

/** The field that a hit stands in, where its object has several. */
const placeAt = ({ place, pairs }: Statement, at: number): Place => {
  const pair = pairs.find(({ start, end }) => at >= start && at <= end);
  if (pair === undefined || (place !== 'error' && place !== 'error_description')) return place;
  return pair.role === 'description' ? 'error_description' : 'error';
};

const LONG_CODE = 4;

function gradeOfCode({ joined, first, last }: CodeHit): Grade {
  if (joined) return last > first ? 'identifier' : 'words';
  return last - first >= LONG_CODE ? 'words' : 'few words';
}

const gradeOfWording = ({ size, official }: WordingHit): Grade =>
  size <= 2 ? 'short wording' : official ? 'message' : 'wording';

/** Below this, a card says "words like". */
const LOOSE = 0.9;

/** Each hit with the object or line that it stands in; a code that names several entries becomes several hits. */
export function hitsOf(findings: Findings, catalog: Catalog): Hit[] {
  const { text } = findings;
  const home = (at: number): Statement | undefined =>
    statementAt(findings.objects, at) ?? statementAt(findings.lines, at);
  const isCore = (id: string): boolean => catalog.byId(id)?.group === 'core';
  const codes = findings.codes.flatMap((hit): Hit[] => {
    const statement = home(hit.start);
    if (!statement) return [];
    const { start, end, slips, value } = hit;
    const reason: Reason = { kind: 'code', place: placeAt(statement, start), value };
    const shared = { kind: 'code', grade: gradeOfCode(hit), slips, reason, statement, start, end } as const;
    return hit.ids.map((id) => {
      const number = publishedNumber(catalog.byId(id), text.slice(statement.start, statement.end));
      return { ...shared, id, number, core: isCore(id) };
    });
  });
  const wordings = findings.wordings.flatMap((hit): Hit[] => {
    const statement = home(hit.start);
    if (!statement) return [];
    const { id, start, end, text: wording } = hit;
    const similarity = hit.isVerbatim ? 1 : LOOSE;
    const reason: Reason = { kind: 'wording', place: placeAt(statement, start), wording, similarity };
    const number = undefined;
    return [
      {
        id,
        kind: 'wording',
        grade: gradeOfWording(hit),
        slips: 0,
        core: isCore(id),
        reason,
        number,
        statement,
        start,
        end,
      },
    ];
  });
  return fewOfEach([...codes, ...wordings]);
}
