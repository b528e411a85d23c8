import Fuse from 'fuse.js';

const LONGEST = 160;

/** How alike a short extracted phrase and one wording are, 0..1, by Fuse.js. Never given more than 160 characters. */
export function judge(phrase: string, wording: string): number {
  const short = phrase.slice(0, LONGEST).replace(/\s{1,8}/g, ' ');
  const fuse = new Fuse([short], { includeScore: true, ignoreLocation: true, threshold: 0.5 });
  const score = fuse.search(wording.slice(0, LONGEST).toLowerCase())[0]?.score;
  return score === undefined ? 0 : 1 - score;
}
