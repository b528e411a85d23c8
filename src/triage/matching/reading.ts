import { bound, normalise } from '../../text/normalise.ts';
import { wordsOf } from '../../text/words.ts';
import { factsOf } from '../evidence/factsOf.ts';
import { focus, LONGEST_READ_WHOLE } from '../evidence/focus.ts';
import {
  foreignFields,
  isFrame,
  linesOf,
  objectsOf,
  pairsOf,
  parametersOf,
  type Statement,
  withoutSuccesses,
} from '../evidence/statements.ts';
import type { Facts } from '../verdict.ts';
import { type BareNumber, bareNumberOf, findCodes } from './codes.ts';
import { annotate, type Mark } from './concepts.ts';
import { type Hit, hitsOf, statusBeside } from './hits.ts';
import { findLearned, type Learned } from './learned.ts';
import type { PreparedCatalog } from './prepare.ts';
import { respell, type Spelt } from './spelling.ts';
import { findWordings } from './wordings.ts';

/** A text read once: all that it states, before anything is weighed. */
export interface Reading {
  /** The telling part of the text, as its author saw it. */
  readonly text: string;
  readonly cut: boolean;
  /** Its words, put right. */
  readonly words: readonly Spelt[];
  /** Concepts that it names outside of codes, keys and what an app sent. */
  readonly marks: readonly Mark[];
  readonly lines: readonly Statement[];
  readonly hits: readonly Hit[];
  /** The entries that wordings of the team name, which are among the hits. */
  readonly learned: readonly string[];
  /** Kinds of fields whose value no entry knows. */
  readonly foreign: ReadonlySet<string>;
  readonly number: BareNumber | undefined;
  readonly facts: Facts;
}

/** A code in separate words may as well be the beginning of a sentence, which is then read on. */
const BLANKS_ONLY = /^\w+(?: \w+)+$/;

/** A character again and again tells nothing. */
const LONG_RUN = /([^\w\s])\1{15,}/g;
const KEPT = 8;

/** Reads any text with the words of a catalog in mind, and of a team. Time is linear in the length. */
export function readingOf(raw: string, prepared: PreparedCatalog, team?: Learned): Reading {
  const { catalog, spelling } = prepared;
  const { text: whole, cut } = bound(raw);
  const telling = whole.length > LONGEST_READ_WHOLE ? focus(whole, (team ?? prepared).anchors) : whole;
  const text = normalise(withoutSuccesses(telling)).text.replace(LONG_RUN, (run) => run.slice(0, KEPT));
  const words = respell(wordsOf(text), spelling);
  const codes = findCodes(prepared.codes, text, words);
  const pairs = pairsOf(text);
  const lines = linesOf(text);
  const silent = [
    ...codes.filter(({ said }) => !BLANKS_ONLY.test(said.value)),
    ...parametersOf(text),
    ...pairs.map(({ keyStart, start }) => ({ start: keyStart, end: start })),
    ...lines.filter(({ start, end }) => isFrame(text.slice(start, end))),
  ];
  const marks = annotate(words, silent);
  const learned = team ? findLearned(team, text, words) : [];
  const found = [...codes, ...learned, ...findWordings(prepared.wordings, { text, words, marks })];
  const hits = hitsOf(found, { text, lines, objects: objectsOf(text, pairs) }, catalog);
  const status = statusBeside(text, hits, lines);
  return {
    text,
    cut,
    words,
    marks,
    lines,
    hits,
    learned: learned.flatMap(({ ids }) => ids),
    foreign: foreignFields(text, pairs, hits),
    number: bareNumberOf(text, catalog),
    facts: { ...factsOf(text), ...(status !== undefined && { status }) },
  };
}
