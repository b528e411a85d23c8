/** A text as hashed n-grams: the buckets that it touches, each once, with their weights. */
export interface Bag {
  readonly index: Int32Array;
  readonly value: Float32Array;
}

/** Collects hashed n-grams into buckets without allocating per n-gram. */
export interface Collector {
  add(hash: number): void;
  /** The bag so far, of length 1, each bucket by the logarithm of its count; begins a new one. */
  take(): Bag;
}

/** Asked for every letter: a look into a global takes longer than the product, where globals are a sandbox's. */
const { imul } = Math;

/** The bucket of a hash, of 2^bits. */
export function bucketOf(hash: number, bits: number): number {
  const mixed = imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) & ((1 << bits) - 1);
}

/** A collector of 2^bits buckets. */
export function collector(bits: number): Collector {
  const size = 1 << bits;
  const counts = new Uint16Array(size);
  const touched = new Int32Array(size);
  let used = 0;
  return {
    add(hash) {
      const bucket = bucketOf(hash, bits);
      const count = counts[bucket] ?? 0;
      if (count === 0) touched[used++] = bucket;
      counts[bucket] = count + 1;
    },
    take() {
      const index = touched.slice(0, used);
      const value = new Float32Array(used);
      let squares = 0;
      for (let i = 0; i < used; i++) {
        const bucket = index[i] ?? 0;
        const count = counts[bucket] ?? 1;
        const weight = count === 1 ? 1 : 1 + Math.log(count);
        value[i] = weight;
        squares += weight * weight;
        counts[bucket] = 0;
      }
      const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      for (let i = 0; i < used; i++) value[i] = (value[i] ?? 0) * norm;
      used = 0;
      return { index, value };
    },
  };
}

const PRIME = 0x01000193;
const BASIS = 0x811c9dc5;

/** Hash of a word (FNV-1a over its UTF-16 units). */
export function hashOfWord(word: string): number {
  let hash = BASIS;
  for (let i = 0; i < word.length; i++) hash = imul(hash ^ word.charCodeAt(i), PRIME);
  return hash;
}

/** The hash of a word, or of a run of words, told apart by what it stands for. */
export const hashAs = (hash: number, seed: number): number => imul(seed ^ hash, PRIME);

const isPartOfWord = (code: number): boolean =>
  code < 128
    ? (code > 96 && code < 123) ||
      (code > 47 && code < 58) ||
      (code > 64 && code < 91) ||
      code === 95 ||
      code === 39
    : code >= 0xaa && !(code >= 0x2000 && code < 0x2c00) && !(code >= 0x3000 && code < 0x3040);

/** Stands for a line end among the hashes of words. */
export const LINE_END = 0;

/** Hashes of the words of a text, in order, at most `most`; line ends stand among them as `LINE_END`. */
export function hashesOfWords(text: string, most: number): number[] {
  const hashes: number[] = [];
  let hash = BASIS;
  let isInside = false;
  for (let i = 0; i <= text.length && hashes.length < most; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 32;
    if (isPartOfWord(code)) {
      hash = imul(hash ^ code, PRIME);
      isInside = true;
      continue;
    }
    if (isInside) hashes.push(hash);
    if (code === 10) hashes.push(LINE_END);
    hash = BASIS;
    isInside = false;
  }
  return hashes;
}

/** Words alone, in pairs and in threes. */
export function addWords(words: readonly number[], into: Collector, seed: number): void {
  for (let i = 0; i < words.length; i++) {
    let hash = seed;
    for (let k = i; k < i + 3 && k < words.length; k++) {
      hash = hashAs(words[k] ?? 0, hash);
      into.add(hash);
    }
  }
}

/** Runs of `from` to `to` characters. */
export function addCharacters(
  text: string,
  into: Collector,
  lengths: { readonly from: number; readonly to: number },
): void {
  for (let i = 0; i < text.length; i++) {
    let hash = BASIS;
    const last = Math.min(i + lengths.to, text.length);
    for (let k = i; k < last; k++) {
      hash = imul(hash ^ text.charCodeAt(k), PRIME);
      if (k - i + 1 >= lengths.from) into.add(hash);
    }
  }
}
