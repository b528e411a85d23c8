import { addPhrase, emptyTrie, type PhraseTrie } from '../../text/phraseTrie.ts';
import { stem } from '../matching/stem.ts';
import { readTable } from './words.ts';

/** Concepts that a phrase stands for, such as `NEG REACH` for "unreachable". */
type Concepts = readonly string[];

const subjects = readTable('subjects');
const states = readTable('states');

const trie: PhraseTrie<Concepts> = emptyTrie();
const known = new Set<string>();
for (const table of [subjects, states])
  for (const [concepts, phrases] of table)
    for (const phrase of phrases) {
      const words = phrase.split(' ');
      for (const word of words) known.add(word);
      addPhrase(trie, words.map(stem), concepts.split(' '));
    }

/** Phrases of the domain by stems. */
export const lexicon: PhraseTrie<Concepts> = trie;
/** Every word form that the lexicon spells out. */
export const lexiconWords: ReadonlySet<string> = known;
const conceptsIn = (names: Iterable<string>): ReadonlySet<string> =>
  new Set([...names].flatMap((concepts) => concepts.split(' ')));
/** Everything that an error can be about. */
export const subjectConcepts = conceptsIn(subjects.keys());
/** The same and what can happen to it. */
export const lexiconConcepts = conceptsIn([...subjects.keys(), ...states.keys()]);
