import type { Catalog } from '../../catalog/catalog.ts';

const IDENTIFIER = /\b[a-z]{1,20}(?:_[a-z]{1,20}){1,3}\b/g;
/** Longer texts name their code more than once. */
const LONGEST = 20_000;

/** Puts codes right whose first letter is missing, another one, or behind the second: no word of them is found by its beginning. */
export function firstLetters({ entries }: Catalog): (text: string) => string {
  const codes = entries.filter(({ group, id }) => group === 'core' && id.includes('_')).map(({ id }) => id);
  const byRest = new Map(codes.map((code) => [code.slice(1), code]));
  const known = new Set(codes);
  const right = (word: string): string => {
    if (known.has(word)) return word;
    const swapped = `${word.charAt(1)}${word.charAt(0)}${word.slice(2)}`;
    return known.has(swapped) ? swapped : (byRest.get(word) ?? byRest.get(word.slice(1)) ?? word);
  };
  return (text) => (text.length > LONGEST ? text : text.replace(IDENTIFIER, right));
}
