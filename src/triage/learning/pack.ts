/** Weights beyond this many times their usual size are cut, so that the rest keep their steps. */
const WIDEST = 12;
const MOST = 127;

/** Weights as bytes in base64: each is `scale` times a step of -127..127. */
export function pack(weights: Float32Array): { readonly scale: number; readonly bytes: string } {
  let squares = 0;
  let used = 0;
  let most = 0;
  for (const weight of weights) {
    if (weight === 0) continue;
    squares += weight * weight;
    used++;
    most = Math.max(most, Math.abs(weight));
  }
  const widest = Math.min(most, WIDEST * Math.sqrt(squares / Math.max(1, used))) || 1;
  const scale = widest / MOST;
  // Typed arrays are read one by one in `from`, which takes ten times as long.
  const bytes = new Int8Array(
    weights.map((weight) => Math.max(-MOST, Math.min(MOST, Math.round(weight / scale)))),
  );
  return { scale, bytes: Buffer.from(bytes.buffer).toString('base64') };
}
