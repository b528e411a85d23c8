/** A place that text of a paste may not reach, with all that stood there. */
export interface Trace {
  readonly place: string;
  readonly texts: readonly string[];
}

export interface Leak {
  /** Id of the text that the value is of. */
  readonly id: string;
  readonly place: string;
}

/** Every string in a value, JSON inside of strings opened too. */
export const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => [key, ...stringsIn(part)]);
  if (typeof value !== 'string') return [String(value)];
  if (!/^[[{"]/.test(value)) return [value];
  try {
    return [value, ...stringsIn(JSON.parse(value))];
  } catch {
    return [value];
  }
};

/** The ways in which a value may be written. */
const writings = (value: string): readonly string[] => [
  ...new Set([
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
  ]),
];

/** A few digits stand within many a timestamp by chance: they count where no other digit is next to them. */
const FEW_DIGITS = /^\d{1,6}$/;
const holds = (all: string, written: string): boolean =>
  FEW_DIGITS.test(written) ? new RegExp(`(?<!\\d)${written}(?!\\d)`).test(all) : all.includes(written);

/** Where values that must be hidden turned up, each text and place once. */
export const leaksOf = (
  texts: readonly { readonly id: string; readonly must_hide: readonly string[] }[],
  traces: readonly Trace[],
): readonly Leak[] =>
  traces.flatMap(({ place, texts: told }) => {
    const all = told.join('\n');
    return texts
      .filter(({ must_hide }) =>
        must_hide.some((value) => writings(value).some((written) => holds(all, written))),
      )
      .map(({ id }) => ({ id, place }));
  });
