import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Bag } from '../../text/ngrams.ts';
import { calibrationsSchema, sensitivityLevels, thresholdsSchema } from './decide.ts';

/** Weights as bytes, in base64: each is `scale` times a step of -127..127. */
const packedSchema = z.strictObject({ scale: z.number(), bytes: z.string() });
const partSchema = z.strictObject({
  bits: z.int(),
  grams: packedSchema,
  features: z.record(z.string(), z.number()),
});

const figuresSchema = z.strictObject({
  /** Errors that were posted in channels. */
  errors: z.number(),
  answered: z.number(),
  /** Of those answered, with another error than the right one. */
  wrong: z.number(),
  /** Messages that report no error. */
  others: z.number(),
  falseAlarms: z.number(),
});
/** What a dry run over messages of authors that nothing was fitted to gave from one level on. */
export type Figures = Readonly<z.infer<typeof figuresSchema>>;

const modelSchema = z.strictObject({
  /** Entries with weights of their own. */
  rows: z.array(z.string()),
  rank: partSchema,
  /** How rare each n-gram is, in tenths, a byte each. */
  gate: partSchema.extend({ rarity: z.string(), bias: z.number() }),
  calibration: calibrationsSchema,
  thresholds: thresholdsSchema,
  figures: z.record(z.enum(sensitivityLevels), figuresSchema),
  /** Of the texts and wordings that it was trained on. */
  trainedOn: z.strictObject({
    corpus: z.string(),
    catalog: z.string(),
    /** Of the weights that every fourth text of the corpus gives by itself. */
    weightsOfSample: z.string(),
    /** Corrections of people that were learned since, as texts. */
    corrections: z.int().exactOptional(),
  }),
});
/** What training writes. */
export type ModelFile = Readonly<z.infer<typeof modelSchema>>;

/** Weights of n-grams by their bucket, and of features by name. */
interface Part {
  readonly bits: number;
  readonly grams: { readonly scale: number; readonly bytes: Int8Array };
  readonly features: ReadonlyMap<string, number>;
}

export interface Model extends Omit<ModelFile, 'rank' | 'gate'> {
  readonly rank: Part;
  readonly gate: Part & { readonly rarity: Uint8Array; readonly bias: number };
}

const QUOTE = '"'.charCodeAt(0);
const LONG = 1000;
/** A multiple of four, the letters of three bytes. */
const AT_ONCE = 65_536;

/** Decodes base64 where it stands, since what it means takes less room than what is written. */
function decodeInPlace(written: Buffer): Buffer {
  let length = 0;
  for (let at = 0; at < written.length; at += AT_ONCE)
    length += written.write(written.toString('latin1', at, at + AT_ONCE), length, 'base64');
  return written.subarray(0, length);
}

/** JSON without its long strings, which are bytes in base64: a number stands for each of them. */
interface PackedJson {
  readonly json: unknown;
  readonly packed: readonly Uint8Array[];
}

/** Reads a file with hardly a copy of its long strings; what it holds is overwritten. No string has escapes. */
function readPackedJson(file: Buffer): PackedJson {
  const packed: Uint8Array[] = [];
  const rest: string[] = [];
  let read = 0;
  for (let open = file.indexOf(QUOTE); open >= 0; ) {
    const close = file.indexOf(QUOTE, open + 1);
    if (close < 0) break;
    if (close - open > LONG) {
      rest.push(file.toString('utf8', read, open + 1), String(packed.length));
      packed.push(decodeInPlace(file.subarray(open + 1, close)));
      read = close;
    }
    open = file.indexOf(QUOTE, close + 1);
  }
  rest.push(file.toString('utf8', read));
  return { json: JSON.parse(rest.join('')), packed };
}

/** Reads a model as training wrote it; the bytes are overwritten. */
export function readModel(file: Buffer): Model {
  const { json, packed } = readPackedJson(file);
  const { rank, gate, ...rest } = modelSchema.parse(json);
  const bytesOf = (name: string): Uint8Array => {
    const bytes = packed[Number(name)];
    if (!bytes) throw new Error(`There are no packed bytes under the name ${name}.`);
    return bytes;
  };
  const partOf = ({ bits, grams, features }: z.infer<typeof partSchema>): Part => {
    const { buffer, byteOffset, length } = bytesOf(grams.bytes);
    const bytes = new Int8Array(buffer, byteOffset, length);
    return { bits, grams: { scale: grams.scale, bytes }, features: new Map(Object.entries(features)) };
  };
  const { bias, rarity } = gate;
  return { ...rest, rank: partOf(rank), gate: { ...partOf(gate), bias, rarity: bytesOf(rarity) } };
}

/** Where the model stands that is shipped. */
export const modelFile = new URL('../knowledge/model.json', import.meta.url);

/** Reads what training wrote. */
export const readModelFile = (bytes: Buffer): ModelFile =>
  modelSchema.parse(JSON.parse(bytes.toString('utf8')));

let shipped: Model | undefined;

/** The model that is shipped, read once. */
export function shippedModel(): Model {
  shipped ??= readModel(readFileSync(modelFile));
  return shipped;
}

/** Scores of all rows for a bag of n-grams. */
export function rowScores({ rank, rows }: Model, { index, value }: Bag): Float64Array {
  const { scale, bytes } = rank.grams;
  const width = rows.length + 1;
  const scores = new Float64Array(width);
  for (let k = 0; k < index.length; k++) {
    const at = (index[k] ?? 0) * width;
    const weight = (value[k] ?? 0) * scale;
    for (let r = 0; r < width; r++) scores[r] = (scores[r] ?? 0) + weight * (bytes[at + r] ?? 0);
  }
  return scores;
}

export function weightOf(named: ReadonlyMap<string, number>, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [name, value] of named) sum += value * (weights.get(name) ?? 0);
  return sum;
}

/** Log-odds that a text is a report: its n-grams, the rarer the heavier, and its named features. */
export function reportOdds(
  { gate }: Model,
  { index, value }: Bag,
  named: ReadonlyMap<string, number>,
): number {
  let sum = 0;
  let squares = 0;
  for (let k = 0; k < index.length; k++) {
    const bucket = index[k] ?? 0;
    const weight = (value[k] ?? 0) * (gate.rarity[bucket] ?? 0);
    squares += weight * weight;
    sum += weight * (gate.grams.bytes[bucket] ?? 0);
  }
  const grams = squares > 0 ? (sum * gate.grams.scale) / Math.sqrt(squares) : 0;
  return gate.bias + grams + weightOf(named, gate.features);
}
