import type { Word } from '../text/word.ts';
import { wordsOf } from '../text/words.ts';
import { isFrame, linesOf } from './evidence/lines.ts';
import { objectsOf } from './evidence/objects.ts';
import { type Pair, pairsOf } from './evidence/pairs.ts';
import { parametersOf } from './evidence/parameters.ts';
import type { Statement } from './evidence/statement.ts';
import { type CodeHit, findCodes } from './match/codes.ts';
import type { Readable } from './match/findWordings.ts';
import type { Prepared } from './match/prepare.ts';
import { annotate } from './words/annotate.ts';
import { isRefreshCall, withCarriedSubjects } from './words/carry.ts';
import { type Masked, maskOf } from './words/mask.ts';
import { respell } from './words/respell.ts';

/** A text read once: its words (as written, and put right), codes, pairs, objects, lines and concepts. */
export interface Reading extends Readable {
  readonly written: readonly Word[];
  readonly codes: readonly CodeHit[];
  readonly pairs: readonly Pair[];
  readonly objects: readonly Statement[];
  readonly lines: readonly Statement[];
}

/** A code in separate words may as well be the beginning of a sentence, which is then read on. */
const BLANKS_ONLY = /^\w+(?: \w+)+$/;
const GROUND =
  /\b(?:ecw|eclinicalworks|healow|ecwcloud|oauth2?|token endpoint|error_description|smart on fhir)\b/i;

/** Where no wording is looked for: codes, keys, what the app sent, stack frames. */
function silentStretches(text: string, found: Pick<Reading, 'codes' | 'pairs' | 'lines'>): Masked[] {
  return [
    ...found.codes.filter((code) => !BLANKS_ONLY.test(code.value)),
    ...parametersOf(text),
    ...found.pairs.map((pair) => ({ start: pair.keyStart, end: pair.start })),
    ...found.lines.filter((line) => isFrame(text.slice(line.start, line.end))),
  ];
}

/** Reads a normalised text with the words of a catalog in mind. */
export function readingOf(text: string, prepared: Prepared): Reading {
  const written = wordsOf(text);
  const words = respell(written, prepared.spelling);
  const codes = findCodes(prepared.codes, text, words);
  const pairs = pairsOf(text);
  const lines = linesOf(text);
  const mask = maskOf(words, silentStretches(text, { codes, pairs, lines }));
  const marks = withCarriedSubjects(annotate(words, mask), isRefreshCall(text));
  const grounded = codes.some((code) => code.joined) || GROUND.test(text);
  return { text, written, words, codes, pairs, lines, objects: objectsOf(text, pairs), marks, grounded };
}
