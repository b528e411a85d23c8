import type { Pair } from '../evidence/pairs.ts';
import type { Spelt } from '../words/respell.ts';
import type { WordingHit } from './findWordings.ts';
import type { Wordings } from './wordings.ts';

const FEWEST_LETTERS = 9;
const SIMILARITY = 0.93;
const CUT = /^\s{0,4}(?:\.{2,6}|…|\[?\(?(?:truncated|cut|message too long))/i;

/** Letters and digits only, so that quotes and spacing do not matter. */
const squeezed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

interface CutValue {
  readonly start: number;
  readonly end: number;
}

/** The part of a value before its ellipsis, when the value was cut off: by an ellipsis or by the end of the text. */
function cutValue(text: string, value: CutValue): CutValue | undefined {
  for (let at = value.start; at < value.end; at++) {
    const character = text.charAt(at);
    if (
      (character === '.' || character === '…' || character === '[' || character === '(') &&
      CUT.test(text.slice(at, at + 24))
    ) {
      return { start: value.start, end: at };
    }
  }
  return value.end >= text.trimEnd().length ? { start: value.start, end: text.length } : undefined;
}

/** The wording that a cut-off value begins, if all that fit belong to one entry. */
function findTruncated(
  wordings: Wordings,
  text: { readonly text: string; readonly words: readonly Spelt[] },
  value: CutValue,
): WordingHit | undefined {
  const begun = squeezed(text.text.slice(value.start, value.end).slice(0, 200));
  if (begun.length < FEWEST_LETTERS) return undefined;
  const fits = wordings.byLetters.filter(
    ({ letters }) => letters.length > begun.length && letters.startsWith(begun),
  );
  const [first] = fits;
  if (!first || fits.some((fit) => fit.wording.id !== first.wording.id)) return undefined;
  const { id, text: wording, official, concepts } = first.wording;
  const index = text.words.findIndex((word) => word.start >= value.start);
  return {
    id,
    wording,
    official,
    similarity: SIMILARITY,
    size: concepts.size,
    technical: true,
    start: value.start,
    end: value.end,
    first: Math.max(0, index),
    last: text.words.length - 1,
  };
}

/** What the cut-off descriptions of a text began to say. */
export function truncatedOf(
  wordings: Wordings,
  text: { readonly text: string; readonly words: readonly Spelt[]; readonly pairs: readonly Pair[] },
): WordingHit[] {
  return text.pairs
    .filter((pair) => pair.role === 'description')
    .flatMap((pair) => cutValue(text.text, pair) ?? [])
    .flatMap((value) => findTruncated(wordings, text, value) ?? []);
}
