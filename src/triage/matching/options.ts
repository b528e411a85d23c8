import type { CatalogEntry } from '../../catalog/schema.ts';
import { statusAlone, umbrellas } from '../knowledge/words.ts';
import { subjectConcepts } from './concepts.ts';
import { type Hit, isCause } from './hits.ts';
import type { Alike } from './likeness.ts';
import type { PreparedCatalog } from './prepare.ts';
import type { Reading } from './reading.ts';

/** Features by name, with their values. */
export type Named = Map<string, number>;

/** An entry that a text may report, or `undefined` for an error that the catalog does not hold. */
export interface Option {
  readonly entry: CatalogEntry | undefined;
  /** The row of weights for its n-grams; entries without texts to learn from share the last one. */
  readonly row: number;
  readonly named: ReadonlyMap<string, number>;
  /** The wording of the entry that is most like what somebody typed. */
  readonly alike?: Alike;
}

/** Where a hit stands: in a wire form, in somebody's sentence, in a log or another line. */
export const placeOfHit = ({ statement }: Hit): 'wire' | 'prose' | 'line' => {
  if (statement.wire) return 'wire';
  return statement.place === 'prose' ? 'prose' : 'line';
};

function put(into: Named, name: string, value = 1): void {
  into.set(name, Math.max(into.get(name) ?? 0, value));
}

const isInside = (inner: Hit, outer: Hit): boolean =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start;

function addUmbrella(hit: Hit, others: readonly Hit[], into: Named): void {
  put(into, `umbrella ${hit.kind}`);
  const causes = others.filter(isCause);
  if (causes.some(({ statement }) => statement === hit.statement)) put(into, 'umbrella beside a cause');
  else if (causes.length > 0) put(into, 'umbrella, cause elsewhere');
}

function addHit(hit: Hit, others: readonly Hit[], into: Named): void {
  const { kind, grade, reason, statement } = hit;
  put(into, grade);
  put(into, `${grade} in ${placeOfHit(hit)}`);
  if (hit.slips > 0) put(into, `${kind} with a slip`);
  if (others.some((other) => isInside(hit, other))) put(into, `${kind} inside another`);
  if (hit.number !== undefined) put(into, 'published number');
  if (kind === 'code' && reason.place === 'error_description') put(into, 'code as description');
  if (umbrellas.has(hit.id)) addUmbrella(hit, others, into);
  const isBeside = (other: Hit): boolean =>
    other.kind === 'code' && umbrellas.has(other.id) && other.statement === statement;
  if (kind === 'wording' && others.some(isBeside)) put(into, `${grade} beside an umbrella`);
}

function addHits(own: readonly Hit[], hits: readonly Hit[], into: Named): void {
  const id = own[0]?.id;
  if (id === undefined) return;
  const others = hits.filter((hit) => hit.id !== id);
  for (const hit of own) addHit(hit, others, into);
  if (own[0]?.start === Math.min(...hits.map(({ start }) => start))) put(into, 'first evidence');
  if (others.length === 0) put(into, 'only evidence');
  if (own.some(({ kind }) => kind === 'code') && own.some(({ kind }) => kind === 'wording'))
    put(into, 'code and wording');
  if (statusAlone.has(id) && others.length > 0) put(into, 'status beside others');
  put(into, 'how often', Math.log(1 + own.length));
}

const isUmbrellaCode = ({ kind, id }: Hit): boolean => kind === 'code' && umbrellas.has(id);

/** What the descriptions beside umbrella codes speak of. */
function subjectsBesideUmbrellas({ hits, marks, words }: Reading): ReadonlySet<string> {
  const statements = hits.filter(isUmbrellaCode).map(({ statement }) => statement);
  const isBeside = (at: number): boolean => statements.some(({ start, end }) => at >= start && at < end);
  const subjects = statements.length === 0 ? [] : marks.filter(({ concept }) => subjectConcepts.has(concept));
  return new Set(
    subjects.filter(({ word }) => isBeside(words[word]?.start ?? -1)).map(({ concept }) => concept),
  );
}

/** What the exact evidence says for one entry. */
function evidenceFor(entry: CatalogEntry, reading: Reading, beside: ReadonlySet<string>): Named {
  const { hits, facts, number, foreign } = reading;
  const into: Named = new Map();
  const { status, endpoint } = facts;
  const own = hits.filter(({ id }) => id === entry.id);
  if (own.length > 0) addHits(own, hits, into);
  if (own.some(isUmbrellaCode)) {
    for (const subject of beside) put(into, `umbrella beside ${subject}`);
    for (const field of foreign) put(into, `umbrella beside a foreign ${field}`);
  }
  for (const field of foreign)
    put(into, `${own.length > 0 ? 'evidence' : entry.group} beside a foreign ${field}`);
  if (status !== undefined && entry.status !== undefined) {
    put(into, entry.status === status ? 'its status' : 'another status');
    if (own.length > 0 && entry.status === status) put(into, 'its status beside evidence');
  }
  if (entry.match.at.some((at) => at.status === status && at.endpoint === endpoint))
    put(into, 'its endpoint and status');
  if (number?.meanings.includes(entry))
    put(into, number.named.has(entry.id) ? 'number of its interface' : 'its number');
  return into;
}

/** All that a text may report, with what speaks for each; `rows` are the ids of the entries that have weights of their own. */
export function optionsOf(
  reading: Reading,
  { catalog, shown: all }: PreparedCatalog,
  rows: readonly string[],
): Option[] {
  const { hits, number, facts, foreign } = reading;
  const modelled = new Set(rows);
  const shown = all.filter(({ match }) =>
    match.at.some(({ status, endpoint }) => status === facts.status && endpoint === facts.endpoint),
  );
  const named = new Set([...hits, ...(number?.meanings ?? []), ...shown].map(({ id }) => id));
  const others = [...named].flatMap((id) => (modelled.has(id) ? [] : (catalog.byId(id) ?? [])));
  const outside: Named = new Map([['nothing known', 1]]);
  if (hits.length > 0) outside.set('nothing known beside evidence', 1);
  const beside = subjectsBesideUmbrellas(reading);
  for (const subject of beside) outside.set(`nothing known, umbrella beside ${subject}`, 1);
  for (const field of foreign) outside.set(`nothing known beside a foreign ${field}`, 1);
  return [
    ...rows.flatMap((id, row) => {
      const entry = catalog.byId(id);
      return entry ? [{ entry, row, named: evidenceFor(entry, reading, beside) }] : [];
    }),
    ...others.map((entry) => ({
      entry,
      row: rows.length,
      named: evidenceFor(entry, reading, beside).set('entry without a row', 1),
    })),
    { entry: undefined, row: rows.length, named: outside },
  ];
}
