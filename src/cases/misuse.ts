import type { Actor } from '../channels/places.ts';
import { redact } from '../redaction/redact.ts';
import type { CaseDeps } from './deps.ts';
import type { LookUpView } from './lookUp.ts';
import { notKept, type OwnWord, readOwnWord } from './ownWord.ts';
import type { Paste } from './paste.ts';
import { holdsError } from './recognise.ts';

/** Words behind which one word is never an error that somebody pasted. */
const isAlwaysMeant = (word: OwnWord, rest: string): boolean =>
  word !== 'check' && word !== 'help' && !rest.includes(' ');

/** `open` lists escalations; this asks for a new one. */
const opensOne = /^an? (?:new )?(?:ticket|case)(?: (?:with|at) ecw)?$/i;

/**
 * One of our own words with something behind it that it does not take, and in which no error stands: `stats yesterday`,
 * `check banana`. With a file, the file is what is meant. As a wish it holds nothing of what was typed.
 */
export const readMisuse = async (
  { text, thread, files, by }: Pick<Paste, 'text' | 'thread' | 'files'> & { readonly by: Actor },
  deps: CaseDeps,
): Promise<{ readonly wish: string; readonly view: LookUpView } | undefined> => {
  const { word, rest = '' } = readOwnWord(text) ?? {};
  if (word === undefined || files) return undefined;
  if (!isAlwaysMeant(word, rest) && (thread || (await holdsError(text, by, deps)))) return undefined;
  if (word === 'open' && opensOne.test(rest)) return { wish: 'escalate', view: { kind: 'howToEscalate' } };
  if (word === 'help') return { wish: word, view: { kind: 'guide', entries: deps.catalog.entries } };
  return { wish: `${word} ${notKept}`, view: { kind: 'misused', word, said: redact(rest).text } };
};
