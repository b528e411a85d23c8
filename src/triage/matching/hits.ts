import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import type { Statement } from '../evidence/statement.ts';
import type { CodeHit } from '../match/codes.ts';
import type { WordingHit } from '../match/findWordings.ts';
import type { Place, Reason } from '../verdict.ts';
import { codeStrength, wordingStrength } from './strength.ts';

/** One piece of evidence for one entry, inside one statement. Strength: how often such evidence names the right entry, 0..1. */
export interface Item {
  readonly id: string;
  readonly kind: 'code' | 'wording';
  readonly strength: number;
  /** True for an identifier, or for a wording that can hardly be everyday talk. */
  readonly technical: boolean;
  /** A wording of two concepts or fewer, such as "invalid token". */
  readonly thin: boolean;
  /** The message in eCW's own words. */
  readonly official: boolean;
  /** One of the 14; the rest is matched with more care. */
  readonly core: boolean;
  readonly reason: Reason;
  /** Facts beside it that confirm it. */
  readonly more: readonly Reason[];
  readonly statement: Statement;
  readonly start: number;
  readonly end: number;
  /** Index of the first word. */
  readonly first: number;
}

/** What was found in a text, with the statements that it may stand in. */
export interface Findings {
  readonly text: string;
  readonly codes: readonly CodeHit[];
  readonly wordings: readonly WordingHit[];
  readonly objects: readonly Statement[];
  readonly lines: readonly Statement[];
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

function fewOfEach(items: readonly Item[]): Item[] {
  const counts = new Map<string, number>();
  return items.filter(({ id }) => {
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

type Shared = Pick<Item, 'statement' | 'core'>;

function codeItem(
  hit: CodeHit,
  id: string,
  shared: Shared & { readonly number: number | undefined; readonly text: string },
): Item {
  const { statement, number } = shared;
  return {
    ...hit,
    id,
    statement,
    kind: 'code',
    technical: hit.joined && hit.last > hit.first,
    thin: !hit.joined && hit.last - hit.first < 4,
    core: shared.core || number !== undefined,
    official: false,
    strength: codeStrength(hit, shared.text) / hit.ids.length,
    reason: { kind: 'code', place: placeAt(statement, hit.start), value: hit.value },
    more: number === undefined ? [] : [{ kind: 'number', value: number }],
  };
}

function wordingItem(hit: WordingHit, shared: Shared): Item {
  const { similarity, wording } = hit;
  return {
    ...hit,
    ...shared,
    kind: 'wording',
    thin: hit.size <= 2 && !hit.technical,
    strength: wordingStrength(hit),
    reason: { kind: 'wording', place: placeAt(shared.statement, hit.start), wording, similarity },
    more: [],
  };
}

/** Each hit with the object or line that it stands in; a code that names several entries becomes several items. */
export function itemsOf(findings: Findings, catalog: Catalog): Item[] {
  const { text } = findings;
  const home = (at: number): Statement | undefined =>
    statementAt(findings.objects, at) ?? statementAt(findings.lines, at);
  const isCore = (id: string): boolean => catalog.byId(id)?.group === 'core';
  const codes = findings.codes.flatMap((hit) => {
    const statement = home(hit.start);
    if (!statement) return [];
    return hit.ids.map((id) => {
      const number = publishedNumber(catalog.byId(id), text.slice(statement.start, statement.end));
      return codeItem(hit, id, { statement, core: isCore(id), number, text });
    });
  });
  const wordings = findings.wordings.flatMap((hit) => {
    const statement = home(hit.start);
    return statement ? [wordingItem(hit, { statement, core: isCore(hit.id) })] : [];
  });
  return fewOfEach([...codes, ...wordings]);
}
