/** The value below which `share` (0..1) of the values lie. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => quantile(values, 0.5);

const rounded = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

/** `1.2 / 3.4 ms` */
export const medianAndP95 = (values: readonly number[]): string =>
  `${rounded(median(values))} / ${rounded(quantile(values, 0.95))} ms`;

export interface Bar {
  readonly most: number;
  readonly unit: string;
}

/** `12 ms (bar: 100 ms, met)` */
export const against = (value: number, { most, unit }: Bar): string =>
  `${rounded(value)} ${unit} (bar: ${most} ${unit}, ${value <= most ? 'met' : 'MISSED'})`;

/** `12 ms beside 4 ms: 3.0 times` */
export const beside = (ours: number, theirs: number, unit: string): string =>
  `${rounded(ours)} ${unit} beside ${rounded(theirs)} ${unit}: ${(ours / theirs).toFixed(2)} times`;

export const print = (label: string, ...figures: readonly string[]): void => {
  process.stdout.write(`${label.padEnd(30)} ${figures.join('   ')}\n`);
};

export const isSmoke = process.argv.includes('--smoke');
