import type { Facts } from '../triage/verdict.ts';

/** What one misread letter turns into another thing. */
const names = ['practiceCode', 'kid', 'host', 'requestId', 'aud', 'redirectUri'] as const;
type Name = (typeof names)[number];

/** Facts that were read from a picture alone: they are shown to be checked, and nothing else is done with them. */
export type DoubtfulFacts = Readonly<Partial<Record<Name, string>>>;

const areDoubtful = (name: string): boolean => names.some((one) => one === name);

const only = (facts: Facts, isKept: (name: string) => boolean): Partial<Facts> =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => isKept(name)));

/** Parts what a text with pictures states from what must be checked first; what is stated in words is sure. */
export const partFacts = (
  seen: Facts,
  inWords: Facts,
): { readonly facts: Facts; readonly doubtful: DoubtfulFacts } => {
  const doubtful = names.flatMap((name) =>
    seen[name] === undefined || seen[name] === inWords[name] ? [] : [[name, seen[name]] as const],
  );
  const facts = {
    scopes: seen.scopes,
    times: seen.times,
    ...only(seen, (name) => !areDoubtful(name)),
    ...only(inWords, areDoubtful),
  };
  return { facts, doubtful: Object.fromEntries(doubtful) };
};
