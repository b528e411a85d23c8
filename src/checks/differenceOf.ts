/** How two texts that should be equal differ, in words: the smallest difference that explains it. Quotes neither. */
const smallDifferences: readonly (readonly [string, (text: string) => string])[] = [
  ['blanks or line ends around it', (text) => text.trim()],
  ['quotation marks around it', (text) => text.trim().replace(/^["']|["']$/g, '')],
  ['a slash at the end', (text) => text.trim().replace(/\/+$/, '')],
  ['upper and lower case', (text) => text.trim().toLowerCase()],
  ['http instead of https', (text) => text.trim().replace(/^http:/i, 'https:')],
  ['the query', (text) => text.trim().replace(/[?#].*$/s, '')],
  ['blanks inside it', (text) => text.replace(/\s+/g, '')],
  [
    'several small things: case, a slash, blanks or the scheme',
    (text) =>
      text
        .replace(/\s+/g, '')
        .toLowerCase()
        .replace(/^http:/, 'https:')
        .replace(/\/+$/, ''),
  ],
];

/** The small difference between two texts; undefined when they differ in more than that. */
export const smallDifference = (given: string, expected: string): string | undefined =>
  smallDifferences.find(([, without]) => without(given) === without(expected))?.[0];

const parts: readonly (readonly [string, (url: URL) => string])[] = [
  ['the host', (url) => url.hostname],
  ['the port', (url) => url.port],
  ['the path', (url) => url.pathname],
];

/** How an address differs from the one that it should be. */
export const differenceOf = (given: string, expected: string): string => {
  const small = smallDifference(given, expected);
  if (small !== undefined) return `it differs in ${small}`;
  const [is, should] = [URL.parse(given.trim()), URL.parse(expected)];
  if (!is || !should) return 'it is not a URL';
  const differing = parts.filter(([, of]) => of(is) !== of(should)).map(([name]) => name);
  return differing.length === 0 ? 'it differs in the query' : `it differs in ${differing.join(' and ')}`;
};

/** How a name such as a client id differs from the one that it should be, without quoting either. */
export const nameDifference = (given: string, expected: string): string =>
  smallDifference(given, expected) ?? 'they are different values';
