import type { CatalogEntry } from '../../catalog/schema.ts';
import { addPhrase, emptyTrie, type PhraseTrie, phraseFinder } from '../../text/phraseTrie.ts';
import type { Word } from '../../text/word.ts';
import { wordsOf } from '../../text/words.ts';
import { isPartOfIdentifier } from './codes.ts';
import { annotate, type Mark } from './concepts.ts';
import type { CodeOrWording, Grade } from './hits.ts';

/** A way of putting an error into words. */
interface Wording {
  readonly id: string;
  readonly text: string;
  readonly grade: Grade;
}

export interface Wordings {
  /** Wordings by their concepts, so that any inflection and every synonym of the lexicon is the same wording. */
  readonly trie: PhraseTrie<readonly Wording[]>;
  /** How many wordings use a word. */
  readonly counts: ReadonlyMap<string, number>;
}

const FEWEST_CONCEPTS = 2;

/** What is put into words: a published key in place of a message is looked for as a code. */
const phrasesOf = ({ id, message, match }: CatalogEntry): Wording[] =>
  [
    { id, text: message, grade: 'message' as const },
    ...match.wordings.map((text) => ({ id, text, grade: 'wording' as const })),
  ].filter(({ text }) => text.trim().includes(' '));

/** Indexes messages and wordings of all entries. */
export function indexWordings(entries: readonly CatalogEntry[]): Wordings {
  const counts = new Map<string, number>();
  const byConcepts = new Map<string, Wording[]>();
  for (const phrase of entries.flatMap(phrasesOf)) {
    const words = wordsOf(phrase.text);
    for (const word of new Set(words.map(({ text }) => text))) counts.set(word, (counts.get(word) ?? 0) + 1);
    const concepts = annotate(words).map(({ concept }) => concept);
    if (concepts.length < FEWEST_CONCEPTS) continue;
    const grade = concepts.length === FEWEST_CONCEPTS ? 'short wording' : phrase.grade;
    const key = concepts.join(' ');
    const same = byConcepts.get(key) ?? [];
    if (!same.some(({ id }) => id === phrase.id)) same.push({ ...phrase, grade });
    byConcepts.set(key, same);
  }
  const trie: PhraseTrie<readonly Wording[]> = emptyTrie();
  for (const [key, same] of byConcepts) addPhrase(trie, key.split(' '), same);
  return { trie, counts };
}

/** Farther apart than this, two concepts are not one wording: a few empty words or a wrapped line lie between, no sentence end. */
export const WIDEST_GAP = 5;

/** Of a wording in other words; a card says "words like". */
const LOOSE = 0.9;

const similarityOf = (written: string, wording: string): number =>
  written.toLowerCase() === wording.toLowerCase() ? 1 : LOOSE;

/** All wordings of a text, the longest at each place. */
export function findWordings(
  { trie }: Wordings,
  read: { readonly text: string; readonly words: readonly Word[]; readonly marks: readonly Mark[] },
): CodeOrWording[] {
  const { text, words, marks } = read;
  const phraseAt = phraseFinder(trie, marks, { gap: WIDEST_GAP, read: ({ concept }) => concept });
  const hits: CodeOrWording[] = [];
  let reached = -1;
  for (const [i, { word: first }] of marks.entries()) {
    const found = phraseAt(i);
    if (!found || found.last <= reached) continue;
    const last = marks[found.last]?.last ?? first;
    if (isPartOfIdentifier({ text, words, first, last })) continue;
    reached = found.last;
    const { start = 0 } = words[first] ?? {};
    const { end = start } = words[last] ?? {};
    for (const { id, text: wording, grade } of found.value) {
      const similarity = similarityOf(text.slice(start, end), wording);
      hits.push({ ids: [id], grade, slips: 0, said: { kind: 'wording', wording, similarity }, start, end });
    }
  }
  return hits;
}
