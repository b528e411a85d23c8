import type { Catalog } from '../../catalog/catalog.ts';
import { lexiconWords } from '../lexicon/lexicon.ts';
import { stopwords } from '../lexicon/stopwords.ts';
import { type Anchors, anchorsOf } from '../read/focus.ts';
import { type Spelling, speller } from '../words/spelling.ts';
import { type Codes, indexCodes } from './codes.ts';
import { indexWordings, type Wordings } from './wordings.ts';

/** A catalog made ready for matching. */
export interface Prepared {
  readonly catalog: Catalog;
  readonly spelling: Spelling;
  readonly codes: Codes;
  readonly wordings: Wordings;
  /** What makes a line of a long text worth reading. */
  readonly anchors: Anchors;
}

const ready = new WeakMap<Catalog, Prepared>();

/** Signs of trouble in a log, whatever the error is. */
const TROUBLE: ReadonlyMap<string, number> = new Map([
  ['error', 3],
  ['fatal', 3],
  ['exception', 3],
  ['warn', 2],
  ['failed', 2],
  ['unauthorized', 2],
  ['forbidden', 2],
  ['ecw', 2],
  ['eclinicalworks', 1],
  ['healow', 1],
]);
const SHORTEST = 3;

/** Words of codes and wordings, the rarer the heavier. */
function telling(codes: Codes, wordings: Wordings): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of codes.words) if (word.length >= SHORTEST) words.set(word, 2);
  for (const [word, count] of wordings.counts) {
    if (word.length >= SHORTEST && !stopwords.has(word)) words.set(word, count > 40 ? 1 : 2);
  }
  for (const [word, weight] of TROUBLE) words.set(word, weight);
  return words;
}

function build(catalog: Catalog): Prepared {
  const codes = indexCodes(catalog.entries);
  const wordings = indexWordings(catalog.entries);
  const words = new Set([...lexiconWords, ...codes.words, ...wordings.words]);
  return { catalog, codes, wordings, spelling: speller(words), anchors: anchorsOf(telling(codes, wordings)) };
}

/** Prepares a catalog once; the work is kept for as long as the catalog lives. */
export function prepare(catalog: Catalog): Prepared {
  const known = ready.get(catalog);
  if (known) return known;
  const made = build(catalog);
  ready.set(catalog, made);
  return made;
}
