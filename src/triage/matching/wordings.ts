import type { CatalogEntry } from '../../catalog/schema.ts';
import { addPhrase, emptyTrie, longestPhrase, type PhraseTrie } from '../../text/phraseTrie.ts';
import type { Word } from '../../text/word.ts';
import { wordsOf } from '../../text/words.ts';
import { annotate, type Mark } from './annotate.ts';
import { isPartOfIdentifier } from './identifiers.ts';

/** A way of putting an error into words. */
interface Wording {
  readonly id: string;
  readonly text: string;
  /** True for the message as eCW words it. */
  readonly official: boolean;
  /** How many concepts it has. */
  readonly size: number;
}

export interface Wordings {
  /** Wordings by their concepts, so that any inflection and every synonym of the lexicon is the same wording. */
  readonly trie: PhraseTrie<readonly Wording[]>;
  /** How many wordings use a word. */
  readonly counts: ReadonlyMap<string, number>;
}

/** A wording that stands in the text. `first` and `last` are word indices. */
export interface WordingHit extends Wording {
  readonly isVerbatim: boolean;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** A published key in place of a message is looked for as a code, not as a wording. */
const isSentence = (text: string): boolean => text.trim().includes(' ');
const FEWEST_CONCEPTS = 2;

const phrasesOf = ({ id, message, match }: CatalogEntry) =>
  [
    { id, text: message, official: true },
    ...match.wordings.map((text) => ({ id, text, official: false })),
  ].filter(({ text }) => isSentence(text));

/** Indexes messages and wordings of all entries. */
export function indexWordings(entries: readonly CatalogEntry[]): Wordings {
  const counts = new Map<string, number>();
  const byConcepts = new Map<string, Wording[]>();
  for (const phrase of entries.flatMap(phrasesOf)) {
    const words = wordsOf(phrase.text);
    for (const word of new Set(words.map(({ text }) => text))) counts.set(word, (counts.get(word) ?? 0) + 1);
    const concepts = annotate(words).map(({ concept }) => concept);
    if (concepts.length < FEWEST_CONCEPTS) continue;
    const key = concepts.join(' ');
    const same = byConcepts.get(key) ?? [];
    if (!same.some(({ id }) => id === phrase.id)) same.push({ ...phrase, size: concepts.length });
    byConcepts.set(key, same);
  }
  const trie: PhraseTrie<readonly Wording[]> = emptyTrie();
  for (const [key, same] of byConcepts) addPhrase(trie, key.split(' '), same);
  return { trie, counts };
}

/** Farther apart than this, two concepts are not one wording: a few empty words or a wrapped line lie between, no sentence end. */
export const WIDEST_GAP = 5;

const isVerbatim = (text: string, wording: string): boolean => text.toLowerCase() === wording.toLowerCase();

/** All wordings of a text, the longest at each place. */
export function findWordings(
  wordings: Wordings,
  read: { readonly text: string; readonly words: readonly Word[]; readonly marks: readonly Mark[] },
): WordingHit[] {
  const { text, words, marks } = read;
  const hits: WordingHit[] = [];
  let reached = -1;
  for (let i = 0; i < marks.length; i++) {
    const conceptAt = (k: number): string | undefined => {
      const mark = marks[k];
      const before = marks[k - 1];
      return !mark || (k > i && before && mark.at - before.at > WIDEST_GAP) ? undefined : mark.concept;
    };
    const found = longestPhrase(wordings.trie, conceptAt, i);
    const end = i + (found?.length ?? 0) - 1;
    if (!found || end <= reached) continue;
    const first = marks[i]?.word ?? 0;
    const last = marks[end]?.last ?? first;
    if (isPartOfIdentifier({ text, words, first, last })) continue;
    reached = end;
    const place = { first, last, start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
    const written = text.slice(place.start, place.end);
    for (const one of found.value) hits.push({ ...one, ...place, isVerbatim: isVerbatim(written, one.text) });
  }
  return hits;
}
