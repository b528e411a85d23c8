import Fuse from 'fuse.js';
import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Candidate } from './verdict.ts';

/** The words of the catalog's names, and the entries that each stands in. */
interface Index {
  readonly words: Fuse<string>;
  readonly idsOf: ReadonlyMap<string, readonly string[]>;
}

const wordPattern = /[a-z]{3,20}/g;
/** Words that stand in every other question. */
const empty = new Set(
  'the and for not with what why how does this that have get got from about error errors ecw eclinicalworks api fhir when where something help please anybody anyone there here hello thanks thing things trouble wrong'.split(
    ' ',
  ),
);
const mostWords = 8;
const readLength = 400;

const wordsOf = (text: string): string[] => [
  ...new Set(
    [...text.toLowerCase().matchAll(wordPattern)].map(([word]) => word).filter((word) => !empty.has(word)),
  ),
];

const nameWords = ({ id, title = '', message }: CatalogEntry): string[] =>
  wordsOf([id.replaceAll('_', ' '), title, message].join(' '));

const indexes = new WeakMap<Catalog, Index>();

const indexOf = (catalog: Catalog): Index => {
  const known = indexes.get(catalog);
  if (known) return known;
  const idsOf = new Map<string, string[]>();
  for (const entry of catalog.entries.filter(({ group }) => group === 'core' || group === 'neighbour'))
    for (const word of nameWords(entry)) idsOf.set(word, [...(idsOf.get(word) ?? []), entry.id]);
  const words = new Fuse([...idsOf.keys()], { threshold: 0.4, includeScore: true });
  const index = { words, idsOf };
  indexes.set(catalog, index);
  return index;
};

/** A misspelling is about as long as the word. */
const isLike = (word: string, meant: string): boolean =>
  meant.startsWith(word) || Math.abs(word.length - meant.length) <= 1;

/**
 * The entries whose names come nearest to a text in which no error was recognised, at most three, for somebody who asked.
 * Only the first words of the text are judged, each by itself.
 */
export const suggest = (text: string, catalog: Catalog): readonly Candidate[] => {
  const { words, idsOf } = indexOf(catalog);
  const nearness = new Map<string, number>();
  for (const word of wordsOf(text.slice(0, readLength)).slice(0, mostWords))
    for (const { item, score = 1 } of words.search(word))
      if (isLike(word, item)) {
        // A word that few entries share tells more.
        const weight = (1 - score) / (idsOf.get(item)?.length ?? 1);
        for (const id of idsOf.get(item) ?? []) nearness.set(id, (nearness.get(id) ?? 0) + weight);
      }
  return [...nearness]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([id]) => ({ id, confidence: 0.01, reasons: [] }));
};
