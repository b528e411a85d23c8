import type { Catalog } from '../../catalog/catalog.ts';
import type { Word } from '../../text/word.ts';
import type { Spelling } from './spelling.ts';

/** A word with the spelling that the vocabulary knows; `slips` counts what had to be put right. */
export interface Spelt extends Word {
  readonly slips: number;
}

const NUMBER = /^\d+$/;
const SHORTEST_TORN = 6;
const TORN_GAP = 3;

/** Puts words right that are one slip from the vocabulary, or torn in two by a scanner or a line break; the rest stay as they are. */
export function respell(words: readonly Word[], spelling: Spelling): Spelt[] {
  const out: Spelt[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) break;
    const next = words[i + 1];
    if (spelling.has(word.text) || NUMBER.test(word.text)) out.push({ ...word, slips: 0 });
    else if (next && isTorn(word, next, spelling)) {
      out.push({ ...word, text: word.text + next.text, end: next.end, slips: 1 });
      i++;
    } else {
      const correct = spelling.correct(word.text);
      out.push({ ...word, text: correct ?? word.text, slips: correct === undefined ? 0 : 1 });
    }
  }
  return out;
}

function isTorn(word: Word, next: Word, spelling: Spelling): boolean {
  if (next.tie !== 'apart' || next.at - word.at > TORN_GAP) return false;
  const whole = word.text + next.text;
  return whole.length >= SHORTEST_TORN && spelling.has(whole);
}

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
