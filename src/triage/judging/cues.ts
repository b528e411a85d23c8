import { addPhrase, emptyTrie, longestPhrase } from '../../text/phraseTrie.ts';
import { readTable } from '../knowledge/table.ts';
import type { Reading } from '../matching/reading.ts';
import { stem } from '../matching/stem.ts';

const trie = emptyTrie<string>();
for (const [name, phrases] of readTable('cues'))
  for (const phrase of phrases) addPhrase(trie, phrase.split(' ').map(stem), name);

const PHRASE_GAP = 2;

/** Kinds of cues that a text holds, each once: those that somebody says, and those in logs, code and other lines. */
export function cuesOf({ words, lines }: Reading): {
  readonly said: ReadonlySet<string>;
  readonly logged: ReadonlySet<string>;
} {
  const stems = words.map(({ text }) => stem(text));
  const said = new Set<string>();
  const logged = new Set<string>();
  let line = 0;
  for (const [i, { start }] of words.entries()) {
    while ((lines[line]?.end ?? Number.POSITIVE_INFINITY) <= start) line++;
    const wordAt = (k: number): string | undefined => {
      const word = words[k];
      const before = words[k - 1];
      return !word || (k > i && before && word.at - before.at > PHRASE_GAP) ? undefined : stems[k];
    };
    const hit = longestPhrase(trie, wordAt, i);
    if (hit) (lines[line]?.place === 'prose' ? said : logged).add(hit.value);
  }
  return { said, logged };
}
