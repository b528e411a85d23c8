import { addPhrase, emptyTrie, phraseFinder } from '../../text/phraseTrie.ts';
import type { Span } from '../../text/span.ts';
import type { Word } from '../../text/word.ts';
import { readTable, stopwords } from '../knowledge/words.ts';

const ENDINGS = ['ingly', 'edly', 'ing', 'ed', 'es', 'ly', 's', 'e'] as const;

function trunkOf(word: string): string {
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < 3) continue;
    const trunk = word.slice(0, -ending.length);
    const last = trunk.at(-1);
    const doubled = last === trunk.at(-2) && last !== 's' && last !== 'l' && ending !== 's' && ending !== 'e';
    return doubled ? trunk.slice(0, -1) : trunk;
  }
  return word;
}

const REMEMBERED = 20_000;
const trunks = new Map(
  [...readTable('stems')].flatMap(([trunk, forms]) => forms.map((form) => [form, trunk] as const)),
);

/** The common trunk of a word's forms (`expires`, `expired`, `expiring` -> `expir`). Crude on purpose: both sides pass through it. */
export function stem(word: string): string {
  const known = trunks.get(word);
  if (known !== undefined) return known;
  const trunk = word.length < 4 ? word : trunkOf(word);
  if (trunks.size < REMEMBERED) trunks.set(word, trunk);
  return trunk;
}

const subjects = readTable('subjects');
const states = readTable('states');
/** Phrases of the domain by stems, with the concepts that each stands for, such as `NEG REACH` for "unreachable". */
const lexicon = emptyTrie<readonly string[]>();
const wordForms = new Set<string>();
for (const [concepts, phrases] of [...subjects, ...states])
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    for (const word of words) wordForms.add(word);
    addPhrase(lexicon, words.map(stem), concepts.split(' '));
  }

/** Every word form that the lexicon spells out. */
export const lexiconWords: ReadonlySet<string> = wordForms;

const conceptsIn = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((concepts) => concepts.split(' ')));
/** Everything that an error can be about. */
export const subjectConcepts = conceptsIn([...subjects.keys()]);
/** Everything that an error can be about, and what can happen to it. */
export const lexiconConcepts = conceptsIn([...subjects.keys(), ...states.keys()]);

/** A concept at a place of the text. Words outside the lexicon are concepts by their stem, lower case. */
export interface Mark {
  readonly concept: string;
  /** Index of the first and of the last word, and the place of the first as in `Word.at`. */
  readonly word: number;
  readonly last: number;
  readonly at: number;
}

/** True for each word that lies in one of the stretches. */
function areIn(words: readonly Word[], stretches: readonly Span[]): boolean[] {
  const ordered = [...stretches].sort((a, b) => a.start - b.start);
  let k = 0;
  return words.map(({ start }) => {
    while ((ordered[k]?.end ?? Number.POSITIVE_INFINITY) <= start) k++;
    const stretch = ordered[k];
    return stretch !== undefined && start >= stretch.start;
  });
}

/** Farther apart than this, two words are not one phrase. */
export const PHRASE_GAP = 2;
const NUMBER = /^\d+$/;

/** The concepts of a text in order; stopwords, numbers and words in silent stretches leave none. */
export function annotate(words: readonly Word[], silent: readonly Span[] = []): Mark[] {
  const stems = words.map(({ text }) => stem(text));
  const isSilent = areIn(words, silent);
  const phraseAt = phraseFinder(lexicon, words, {
    gap: PHRASE_GAP,
    read: (_word, i) => (isSilent[i] ? undefined : stems[i]),
  });
  const marks: Mark[] = [];
  for (let i = 0; i < words.length; ) {
    const { text = '', at = 0 } = words[i] ?? {};
    const { value, last } = phraseAt(i) ?? { value: [], last: i };
    const tellsItself = value.length === 0 && !isSilent[i] && !stopwords.has(text) && !NUMBER.test(text);
    for (const concept of tellsItself ? [stems[i] ?? text] : value)
      marks.push({ concept, word: i, last, at });
    i = last + 1;
  }
  return marks;
}
