import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import type { Span } from '../../text/span.ts';
import { factsOf } from '../evidence/factsOf.ts';
import type { Statement } from '../evidence/statements.ts';
import { statusAlone, umbrellas } from '../knowledge/words.ts';
import type { EvidencePlace, Reason } from '../verdict.ts';

/** How a hit is written: a code as an identifier, in separate words, in one or two of them; eCW's own message, another wording, one of two concepts. */
export type Grade = 'identifier' | 'words' | 'few words' | 'message' | 'wording' | 'short wording';

/** A code or wording that stands in a text, whatever it stands in, with the entries that it names. */
export interface CodeOrWording extends Span {
  readonly ids: readonly string[];
  readonly grade: Grade;
  /** Typing errors that were put right. */
  readonly slips: number;
  readonly said:
    | { readonly kind: 'code'; readonly value: string }
    | { readonly kind: 'wording'; readonly wording: string; readonly similarity: number };
}

/** One piece of exact evidence for one entry, inside one statement. */
export interface Hit extends Omit<CodeOrWording, 'ids' | 'said'> {
  readonly id: string;
  readonly kind: CodeOrWording['said']['kind'];
  /** One of the 14. */
  readonly core: boolean;
  readonly reason: Extract<Reason, CodeOrWording['said']>;
  /** The entry's published number beside it. */
  readonly number: number | undefined;
  readonly statement: Statement;
}

/** A text and the statements that a hit may stand in. */
interface Statements {
  readonly text: string;
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

/** Where the statements on the wire begin that surely name an entry. */
export function answersOf({ hits }: { readonly hits: readonly Hit[] }, id: string): readonly number[] {
  const onWire = hits.filter(({ statement }) => statement.wire);
  return statementsOf({ hits: onWire }, id);
}

const LONGEST_LINE = 600;

/** The entry's published number, where the statement gives it beside the key. */
function publishedNumber({ match }: CatalogEntry, text: string, { start, end }: Span): number | undefined {
  const line = text.slice(start, Math.min(end, start + LONGEST_LINE));
  return match.numbers.find((number) => new RegExp(`(?:^|\\D)${number}(?:\\D|$)`).test(line));
}

/** The statement at an offset, by halves, since statements are in order. */
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
const placeAt = ({ place, pairs }: Statement, at: number): EvidencePlace => {
  const pair = pairs.find(({ start, end }) => at >= start && at <= end);
  if (pair === undefined || (place !== 'error' && place !== 'error_description')) return place;
  return pair.role === 'description' ? 'error_description' : 'error';
};

/** Each hit with the object or line that it stands in; a code that names several entries becomes several hits. */
export function hitsOf(
  found: readonly CodeOrWording[],
  { text, objects, lines }: Statements,
  catalog: Catalog,
): Hit[] {
  const hits = found.flatMap(({ ids, said, ...one }): Hit[] => {
    const statement = statementAt(objects, one.start) ?? statementAt(lines, one.start);
    if (!statement) return [];
    const { kind } = said;
    const reason = { ...said, place: placeAt(statement, one.start) };
    return ids.map((id) => {
      const entry = catalog.byId(id);
      const number = kind === 'code' && entry ? publishedNumber(entry, text, statement) : undefined;
      return { ...one, id, kind, core: entry?.group === 'core', reason, number, statement };
    });
  });
  return fewOfEach(hits);
}

const STATUS = /^[1-5]\d\d$/;

/** The status that stands beside the evidence, in its object or its record of a log: other records tell of other requests. */
export function statusBeside(
  text: string,
  hits: readonly Hit[],
  lines: readonly Statement[],
): number | undefined {
  const hit = hits.find((one) => one.core && isSure(one)) ?? hits.find(isSure);
  if (!hit) return undefined;
  const own = hit.statement.pairs
    .filter(({ role }) => role === 'status')
    .map(({ start, end }) => text.slice(start, end))
    .find((value) => STATUS.test(value));
  if (own !== undefined) return Number(own);
  const record = lines.find(({ start, end }) => start <= hit.start && hit.start < end);
  return record?.place === 'log record'
    ? factsOf(text.slice(record.start, Math.min(record.end, record.start + LONGEST_LINE))).status
    : undefined;
}
