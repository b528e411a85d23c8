import type { Catalog } from '../../catalog/catalog.ts';
import { lexiconWords } from '../lexicon/lexicon.ts';
import { type Spelling, speller } from '../words/spelling.ts';
import { type Codes, indexCodes } from './codes.ts';
import { indexWordings, type Wordings } from './wordings.ts';

/** A catalog made ready for matching. */
export interface Prepared {
  readonly catalog: Catalog;
  readonly spelling: Spelling;
  readonly codes: Codes;
  readonly wordings: Wordings;
}

const ready = new WeakMap<Catalog, Prepared>();

function build(catalog: Catalog): Prepared {
  const codes = indexCodes(catalog.entries);
  const wordings = indexWordings(catalog.entries);
  const words = new Set([...lexiconWords, ...codes.words, ...wordings.words]);
  return { catalog, codes, wordings, spelling: speller(words) };
}

/** Prepares a catalog once; the work is kept for as long as the catalog lives. */
export function prepare(catalog: Catalog): Prepared {
  const known = ready.get(catalog);
  if (known) return known;
  const made = build(catalog);
  ready.set(catalog, made);
  return made;
}
