import type { Bag } from '../../text/ngrams.ts';

/** How rare each bucket is among the training texts (idf), in tenths that fit a byte. */
export function rarityOf(bags: readonly Bag[], size: number): Uint8Array {
  const counts = new Float64Array(size);
  for (const { index } of bags) for (const at of index) counts[at] = (counts[at] ?? 0) + 1;
  return Uint8Array.from(counts, (count) => Math.round(10 * Math.log(1 + bags.length / (1 + count))));
}

/** A bag with rare n-grams heavier, of length 1 again. */
export function weighed({ index, value }: Bag, rarity: Uint8Array): Bag {
  const out = new Float32Array(value.length);
  let squares = 0;
  for (let k = 0; k < index.length; k++) {
    const weight = (value[k] ?? 0) * (rarity[index[k] ?? 0] ?? 0);
    out[k] = weight;
    squares += weight * weight;
  }
  const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let k = 0; k < out.length; k++) out[k] = (out[k] ?? 0) * norm;
  return { index, value: out };
}
