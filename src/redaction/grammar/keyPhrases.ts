import { addPhrase, emptyTrie, type PhraseTrie } from '../../text/phraseTrie.ts';
import type { Key } from './keys.ts';
import { PHI_ROWS } from './personKeys.ts';
import { SECRET_ROWS } from './secretKeys.ts';

const trie: PhraseTrie<Key> = emptyTrie();
for (const [kind, valueType, phrases] of [...SECRET_ROWS, ...PHI_ROWS]) {
  for (const phrase of phrases.split('|')) addPhrase(trie, phrase.split(' ').reverse(), { kind, valueType });
}

/** Every phrase that names a value, from its last word to its first. */
export const keyPhrases: PhraseTrie<Key> = trie;

interface Ending {
  readonly word: string;
  readonly key: Key;
}

const ENDING_ROWS: readonly Ending[] = [
  { word: 'password', key: { kind: 'password-value', valueType: 'secret' } },
  { word: 'passwd', key: { kind: 'password-value', valueType: 'secret' } },
  { word: 'passphrase', key: { kind: 'key-passphrase', valueType: 'secret' } },
  { word: 'secret', key: { kind: 'client-secret', valueType: 'secret' } },
  { word: 'apikey', key: { kind: 'api-key', valueType: 'secret' } },
  { word: 'session', key: { kind: 'session-id', valueType: 'opaque' } },
  { word: 'token', key: { kind: 'opaque-token', valueType: 'opaque' } },
];

/** Words that end like a key and run together with something before it (PGPASSWORD, authtoken), by five letters. */
export const keyEndings: ReadonlyMap<string, Ending> = new Map(
  ENDING_ROWS.map((row) => [row.word.slice(-5), row]),
);
