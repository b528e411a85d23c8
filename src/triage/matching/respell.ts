import type { Word } from '../../text/word.ts';
import type { Spelling } from './spelling.ts';

/** A word with the spelling that the vocabulary knows; `slips` counts what had to be put right. */
export interface Spelt extends Word {
  readonly slips: number;
}

const NUMBER = /^\d+$/;

/** Two halves of one word that a scanner or a line break tore apart. */
function rejoined(word: Word, next: Word | undefined, spelling: Spelling): string | undefined {
  if (next?.tie !== 'apart' || next.at - word.at > 3) return undefined;
  const whole = word.text + next.text;
  if (whole.length < 6) return undefined;
  if (spelling.has(whole)) return whole;
  return undefined;
}

function spelt({ start, end, tie, at }: Word, text: string, slips: number): Spelt {
  return { text, start, end, tie, at, slips };
}

/** Puts words right that are one slip from the vocabulary; the rest stay as they are. */
export function respell(words: readonly Word[], spelling: Spelling): Spelt[] {
  const out: Spelt[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) break;
    if (spelling.has(word.text) || NUMBER.test(word.text)) {
      out.push(spelt(word, word.text, 0));
      continue;
    }
    const next = words[i + 1];
    const whole = rejoined(word, next, spelling);
    if (whole && next) {
      out.push(spelt({ ...word, end: next.end }, whole, 1));
      i++;
      continue;
    }
    const correct = spelling.correct(word.text);
    out.push(spelt(word, correct ?? word.text, correct ? 1 : 0));
  }
  return out;
}
