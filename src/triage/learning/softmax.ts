import type { Bag } from '../../text/ngrams.ts';
import { randomOf, shuffle } from './random.ts';

/** One thing that the text may be: the row of weights for its n-grams, and facts that speak for it. */
export interface Choice {
  readonly row: number;
  readonly facts: Bag;
}

/** A text with its choices; `right` are those that the label allows. */
export interface Ballot {
  readonly bag: Bag;
  readonly choices: readonly Choice[];
  readonly right: readonly boolean[];
  readonly weight: number;
}

/** `rows[feature * width + row]` for n-grams, `shared` for facts, which weigh the same for every choice. */
export interface Softmax {
  readonly width: number;
  readonly rows: Float32Array;
  readonly shared: Float32Array;
}

export interface Effort {
  readonly size: number;
  readonly width: number;
  readonly facts: number;
  readonly rate: number;
  readonly decay: number;
  readonly passes: number;
  readonly seed: number;
}

const dot = (weights: Float32Array, { index, value }: Bag): number => {
  let sum = 0;
  for (let k = 0; k < index.length; k++) sum += (weights[index[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return sum;
};

export function rowScores({ rows, width }: Softmax, bag: Bag): Float64Array {
  const scores = new Float64Array(width);
  for (let k = 0; k < bag.index.length; k++) {
    const at = (bag.index[k] as number) * width;
    const v = bag.value[k] as number;
    for (let r = 0; r < width; r++) scores[r] = (scores[r] as number) + v * (rows[at + r] as number);
  }
  return scores;
}

const probabilities = (scores: readonly number[]): number[] => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

/** Probability of each choice. */
export function choose(model: Softmax, bag: Bag, choices: readonly Choice[]): number[] {
  const rows = rowScores(model, bag);
  return probabilities(choices.map(({ row, facts }) => (rows[row] as number) + dot(model.shared, facts)));
}

/** Multinomial logistic regression: n-grams with a row per class, facts with one weight for all; AdaGrad in a fixed order. */
export function fitSoftmax(ballots: readonly Ballot[], effort: Effort): Softmax {
  const { size, width, facts, rate, decay, passes, seed } = effort;
  const model = { width, rows: new Float32Array(size * width), shared: new Float32Array(facts) };
  const seenRows = new Float32Array(size).fill(1e-6);
  const seenFacts = new Float32Array(facts).fill(1e-4);
  const order = Int32Array.from(ballots.keys());
  const random = randomOf(seed);
  const gradient = new Float64Array(width);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const i of order) {
      const { bag, choices, right, weight } = ballots[i] as Ballot;
      const p = choose(model, bag, choices);
      const mass = p.reduce((sum, value, c) => sum + (right[c] ? value : 0), 0);
      gradient.fill(0);
      for (let c = 0; c < choices.length; c++) {
        const { row, facts: known } = choices[c] as Choice;
        const pull = weight * ((p[c] as number) - (right[c] ? (p[c] as number) / Math.max(mass, 1e-9) : 0));
        gradient[row] = (gradient[row] as number) + pull;
        for (let k = 0; k < known.index.length; k++) {
          const at = known.index[k] as number;
          const g = pull * (known.value[k] as number) + decay * 0.1 * (model.shared[at] as number);
          seenFacts[at] = (seenFacts[at] as number) + g * g;
          model.shared[at] = (model.shared[at] as number) - (rate * g) / Math.sqrt(seenFacts[at] as number);
        }
      }
      let squares = 0;
      for (let r = 0; r < width; r++) squares += (gradient[r] as number) ** 2;
      if (squares < 1e-8) continue;
      for (let k = 0; k < bag.index.length; k++) {
        const at = bag.index[k] as number;
        const v = bag.value[k] as number;
        seenRows[at] = (seenRows[at] as number) + v * v * squares;
        const step = rate / Math.sqrt(seenRows[at] as number);
        for (let r = 0; r < width; r++) {
          const now = model.rows[at * width + r] as number;
          model.rows[at * width + r] = now - step * (v * (gradient[r] as number) + decay * v * now);
        }
      }
    }
  }
  return model;
}
