import type { Word } from '../../text/word.ts';

/** Stretches of a text in which no wording is looked for; in order, as offsets. */
export interface Masked {
  readonly start: number;
  readonly end: number;
}

/** True for each word that lies in one of the stretches. */
export function maskOf(words: readonly Word[], stretches: readonly Masked[]): boolean[] {
  const ordered = [...stretches].sort((a, b) => a.start - b.start);
  let k = 0;
  return words.map((word) => {
    while ((ordered[k]?.end ?? Number.POSITIVE_INFINITY) <= word.start) k++;
    const stretch = ordered[k];
    return stretch !== undefined && word.start >= stretch.start;
  });
}
