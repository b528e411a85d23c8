import type { Bag } from '../../text/ngrams.ts';
import type { Share } from '../judging/decide.ts';
import { fitLogistic, type Labelled, type Logistic, marginOf } from './logistic.ts';
import { rarityOf, weighed } from './rarity.ts';
import { bits, type Sample } from './samples.ts';
import { type Ballot, choose, fitSoftmax, type Softmax, scoresOf } from './softmax.ts';

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
export const STRUCTURE_SCALE = 0.2;
const ASKED_WEIGHT = 0.3;
const CATALOG_WEIGHT = 0.3;
const SEED = 7;
const judging = { cost: 200, passes: 10, seed: SEED };
/** Corrections move weights less than training does. */
const COST_OF_MORE = 4;
const RATE_OF_MORE = 0.15;
const ranking = { rate: 0.5, decay: 1e-3, passes: 5, seed: SEED };

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

const sizesOfRanking = ({ rows, options }: Sizes) => ({
  size: 1 << bits.rank,
  width: rows + 1,
  facts: options,
});

const labelled = (sample: Sample, rarity: Uint8Array): Labelled => ({
  bag: gateBagOf(sample, rarity),
  label: sample.kind === 'silent' ? 0 : 1,
  weight: sample.asked ? ASKED_WEIGHT : 1,
});

const ballotOf = ({ rank: bag, choices, right, isCatalog }: Sample): Ballot => ({
  bag,
  choices,
  right,
  weight: isCatalog ? CATALOG_WEIGHT : 1,
});

const teachesRanking = ({ kind, right }: Sample): boolean => kind !== 'silent' && right.some(Boolean);

/** Fits the judge and the ranking to texts. The same texts in the same order give the same weights. */
export function fitModel(samples: readonly Sample[], sizes: Sizes): Fitted {
  const texts = samples.filter(({ isCatalog }) => !isCatalog);
  const rarity = rarityOf(
    texts.map(({ gate }) => gate),
    1 << bits.gate,
  );
  const gate = fitLogistic(
    texts.map((sample) => labelled(sample, rarity)),
    { size: (1 << bits.gate) + sizes.structure, ...judging },
  );
  const ballots = samples.filter(teachesRanking).map(ballotOf);
  return { gate, rarity, rank: fitSoftmax(ballots, { ...sizesOfRanking(sizes), ...ranking }) };
}

const sum = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value + (b[i] ?? 0));

/** What a fit lacks for these texts is learned besides, and no more than that; each text counts by its place among them. */
export function fitMore(
  known: Fitted,
  { samples, sizes }: { readonly samples: readonly Sample[]; readonly sizes: Sizes },
  weightOf: (at: number) => number,
): Fitted {
  const weighted = samples.map((sample, i) => ({ sample, times: weightOf(i) }));
  const gate = fitLogistic(
    weighted
      .filter(({ sample }) => !sample.isCatalog)
      .map(({ sample, times }) => {
        const one = labelled(sample, known.rarity);
        return { ...one, weight: times * one.weight, known: marginOf(known.gate, one.bag) };
      }),
    { size: known.gate.weights.length, ...judging, cost: COST_OF_MORE },
  );
  const ballots = weighted
    .filter(({ sample }) => teachesRanking(sample))
    .map(({ sample, times }) => {
      const one = ballotOf(sample);
      return { ...one, weight: times * one.weight, known: scoresOf(known.rank, one) };
    });
  const rank = fitSoftmax(ballots, { ...sizesOfRanking(sizes), ...ranking, rate: RATE_OF_MORE });
  return {
    rarity: known.rarity,
    gate: { weights: sum(known.gate.weights, gate.weights), bias: known.gate.bias + gate.bias },
    rank: {
      width: rank.width,
      rows: sum(known.rank.rows, rank.rows),
      shared: sum(known.rank.shared, rank.shared),
    },
  };
}

/** The weight that one feature of the ranking lacks for texts; all others stay as they are. */
export function lackingIn(
  { rank }: Fitted,
  { samples, sizes }: { readonly samples: readonly Sample[]; readonly sizes: Sizes },
  feature: number,
): number {
  const nothing: Bag = { index: new Int32Array(), value: new Float32Array() };
  const alone: Bag = { index: Int32Array.of(feature), value: Float32Array.of(1) };
  const ballots = samples.map(ballotOf).map((ballot) => ({
    ...ballot,
    bag: nothing,
    choices: ballot.choices.map(({ facts: { index } }) => ({
      row: 0,
      facts: index.includes(feature) ? alone : nothing,
    })),
    known: scoresOf(rank, ballot),
  }));
  const { shared } = fitSoftmax(ballots, { ...ranking, size: 1, width: 1, facts: sizes.options });
  return shared[feature] ?? 0;
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
  const shares = choose(rank, { bag: sample.rank, choices: sample.choices });
  const likely = sample.ids
    .map(
      (id, i): Share => ({
        id,
        share: shares[i] ?? 0,
        statedIn: sample.statedIn[i] ?? [],
        answeredIn: sample.answeredIn[i] ?? [],
      }),
    )
    .filter(({ id }) => id !== '')
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_LIKELY);
  return { sample, odds: marginOf(gate, gateBagOf(sample, rarity)), likely };
}
