import type { Bag } from '../../text/ngrams.ts';
import { randomOf, shuffle } from './random.ts';

/** One labelled text: hashed n-grams and named features in one sparse vector. */
export interface Labelled {
  readonly bag: Bag;
  readonly label: 0 | 1;
  readonly weight: number;
  /** Log-odds that the text has already: only what they lack is learned. */
  readonly known?: number;
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

/** What is fitted, while it is fitted. */
interface Fit {
  readonly weights: Float64Array;
  bias: number;
}

const squareOf = ({ value }: Bag): number => value.reduce((sum, v) => sum + v * v, 1);

function marginBy(weights: Float32Array | Float64Array, { index, value }: Bag): number {
  let sum = 0;
  for (let k = 0; k < index.length; k++) sum += (weights[index[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return sum;
}

function add(fit: Fit, { index, value }: Bag, step: number): void {
  const { weights } = fit;
  for (let k = 0; k < index.length; k++) {
    const at = index[k] ?? 0;
    weights[at] = (weights[at] ?? 0) + step * (value[k] ?? 0);
  }
  fit.bias += step;
}

const NEWTON_STEPS = 30;
const CLOSE = 1e-8;
const SMALL = 0.1;

/** The best dual variable of one text while all others stand, by Newton's method on the nearer side of its range 0..cost. */
function bestDual(
  now: number,
  { cost, square, slope }: { readonly cost: number; readonly square: number; readonly slope: number },
): number {
  const isFar = 0.5 * square * (cost - 2 * now) + slope < 0;
  const sign = isFar ? -1 : 1;
  const old = isFar ? cost - now : now;
  let z = cost - old < 0.5 * cost ? SMALL * old : old;
  const slopeAt = (x: number): number => square * (x - old) + sign * slope + Math.log(x / (cost - x));
  for (let n = 0; n < NEWTON_STEPS && Math.abs(slopeAt(z)) > CLOSE; n++) {
    const curve = square + cost / (cost - z) / z;
    const next = z - slopeAt(z) / curve;
    z = next <= 0 ? SMALL * z : next;
  }
  return isFar ? cost - z : z;
}

const firstDual = (cost: number): number => Math.min(0.001 * cost, 1e-8);

/** Logistic regression with an L2 penalty by dual coordinate descent (Yu, Huang, Lin 2011), as liblinear -s 7. */
export function fitLogistic(samples: readonly Labelled[], { size, cost, passes, seed }: Effort): Logistic {
  const fit: Fit = { weights: new Float64Array(size), bias: 0 };
  const duals = Float64Array.from(samples, ({ weight }) => firstDual(cost * weight));
  const squares = Float64Array.from(samples, ({ bag }) => squareOf(bag));
  for (const [i, { bag, label }] of samples.entries()) add(fit, bag, (label ? 1 : -1) * (duals[i] ?? 0));
  const order = Int32Array.from(samples.keys());
  const random = randomOf(seed);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const i of order) {
      const sample = samples[i];
      if (!sample) continue;
      const { bag, weight, known = 0 } = sample;
      const side = sample.label ? 1 : -1;
      const slope = side * (known + fit.bias + marginBy(fit.weights, bag));
      const now = duals[i] ?? 0;
      const best = bestDual(now, { cost: cost * weight, square: squares[i] ?? 1, slope });
      duals[i] = best;
      if (best !== now) add(fit, bag, side * (best - now));
    }
  }
  return { weights: Float32Array.from(fit.weights), bias: fit.bias };
}

export const marginOf = ({ weights, bias }: Logistic, bag: Bag): number => bias + marginBy(weights, bag);
