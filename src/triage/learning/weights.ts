import type { Model, ModelFile } from '../judging/model.ts';
import { type Fitted, STRUCTURE_SCALE } from './fitModel.ts';
import { pack } from './pack.ts';
import { bits, type Preparer } from './samples.ts';

type FeatureNames = Pick<Preparer, 'optionNames' | 'structureNames'>;

const DIGITS = 1e4;
const named = (names: readonly string[], weights: Float32Array, scale: number): Record<string, number> =>
  Object.fromEntries(names.map((name, i) => [name, Math.round(DIGITS * (weights[i] ?? 0) * scale) / DIGITS]));

/** The weights of a fit as they are stored. */
export function weightsOf(
  { gate, rarity, rank }: Fitted,
  { optionNames, structureNames }: FeatureNames,
): Pick<ModelFile, 'rank' | 'gate'> {
  const size = 1 << bits.gate;
  return {
    rank: { bits: bits.rank, grams: pack(rank.rows), features: named(optionNames.all(), rank.shared, 1) },
    gate: {
      bits: bits.gate,
      grams: pack(gate.weights.subarray(0, size)),
      rarity: Buffer.from(rarity).toString('base64'),
      features: named(structureNames.all(), gate.weights.subarray(size), STRUCTURE_SCALE),
      bias: gate.bias,
    },
  };
}

const weightsBy = (names: readonly string[], weights: ReadonlyMap<string, number>): Float32Array =>
  Float32Array.from(names, (name) => weights.get(name) ?? 0);

const unpacked = ({ scale, bytes }: Model['rank']['grams']): Float32Array =>
  new Float32Array(bytes).map((byte) => scale * byte);

/** Stored weights as a fit again, its named features in the order of these names. */
export function fittedOf({ gate, rank, rows }: Model, names: FeatureNames): Fitted {
  const grams = unpacked(gate.grams);
  const features = weightsBy(names.structureNames.all(), gate.features).map((one) => one / STRUCTURE_SCALE);
  const weights = new Float32Array(grams.length + features.length);
  weights.set(grams);
  weights.set(features, grams.length);
  return {
    gate: { weights, bias: gate.bias },
    rarity: gate.rarity,
    rank: {
      width: rows.length + 1,
      rows: unpacked(rank.grams),
      shared: weightsBy(names.optionNames.all(), rank.features),
    },
  };
}
