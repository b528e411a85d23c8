/** The words of a vocabulary by what is left of them when one letter is taken out, as hashes in typed arrays. */
export interface Deletions {
  /** Words that may leave `hash`, in the order of the vocabulary. A few of them leave something else with the same hash. */
  readonly leaving: (hash: number) => Generator<string>;
}

const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;
const NOTHING = -1;

/** The hash of a word without the letter at `without`; of the whole word where that lies behind its end. */
export function hashWithout(word: string, without: number): number {
  let hash = BASIS;
  for (let i = 0; i < word.length; i++) if (i !== without) hash = Math.imul(hash ^ word.charCodeAt(i), PRIME);
  return hash ^ (hash >>> 15);
}

/** Places of a word's letters; of a doubled letter the first, since the second leaves the same. */
export function* placesOf(word: string): Generator<number> {
  for (let i = 0; i < word.length; i++) if (i === 0 || word[i] !== word[i - 1]) yield i;
}

export function deletionsOf(words: readonly string[]): Deletions {
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const mask = 2 ** Math.ceil(Math.log2(letters + 1)) - 1;
  const heads = new Int32Array(mask + 1).fill(NOTHING);
  const following = new Int32Array(letters);
  const owners = new Int32Array(letters);
  let used = 0;
  // Backwards, since each word comes in front of those with the same hash.
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] ?? '';
    for (const place of placesOf(word)) {
      const slot = hashWithout(word, place) & mask;
      following[used] = heads[slot] ?? NOTHING;
      owners[used] = at;
      heads[slot] = used++;
    }
  }
  return {
    *leaving(hash) {
      for (let at = heads[hash & mask] ?? NOTHING; at >= 0; at = following[at] ?? NOTHING)
        yield words[owners[at] ?? 0] ?? '';
    },
  };
}
