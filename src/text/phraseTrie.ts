/** Phrases, word by word. Looking up costs the length of what is found, whatever the number of phrases. */
export interface PhraseTrie<T> {
  readonly next: Map<string, PhraseTrie<T>>;
  value?: T;
}

export const emptyTrie = <T>(): PhraseTrie<T> => ({ next: new Map() });

export function addPhrase<T>(trie: PhraseTrie<T>, words: readonly string[], value: T): void {
  let node = trie;
  for (const word of words) {
    let next = node.next.get(word);
    if (!next) {
      next = emptyTrie();
      node.next.set(word, next);
    }
    node = next;
  }
  node.value ??= value;
}

export interface FoundPhrase<T> {
  readonly value: T;
  /** How many words it took. */
  readonly length: number;
}

/** The longest phrase that begins at `from`. */
export function longestPhrase<T>(
  trie: PhraseTrie<T>,
  wordAt: (i: number) => string | undefined,
  from: number,
): FoundPhrase<T> | undefined {
  let node: PhraseTrie<T> | undefined = trie;
  let found: FoundPhrase<T> | undefined;
  for (let i = from; node && node.next.size > 0; i++) {
    const word = wordAt(i);
    node = word === undefined ? undefined : node.next.get(word);
    if (node?.value !== undefined) found = { value: node.value, length: i - from + 1 };
  }
  return found;
}

/** Finds the longest phrase that begins at a word, none of its words farther than `gap` from the one before; `last` is its last word. */
export const phraseFinder =
  <T, Word extends { readonly at: number }>(
    trie: PhraseTrie<T>,
    words: readonly Word[],
    { gap, read }: { readonly gap: number; readonly read: (word: Word, index: number) => string | undefined },
  ): ((first: number) => { readonly value: T; readonly last: number } | undefined) =>
  (first) => {
    const wordAt = (i: number): string | undefined => {
      const word = words[i];
      const before = words[i - 1];
      if (!word || (i > first && before && word.at - before.at > gap)) return undefined;
      return read(word, i);
    };
    const found = longestPhrase(trie, wordAt, first);
    return found && { value: found.value, last: first + found.length - 1 };
  };
