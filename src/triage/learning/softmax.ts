import type { Bag } from '../../text/ngrams.ts';
import { sharesOf } from '../judging/decide.ts';
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
  /** Scores that the choices have already: only what they lack is learned. */
  readonly known?: readonly number[];
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
  /** How strongly weights are drawn back to nothing. */
  readonly decay: number;
  readonly passes: number;
  readonly seed: number;
}

/** What is fitted, with the squares of all its steps so far (AdaGrad): what was often changed changes less. */
interface Fit extends Softmax {
  readonly seenRows: Float32Array;
  readonly seenFacts: Float32Array;
}

const SEEN_BEFORE = { rows: 1e-6, facts: 1e-4 } as const;
/** Facts are few and often seen: their weights are drawn back less. */
const DECAY_OF_FACTS = 0.1;
const LEAST_MASS = 1e-9;
/** A text that is judged right to this is passed over. */
const SETTLED = 1e-8;

const dot = (weights: Float32Array, { index, value }: Bag): number => {
  let sum = 0;
  for (let k = 0; k < index.length; k++) sum += (weights[index[k] ?? 0] ?? 0) * (value[k] ?? 0);
  return sum;
};

export function rowScores({ rows, width }: Softmax, { index, value }: Bag): Float64Array {
  const scores = new Float64Array(width);
  for (let k = 0; k < index.length; k++) {
    const at = (index[k] ?? 0) * width;
    const v = value[k] ?? 0;
    for (let r = 0; r < width; r++) scores[r] = (scores[r] ?? 0) + v * (rows[at + r] ?? 0);
  }
  return scores;
}

/** The score of each choice. */
export function scoresOf(
  model: Softmax,
  { bag, choices, known = [] }: Omit<Ballot, 'right' | 'weight'>,
): number[] {
  const rows = rowScores(model, bag);
  return choices.map(({ row, facts }, i) => (rows[row] ?? 0) + dot(model.shared, facts) + (known[i] ?? 0));
}

/** Probability of each choice. */
export const choose = (model: Softmax, ballot: Omit<Ballot, 'right' | 'weight'>): number[] =>
  sharesOf(scoresOf(model, ballot));

/** How far each choice of a text lies above what its label allows. */
function pullsOf(model: Softmax, ballot: Ballot): number[] {
  const { right, weight } = ballot;
  const shares = choose(model, ballot);
  const mass = shares.reduce((sum, share, i) => sum + (right[i] ? share : 0), 0);
  return shares.map((share, i) => weight * (share - (right[i] ? share / Math.max(mass, LEAST_MASS) : 0)));
}

function stepFacts({ shared, seenFacts }: Fit, { index, value }: Bag, step: Step): void {
  const { pull, rate, decay } = step;
  for (let k = 0; k < index.length; k++) {
    const at = index[k] ?? 0;
    const gradient = pull * (value[k] ?? 0) + DECAY_OF_FACTS * decay * (shared[at] ?? 0);
    seenFacts[at] = (seenFacts[at] ?? 0) + gradient * gradient;
    shared[at] = (shared[at] ?? 0) - (rate * gradient) / Math.sqrt(seenFacts[at] ?? 1);
  }
}

interface Step extends Pick<Effort, 'rate' | 'decay'> {
  readonly pull: number;
}

function stepRows({ rows, seenRows, width }: Fit, { index, value }: Bag, step: RowStep): void {
  const { gradient, squares, rate, decay } = step;
  for (let k = 0; k < index.length; k++) {
    const bucket = index[k] ?? 0;
    const v = value[k] ?? 0;
    seenRows[bucket] = (seenRows[bucket] ?? 0) + v * v * squares;
    const size = (rate * v) / Math.sqrt(seenRows[bucket] ?? 1);
    const at = bucket * width;
    for (let r = 0; r < width; r++) {
      const now = rows[at + r] ?? 0;
      rows[at + r] = now - size * ((gradient[r] ?? 0) + decay * now);
    }
  }
}

interface RowStep extends Pick<Effort, 'rate' | 'decay'> {
  readonly gradient: Float64Array;
  readonly squares: number;
}

function learn(fit: Fit, ballot: Ballot, effort: Effort): void {
  const gradient = new Float64Array(fit.width);
  for (const [i, pull] of pullsOf(fit, ballot).entries()) {
    const choice = ballot.choices[i];
    if (!choice) continue;
    gradient[choice.row] = (gradient[choice.row] ?? 0) + pull;
    stepFacts(fit, choice.facts, { pull, ...effort });
  }
  const squares = gradient.reduce((sum, one) => sum + one * one, 0);
  if (squares >= SETTLED) stepRows(fit, ballot.bag, { gradient, squares, ...effort });
}

/** Multinomial logistic regression: n-grams with a row per class, facts with one weight for all; AdaGrad in a fixed order. */
export function fitSoftmax(ballots: readonly Ballot[], effort: Effort): Softmax {
  const { size, width, facts, passes, seed } = effort;
  const fit: Fit = {
    width,
    rows: new Float32Array(size * width),
    shared: new Float32Array(facts),
    seenRows: new Float32Array(size).fill(SEEN_BEFORE.rows),
    seenFacts: new Float32Array(facts).fill(SEEN_BEFORE.facts),
  };
  const order = Int32Array.from(ballots.keys());
  const random = randomOf(seed);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    for (const i of order) {
      const ballot = ballots[i];
      if (ballot) learn(fit, ballot, effort);
    }
  }
  return fit;
}
