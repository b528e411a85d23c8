/** One thing that a text of the catalog may name where it is known. */
interface Placeholder {
  readonly means: string;
  /** Longer values are cut, so that a line stays a line. */
  readonly most: number;
}

/** What headlines, steps and ready messages may name. A text writes `{practice|the practice}`: the name, then what stands there when nothing is known. */
export const placeholders = {
  practice: { means: 'Name of the practice, else its six-letter code', most: 40 },
  kid: { means: 'kid in the header of the assertion', most: 24 },
  host: { means: "Host of the app's own JWKS URL, never one of eCW's", most: 40 },
  client: { means: 'Name of the app, never its client id', most: 40 },
  status: { means: 'HTTP status that was observed', most: 3 },
} as const satisfies Readonly<Record<string, Placeholder>>;

export type PlaceholderName = keyof typeof placeholders;
export type PlaceholderValues = Readonly<Partial<Record<PlaceholderName, string>>>;

const token = /\{([a-z]{1,20})\|([^{}|]{1,60})\}/g;
/** A name in braces without a fallback. */
const bare = /\{[a-z]{1,20}\}/g;

const isName = (name: string): name is PlaceholderName => Object.hasOwn(placeholders, name);

const cut = (value: string, most: number): string =>
  value.length > most ? `${value.slice(0, most - 1)}…` : value;

/** The text with what is known in place of its placeholders, cut where it is long, and with their fallbacks else. */
export const fillPlaceholders = (text: string, known: PlaceholderValues): string =>
  text.replaceAll(token, (whole, name: string, fallback: string) => {
    if (!isName(name)) return whole;
    const value = known[name];
    return value === undefined || value === '' ? fallback : cut(value, placeholders[name].most);
  });

/** What stands in braces like a placeholder and is none: an unknown name, or one without its fallback. Code in backticks may hold braces of its own. */
export const wrongPlaceholders = (text: string): readonly string[] => {
  const prose = text.replaceAll(/`[^`]{0,400}`/g, '');
  return [
    ...[...prose.matchAll(token)].map(([, name = '']) => name).filter((name) => !isName(name)),
    ...[...prose.matchAll(bare)].map(([whole]) => whole),
  ];
};

const longest: PlaceholderValues = Object.fromEntries(
  Object.entries(placeholders).map(([name, { most }]) => [name, 'x'.repeat(most)]),
);

/** How long a text can become, with all values at their longest or with none known. */
export const filledLength = (text: string): number =>
  Math.max(fillPlaceholders(text, {}).length, fillPlaceholders(text, longest).length);
