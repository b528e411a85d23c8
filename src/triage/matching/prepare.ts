import type { Catalog } from '../../catalog/catalog.ts';
import type { CatalogEntry } from '../../catalog/schema.ts';
import { type Anchors, anchorsOf } from '../evidence/focus.ts';
import { stopwords, trouble } from '../knowledge/words.ts';
import { type Codes, indexCodes } from './codes.ts';
import { lexiconWords } from './concepts.ts';
import { type Likeness, likenessTo } from './likeness.ts';
import { type Spelling, speller } from './spelling.ts';
import { indexWordings, type Wordings } from './wordings.ts';

/** A catalog made ready for matching. */
export interface PreparedCatalog {
  readonly catalog: Catalog;
  readonly spelling: Spelling;
  readonly codes: Codes;
  readonly wordings: Wordings;
  /** What makes a line of a long text worth reading. */
  readonly anchors: Anchors;
  /** Entries that a status at an endpoint may show. */
  readonly shown: readonly CatalogEntry[];
  readonly likeness: Likeness;
}

const SHORTEST = 3;
/** A word of more wordings than this tells little. */
const COMMON = 40;

/** Words of codes and wordings and signs of trouble: the common ones count half. */
function telling(codes: Codes, wordings: Wordings): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of codes.words) if (word.length >= SHORTEST) words.set(word, 2);
  for (const [word, count] of wordings.counts)
    if (word.length >= SHORTEST && !stopwords.has(word)) words.set(word, count > COMMON ? 1 : 2);
  for (const word of trouble) words.set(word, 2);
  return words;
}

const ready = new WeakMap<Catalog, PreparedCatalog>();

/** Prepares a catalog once; the work is kept for as long as the catalog lives. */
export function prepare(catalog: Catalog): PreparedCatalog {
  const known = ready.get(catalog);
  if (known) return known;
  const codes = indexCodes(catalog.entries);
  const wordings = indexWordings(catalog.entries);
  const words = new Set([...lexiconWords, ...codes.words, ...wordings.counts.keys()]);
  const made = {
    catalog,
    codes,
    wordings,
    spelling: speller(words),
    anchors: anchorsOf(telling(codes, wordings)),
    shown: catalog.entries.filter(({ match }) => match.at.length > 0),
    likeness: likenessTo(catalog.entries),
  };
  ready.set(catalog, made);
  return made;
}
