import { fitModel, type Prediction, predict, type Sizes } from './fitModel.ts';
import type { Sample } from './samples.ts';

/** The authors of texts, in the order that they come up. */
export const authorsOf = (samples: readonly Pick<Sample, 'author' | 'isCatalog'>[]): readonly string[] => [
  ...new Set(samples.filter(({ isCatalog }) => !isCatalog).map(({ author }) => author)),
];

/** The authors in pairs, so that half as many fits serve; no author is paired with the next one, who often is of the same kind. */
const pairsOf = (authors: readonly string[]): readonly (readonly string[])[] => {
  const half = Math.ceil(authors.length / 2);
  return authors.slice(0, half).map((author, i) => [author, ...authors.slice(half + i, half + i + 1)]);
};

/** Predicts the texts of each author from those of others: of all others, or in `pairs` of all but one of these. */
export function leaveOut(
  samples: readonly Sample[],
  sizes: Sizes,
  { inPairs, progress }: { readonly inPairs: boolean; readonly progress: (author: string) => void },
): Prediction[] {
  const authors = authorsOf(samples);
  const groups = inPairs ? pairsOf(authors) : authors.map((author) => [author]);
  return groups.flatMap((group) => {
    progress(group.join(' and '));
    const isLeft = ({ author }: Sample): boolean => group.includes(author);
    const fitted = fitModel(
      samples.filter((sample) => !isLeft(sample)),
      sizes,
    );
    return samples.filter(isLeft).map((sample) => predict(fitted, sample));
  });
}
