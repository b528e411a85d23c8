import { addPhrase, emptyTrie, type PhraseTrie } from '../../text/phraseTrie.ts';
import { stem } from '../words/stem.ts';
import { states } from './states.ts';
import { subjects } from './subjects.ts';

/** Concepts that a phrase stands for, such as `NEG REACH` for "unreachable". */
export type Concepts = readonly string[];

const trie: PhraseTrie<Concepts> = emptyTrie();
const known = new Set<string>();

for (const table of [subjects, states]) {
  for (const [concepts, phrases] of Object.entries(table)) {
    for (const phrase of phrases.split('|')) {
      const words = phrase.split(' ');
      for (const word of words) known.add(word);
      addPhrase(trie, words.map(stem), concepts.split(' '));
    }
  }
}

/** Phrases of the domain by stems. */
export const lexicon: PhraseTrie<Concepts> = trie;
/** Every word form that the lexicon spells out. */
export const lexiconWords: ReadonlySet<string> = known;
/** Everything that an error can be about. */
export const namedConcepts: ReadonlySet<string> = new Set(
  Object.keys(subjects).flatMap((concepts) => concepts.split(' ')),
);
/** Concepts without which a wording does not speak of the same thing. */
export const subjectConcepts: ReadonlySet<string> = new Set(
  Object.keys(subjects)
    .flatMap((concepts) => concepts.split(' '))
    .filter((concept) => !['URL', 'KEY', 'USER', 'PARAMETER', 'TOKEN', 'APP', 'FHIR'].includes(concept)),
);

/** Subjects that hardly occur outside this domain. */
export const technicalConcepts: ReadonlySet<string> = new Set(
  'JWKS KID REFRESH ACCESS_TOKEN ID_TOKEN ASSERTION RESPONSE_TYPE GRANT_TYPE REDIRECT PKCE FHIR JTI CORS RATE'.split(
    ' ',
  ),
);
