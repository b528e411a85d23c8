import type { Bag } from '../../text/ngrams.ts';
import type { Share } from '../judging/decide.ts';
import { fitLogistic, type Logistic, marginOf } from './logistic.ts';
import { rarityOf, weighed } from './rarity.ts';
import { bits, type Sample } from './samples.ts';
import { choose, fitSoftmax, type Softmax } from './softmax.ts';

/** Sizes of the tables of named features. */
export interface Sizes {
  readonly rows: number;
  readonly options: number;
  readonly structure: number;
}

export interface Fitted {
  readonly gate: Logistic;
  readonly rarity: Uint8Array;
  readonly rank: Softmax;
}

/** Named features beside n-grams of length 1. */
export const STRUCTURE_SCALE = 0.5;
const ASKED_WEIGHT = 0.3;
const CATALOG_WEIGHT = 0.5;
const SEED = 7;
const judging = { cost: 48, passes: 10, seed: SEED };
const ranking = { rate: 0.15, decay: 1e-4, passes: 8, seed: SEED };

/** Named features behind n-grams, which take the first places. */
function joined(grams: Bag, named: Bag): Bag {
  const offset = 1 << bits.gate;
  const index = new Int32Array(grams.index.length + named.index.length);
  index.set(grams.index);
  named.index.forEach((at, i) => {
    index[grams.index.length + i] = offset + at;
  });
  const value = new Float32Array(index.length);
  value.set(grams.value);
  named.value.forEach((one, i) => {
    value[grams.value.length + i] = STRUCTURE_SCALE * one;
  });
  return { index, value };
}

const gateBagOf = ({ gate, structure }: Sample, rarity: Uint8Array): Bag =>
  joined(weighed(gate, rarity), structure);

/** Fits the judge and the ranking to texts. The same texts in the same order give the same weights. */
export function fitModel(samples: readonly Sample[], sizes: Sizes): Fitted {
  const labelled = samples.filter(({ isCatalog }) => !isCatalog);
  const rarity = rarityOf(
    labelled.map(({ gate }) => gate),
    1 << bits.gate,
  );
  const gate = fitLogistic(
    labelled.map((sample) => ({
      bag: gateBagOf(sample, rarity),
      label: sample.kind === 'silent' ? 0 : 1,
      weight: sample.asked ? ASKED_WEIGHT : 1,
    })),
    { size: (1 << bits.gate) + sizes.structure, ...judging },
  );
  const ballots = samples
    .filter(({ kind, right }) => kind !== 'silent' && right.some(Boolean))
    .map(({ rank: bag, choices, right, isCatalog }) => ({
      bag,
      choices,
      right,
      weight: isCatalog ? CATALOG_WEIGHT : 1,
    }));
  const size = { size: 1 << bits.rank, width: sizes.rows + 1, facts: sizes.options };
  return { gate, rarity, rank: fitSoftmax(ballots, { ...size, ...ranking }) };
}

/** What a fit says about a text that it has not seen. */
export interface Prediction {
  readonly sample: Sample;
  /** Log-odds that it is a report, not calibrated. */
  readonly odds: number;
  /** Its likeliest entries. */
  readonly likely: readonly Share[];
}

const MOST_LIKELY = 8;

export function predict({ gate, rarity, rank }: Fitted, sample: Sample): Prediction {
  const shares = choose(rank, sample.rank, sample.choices);
  const likely = sample.ids
    .map((id, i): Share => ({ id, share: shares[i] ?? 0, statedIn: sample.statedIn[i] ?? [] }))
    .filter(({ id }) => id !== '')
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_LIKELY);
  return { sample, odds: marginOf(gate, gateBagOf(sample, rarity)), likely };
}
