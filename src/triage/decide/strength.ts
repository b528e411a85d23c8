import type { CodeHit } from '../match/codes.ts';
import type { WordingHit } from '../match/findWordings.ts';

/** A code as an identifier hardly errs; its words apart ("wrong client") are often just English. */
const JOINED = 0.99;
const APART = 0.86;
const SLIP = 0.04;

/** How often a code found like this names the error that is meant. */
export function codeStrength(hit: CodeHit, text: string): number {
  const whole = hit.end - hit.start >= 0.8 * text.trim().length;
  return (hit.joined || whole ? JOINED : APART) - SLIP * hit.slips;
}

/** Similarity of a wording -> how often it is the right one, as measured on hand-labelled pastes. */
const LEVELS: readonly (readonly [number, number])[] = [
  [0.97, 0.985],
  [0.9, 0.95],
  [0.82, 0.9],
  [0.75, 0.8],
  [0.68, 0.65],
  [0, 0.5],
];

export function wordingStrength(hit: WordingHit): number {
  const level = LEVELS.find(([from]) => hit.similarity >= from);
  const richness = 0.001 * Math.min(hit.size, 10);
  return (level?.[1] ?? 0) + richness;
}
