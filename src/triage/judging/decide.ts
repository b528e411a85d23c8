/** Slope and shift that make log-odds into probabilities (Platt scaling). */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
}

export const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

const LEAST = 1e-4;
/** The log-odds of a probability. */
export const oddsOf = (p: number): number => Math.log(Math.max(p, LEAST) / Math.max(1 - p, LEAST));

export const probability = ({ slope, shift }: Calibration, odds: number): number =>
  sigmoid(slope * odds + shift);

/** From which confidence on the bot may speak, by how sure it must be. */
export const sensitivityLevels = ['careful', 'usual', 'eager', 'hint'] as const;

export interface Thresholds extends Readonly<Record<(typeof sensitivityLevels)[number], number>> {
  /** Below this probability of a report, nothing is offered to who did not ask. */
  readonly offer: number;
  /** From this confidence on, who asked gets one card and no choice. */
  readonly asked: { readonly stated: number; readonly told: number };
  /** A further error of a paste has at least this part of the first one's share. */
  readonly also: number;
}

/** For the first error of a text: `stated` where exact evidence names it, `told` where words alone speak for it. */
export interface EntryCalibration {
  readonly stated: Calibration;
  readonly told: Calibration;
}

export interface Calibrations {
  readonly report: Calibration;
  readonly entry: EntryCalibration;
}

/** An option with its share of the probability. */
export interface Share {
  /** Empty for an error that the catalog does not hold. */
  readonly id: string;
  readonly share: number;
  /** Where the statements begin in which an identifier, a message or another wording of it stands. */
  readonly statedIn: readonly number[];
  /** The same, of what an answer or a redirect itself states. */
  readonly answeredIn?: readonly number[];
}

export interface Ranked extends Share {
  /** How likely the entry is right, if the text is a report. */
  readonly confidence: number;
  /** It is a further error of the text, or the first one. */
  readonly isError: boolean;
}

export const isStated = ({ statedIn }: Pick<Share, 'statedIn'>): boolean => statedIn.length > 0;

/**
 * The likeliest entries first. Several errors of one text do not take confidence from each other; what the first ones leave is
 * shared among the rest.
 */
export function rankedOf(shares: readonly Share[], entry: EntryCalibration, also: number): Ranked[] {
  const ordered = shares.filter(({ id }) => id !== '').sort((a, b) => b.share - a.share);
  const [first] = ordered;
  if (!first) return [];
  const isApart = ({ statedIn }: Share): boolean => statedIn.some((start) => !first.statedIn.includes(start));
  // What a second answer states for certain is a second error, however little its words weigh beside the first.
  const isAnswered = ({ answeredIn = [] }: Share): boolean =>
    answeredIn.some((start) => !first.statedIn.includes(start));
  const isFurther = (one: Share): boolean =>
    isAnswered(one) || (isApart(one) && one.share >= also * first.share);
  const isError = (one: Share): boolean => one === first || (isStated(first) && isFurther(one));
  const together = ordered.filter(isError).reduce((sum, { share }) => sum + share, 0);
  const confidence = probability(entry[isStated(first) ? 'stated' : 'told'], oddsOf(together));
  const left = (1 - confidence) / Math.max(LEAST_LEFT, 1 - together);
  return ordered.map((one): Ranked => {
    const isOne = isError(one);
    return {
      ...one,
      isError: isOne,
      confidence: isOne ? confidence : Math.min(confidence, one.share * left),
    };
  });
}

const LEAST_LEFT = 1e-6;
const DIGITS = 1000;

/** The same for a text that nobody asked about: it must be a report besides. */
export const overheard = <One extends Ranked>(ranked: readonly One[], report: number): One[] =>
  ranked.map((one) => ({ ...one, confidence: Math.round(DIGITS * one.confidence * report) / DIGITS }));
