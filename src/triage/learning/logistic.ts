import type { Bag } from '../../text/ngrams.ts';
import { randomOf, shuffle } from './random.ts';

/** One labelled text: hashed n-grams and named features in one sparse vector. */
export interface Labelled {
  readonly bag: Bag;
  readonly label: 0 | 1;
  readonly weight: number;
}

export interface Logistic {
  readonly weights: Float32Array;
  readonly bias: number;
}

export interface Effort {
  readonly size: number;
  /** Cost of a mistake against the size of weights, as `C` of liblinear. */
  readonly cost: number;
  readonly passes: number;
  readonly seed: number;
}

const squareOf = ({ value }: Bag): number => value.reduce((sum, v) => sum + v * v, 1);

/** Logistic regression with an L2 penalty by dual coordinate descent (Yu, Huang, Lin 2011), as liblinear -s 7. */
export function fitLogistic(samples: readonly Labelled[], { size, cost, passes, seed }: Effort): Logistic {
  const weights = new Float64Array(size);
  let bias = 0;
  const alpha = new Float64Array(samples.length);
  const other = new Float64Array(samples.length);
  const squares = samples.map(({ bag }) => squareOf(bag));
  for (const [i, { bag, label, weight }] of samples.entries()) {
    const c = cost * weight;
    alpha[i] = Math.min(0.001 * c, 1e-8);
    other[i] = c - (alpha[i] ?? 0);
    const step = (label ? 1 : -1) * (alpha[i] ?? 0);
    for (let k = 0; k < bag.index.length; k++)
      weights[bag.index[k] ?? 0] = (weights[bag.index[k] ?? 0] ?? 0) + step * (bag.value[k] ?? 0);
    bias += step;
  }
  const order = Int32Array.from(samples.keys());
  const random = randomOf(seed);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const i of order) {
      const sample = samples[i];
      if (!sample) continue;
      const { bag, label, weight } = sample;
      const { index, value } = bag;
      const y = label ? 1 : -1;
      let margin = bias;
      for (let k = 0; k < index.length; k++) margin += (weights[index[k] ?? 0] ?? 0) * (value[k] ?? 0);
      const c = cost * weight;
      const q = squares[i] ?? 1;
      const b = y * margin;
      const a = alpha[i] ?? 0;
      const o = other[i] ?? 0;
      const first = 0.5 * q * (o - a) + b < 0;
      const sign = first ? -1 : 1;
      const old = first ? o : a;
      let z = old;
      if (c - z < 0.5 * c) z *= 0.1;
      let slope = q * (z - old) + sign * b + Math.log(z / (c - z));
      for (let n = 0; n < 30 && Math.abs(slope) > 1e-8; n++) {
        const curve = q + c / (c - z) / z;
        const next = z - slope / curve;
        z = next <= 0 ? z * 0.1 : next;
        slope = q * (z - old) + sign * b + Math.log(z / (c - z));
      }
      const now = first ? c - z : z;
      alpha[i] = now;
      other[i] = c - now;
      const step = y * (now - a);
      if (step === 0) continue;
      for (let k = 0; k < index.length; k++)
        weights[index[k] ?? 0] = (weights[index[k] ?? 0] ?? 0) + step * (value[k] ?? 0);
      bias += step;
    }
  }
  return { weights: Float32Array.from(weights), bias };
}

export function marginOf({ weights, bias }: Logistic, { index, value }: Bag): number {
  let margin = bias;
  for (let k = 0; k < index.length; k++) margin += (weights[index[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return margin;
}
