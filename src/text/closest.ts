/** How many letters must be added, taken away, replaced or swapped with their neighbour to make one word of the other. */
const distance = (a: string, b: string): number => {
  const width = b.length + 1;
  const cost: number[] = [];
  const at = (i: number, j: number): number => cost[i * width + j] ?? Math.max(i, j);
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      cost[i * width + j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  return at(a.length, b.length);
};

/** The one of `words` that `word` was probably meant to be: at most every third letter is otherwise, three in all. Case does not count. */
export const closest = (word: string, words: readonly string[]): string | undefined => {
  const most = Math.min(3, Math.floor(word.length / 3));
  const [best] = words
    .filter((known) => Math.abs(known.length - word.length) <= most)
    .map((known) => ({ known, off: distance(word.toLowerCase(), known.toLowerCase()) }))
    .filter(({ off }) => off <= most)
    .sort((a, b) => a.off - b.off);
  return best?.known;
};
