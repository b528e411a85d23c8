import { addPhrase, emptyTrie, type PhraseTrie } from '../../text/phraseTrie.ts';
import type { Key } from './keys.ts';
import { PHI_ROWS } from './personKeys.ts';
import { SECRET_ROWS } from './secretKeys.ts';

const trie: PhraseTrie<Key> = emptyTrie();
for (const [kind, manner, phrases] of [...SECRET_ROWS, ...PHI_ROWS]) {
  for (const phrase of phrases.split('|')) addPhrase(trie, phrase.split(' ').reverse(), { kind, manner });
}

/** Every phrase that names a value, from its last word to its first. */
export const keyPhrases: PhraseTrie<Key> = trie;

interface Ending {
  readonly word: string;
  readonly key: Key;
}

const ENDING_ROWS: readonly Ending[] = [
  { word: 'password', key: { kind: 'password-value', manner: 'secret' } },
  { word: 'passwd', key: { kind: 'password-value', manner: 'secret' } },
  { word: 'passphrase', key: { kind: 'key-passphrase', manner: 'secret' } },
  { word: 'secret', key: { kind: 'client-secret', manner: 'secret' } },
  { word: 'apikey', key: { kind: 'api-key', manner: 'secret' } },
  { word: 'token', key: { kind: 'opaque-token', manner: 'opaque' } },
];

/** Words that end like a key and run together with something before it (PGPASSWORD, authtoken), by five letters. */
export const keyEndings: ReadonlyMap<string, Ending> = new Map(
  ENDING_ROWS.map((row) => [row.word.slice(-5), row]),
);
