import type { Word } from '../../text/word.ts';
import { stopwords } from '../lexicon/stopwords.ts';

/** The words that carry meaning, as one line. */
export const plainOf = (words: readonly Word[]): string =>
  words
    .filter((word) => !stopwords.has(word.text))
    .map((word) => word.text)
    .join(' ');
