/** Slope and shift that make log-odds into probabilities (Platt scaling). */
export interface Calibration {
  readonly slope: number;
  readonly shift: number;
}

export const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

const LEAST = 1e-7;
/** The log-odds of a probability. */
export const oddsOf = (p: number): number => Math.log(Math.max(p, LEAST) / Math.max(1 - p, LEAST));

export const probability = ({ slope, shift }: Calibration, odds: number): number =>
  sigmoid(slope * odds + shift);
