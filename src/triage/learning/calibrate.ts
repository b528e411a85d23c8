import { type Calibration, sigmoid } from '../judging/decide.ts';

/** One prediction about an author that nothing was fitted to: its log-odds, and whether it came true. */
interface TriedPrediction {
  readonly odds: number;
  readonly right: boolean;
}

const STEPS = 40;

/** Platt scaling by Newton's method. */
export function calibrate(outcomes: readonly TriedPrediction[]): Calibration {
  let slope = 1;
  let shift = 0;
  for (let n = 0; n < STEPS; n++) {
    let [ga, gb, haa, hab, hbb] = [1e-6 * slope, 0, 1e-6, 0, 1e-6];
    for (const { odds, right } of outcomes) {
      const p = sigmoid(slope * odds + shift);
      const miss = p - (right ? 1 : 0);
      const curve = Math.max(p * (1 - p), 1e-9);
      ga += miss * odds;
      gb += miss;
      haa += curve * odds * odds;
      hab += curve * odds;
      hbb += curve;
    }
    const determinant = haa * hbb - hab * hab;
    slope -= (hbb * ga - hab * gb) / determinant;
    shift -= (haa * gb - hab * ga) / determinant;
  }
  return { slope, shift };
}
