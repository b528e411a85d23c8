import { longestPhrase } from '../../text/phraseTrie.ts';
import type { Word } from '../../text/word.ts';
import { lexicon } from '../knowledge/lexicon.ts';
import { stopwords } from '../knowledge/words.ts';
import { stem } from './stem.ts';

/** A concept at a place of the text. Words outside the lexicon are concepts by their stem, lower case. */
export interface Mark {
  readonly concept: string;
  /** Index of the first and of the last word, and the place of the first as in `Word.at`. */
  readonly word: number;
  readonly last: number;
  readonly at: number;
}

/** Farther apart than this, two words are not one phrase. */
const PHRASE_GAP = 2;
const NUMBER = /^\d+$/;
const isNumber = (word: string): boolean => {
  const first = word.charCodeAt(0);
  return first < 58 && first > 47 && NUMBER.test(word);
};

/** The concepts of a text in order; stopwords, numbers and masked words leave none. */
export function annotate(words: readonly Word[], masked: readonly boolean[] = []): Mark[] {
  const stems = words.map((word) => stem(word.text));
  const marks: Mark[] = [];
  for (let i = 0; i < words.length; ) {
    const start = i;
    const wordAt = (k: number): string | undefined => {
      const word = words[k];
      const before = words[k - 1];
      if (!word || masked[k] || (k > start && before && word.at - before.at > PHRASE_GAP)) return undefined;
      return stems[k];
    };
    const found = longestPhrase(lexicon, wordAt, i);
    const word = words[i];
    const length = found?.length ?? 1;
    const place = { word: i, last: i + length - 1, at: word?.at ?? 0 };
    if (found) {
      for (const concept of found.value) marks.push({ concept, ...place });
    } else if (word && !masked[i] && !stopwords.has(word.text) && !isNumber(word.text)) {
      marks.push({ concept: stems[i] ?? word.text, ...place });
    }
    i += length;
  }
  return marks;
}
