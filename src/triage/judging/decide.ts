import { z } from 'zod';
import { statusAlone } from '../knowledge/words.ts';

const calibrationSchema = z.strictObject({ slope: z.number(), shift: z.number() });
/** Slope and shift that make log-odds into probabilities (Platt scaling). */
export type Calibration = Readonly<z.infer<typeof calibrationSchema>>;

export const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Scores as shares of one (softmax). */
export const sharesOf = (scores: readonly number[]): number[] => {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
};

const LEAST = 1e-4;
/** The log-odds of a probability. */
export const oddsOf = (p: number): number => Math.log(Math.max(p, LEAST) / Math.max(1 - p, LEAST));

export const probability = ({ slope, shift }: Calibration, odds: number): number =>
  sigmoid(slope * odds + shift);

/** From which confidence on the bot may speak, by how sure it must be. */
export const sensitivityLevels = ['careful', 'usual', 'eager', 'hint'] as const;

export const thresholdsSchema = z.intersection(
  z.record(z.enum(sensitivityLevels), z.number()),
  z.object({
    /** Below this probability of a report, nothing is offered to who did not ask. */
    offer: z.number(),
    /** From this confidence on, who asked gets one card and no choice. */
    asked: z.strictObject({ stated: z.number(), told: z.number() }),
    /** A further error of a paste has at least this part of the first one's share. */
    also: z.number(),
  }),
);
export type Thresholds = Readonly<z.infer<typeof thresholdsSchema>>;

export const calibrationsSchema = z.strictObject({
  report: calibrationSchema,
  /** For the first error of a text: `stated` where exact evidence names it, `told` where words alone speak for it. */
  entry: z.strictObject({ stated: calibrationSchema, told: calibrationSchema }),
});
export type Calibrations = Readonly<z.infer<typeof calibrationsSchema>>;
export type EntryCalibration = Calibrations['entry'];

/** An option with its share of the probability. */
export interface Share {
  /** Empty for an error that the catalog does not hold. */
  readonly id: string;
  readonly share: number;
  /** Where the statements begin in which an identifier, a message or another wording of it stands. */
  readonly statedIn: readonly number[];
  /** `statedIn`, of what an answer or a redirect itself states. */
  readonly answeredIn?: readonly number[];
}

interface Rank {
  /** How likely the entry is right, if the text is a report. */
  readonly confidence: number;
  /** It is a further error of the text, or the first one. */
  readonly isError: boolean;
}
export type Ranked<One extends Share = Share> = One & Rank;

export const isStated = ({ statedIn }: Pick<Share, 'statedIn'>): boolean => statedIn.length > 0;

const LEAST_LEFT = 1e-6;

/**
 * The likeliest entries first. Several errors of one text do not take confidence from each other; what the first ones leave is
 * shared among the rest.
 */
export function rankedOf<One extends Share>(
  shares: readonly One[],
  entry: EntryCalibration,
  also: number,
): Ranked<One>[] {
  const ordered = shares.filter(({ id }) => id !== '').sort((a, b) => b.share - a.share);
  const [first] = ordered;
  if (!first) return [];
  const isElsewhere = (starts: readonly number[] = []): boolean =>
    starts.some((start) => !first.statedIn.includes(start));
  // What a second answer states for certain is a second error, however little its words weigh beside the first.
  // A bare status in another line is mostly that of the first error.
  const isFurther = ({ id, share, statedIn, answeredIn }: Share): boolean =>
    isElsewhere(answeredIn) || (isElsewhere(statedIn) && share >= also * first.share && !statusAlone.has(id));
  const isError = (one: Share): boolean => one === first || (isStated(first) && isFurther(one));
  const together = ordered.filter(isError).reduce((sum, { share }) => sum + share, 0);
  const confidence = probability(entry[isStated(first) ? 'stated' : 'told'], oddsOf(together));
  const left = (1 - confidence) / Math.max(LEAST_LEFT, 1 - together);
  return ordered.map((one) =>
    isError(one)
      ? { ...one, isError: true, confidence }
      : { ...one, isError: false, confidence: Math.min(confidence, one.share * left) },
  );
}

const DIGITS = 1000;

/** A ranking for a text that nobody asked about: the text must be a report besides. */
export const overheard = <One extends Rank>(ranked: readonly One[], report: number): One[] =>
  ranked.map((one) => ({ ...one, confidence: Math.round(DIGITS * one.confidence * report) / DIGITS }));
