import type { Catalog } from '../catalog/catalog.ts';
import { cuesAround } from './decide/cues.ts';
import { decide } from './decide/decide.ts';
import { isForeign } from './decide/foreign.ts';
import { formsOf } from './decide/forms.ts';
import { itemsOf } from './decide/item.ts';
import { spokenWords } from './decide/spoken.ts';
import { isFrame, linesOf } from './evidence/lines.ts';
import { objectsOf } from './evidence/objects.ts';
import { type Pair, pairsOf } from './evidence/pairs.ts';
import { parametersOf } from './evidence/parameters.ts';
import { factsOf } from './facts/factsOf.ts';
import { findCodes } from './match/codes.ts';
import { findWordings } from './match/findWordings.ts';
import { prepare } from './match/prepare.ts';
import { cutValue, findTruncated } from './match/truncated.ts';
import type { Wordings } from './match/wordings.ts';
import { bound } from './read/bound.ts';
import { focus } from './read/focus.ts';
import { normalise } from './read/normalise.ts';
import type { Verdict } from './verdict.ts';
import { annotate } from './words/annotate.ts';
import { isRefreshCall, withCarriedSubjects } from './words/carry.ts';
import { maskOf } from './words/mask.ts';
import { respell, type Spelt } from './words/respell.ts';
import { wordsOf } from './words/split.ts';

function truncatedOf(
  wordings: Wordings,
  text: { text: string; words: readonly Spelt[] },
  pairs: readonly Pair[],
) {
  return pairs
    .filter((pair) => pair.role === 'description')
    .flatMap((pair) => cutValue(text.text, pair) ?? [])
    .flatMap((value) => findTruncated(wordings, text, value) ?? []);
}

/** A code in separate words may as well be the beginning of a sentence, which is then read on. */
const BLANKS_ONLY = /^\w+(?: \w+)+$/;
const GROUND =
  /\b(?:ecw|eclinicalworks|healow|ecwcloud|oauth2?|token endpoint|error_description|smart on fhir)\b/i;
const STATUS = /(?:^|[^\w.$-])[45]\d\d(?![\w.%]|-\d)/;

/**
 * The engine's one door: what does this text report? Any string, of any length (over 2 Mi characters both ends are read, `cut` says so);
 * time linear in the length; never throws for a text.
 */
export function triage(text: string, catalog: Catalog): Verdict {
  const prepared = prepare(catalog);
  const bounded = bound(text);
  const read = normalise(focus(bounded.text, prepared.anchors));
  const written = wordsOf(read);
  const words = respell(written, prepared.spelling);
  const codes = findCodes(prepared.codes, read, words);
  const pairs = pairsOf(read);
  const lines = linesOf(read);
  const keys = pairs.map((pair) => ({ start: pair.keyStart, end: pair.start }));
  const frames = lines.filter((line) => isFrame(read.slice(line.start, line.end)));
  const mask = maskOf(words, [
    ...codes.filter((code) => !BLANKS_ONLY.test(code.value)),
    ...parametersOf(read),
    ...keys,
    ...frames,
  ]);
  const marks = withCarriedSubjects(annotate(words, mask), isRefreshCall(read));
  const whole = {
    text: read,
    words,
    marks,
    grounded: codes.some((code) => code.joined) || GROUND.test(read),
  };
  const wordings = [
    ...findWordings(prepared.wordings, whole),
    ...truncatedOf(prepared.wordings, whole, pairs),
  ];
  const facts = factsOf(read);
  const objects = objectsOf(read, pairs);
  const items = itemsOf(
    {
      text: read,
      codes,
      wordings,
      objects,
      lines,
    },
    catalog,
  );
  const around = {
    text: read,
    cues: items.length > 0 ? cuesAround(written, spokenWords(read, written, { lines, objects })) : [],
    forms: items.length > 0 ? formsOf(read) : [],
    status: STATUS.test(read),
    short: words.length <= 12,
    concepts: new Set(marks.map((mark) => mark.concept)),
    foreign: isForeign(written, read),
  };
  return decide(items, around, { catalog, facts, cut: bounded.cut });
}
