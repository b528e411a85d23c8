import { setImmediate } from 'node:timers/promises';
import type { Case } from '../cases/case.ts';
import { labelledCases } from '../cases/labelledCases.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { holdsMark } from '../redaction/kinds.ts';
import { redact } from '../redaction/redact.ts';
import { type Change, compare } from '../triage/learning/compare.ts';
import type { LabelledText } from '../triage/learning/texts.ts';
import {
  holds,
  isSameWording,
  type LearnedWording,
  mayHold,
  tellingWordsIn,
} from '../triage/matching/learned.ts';
import { doorsFor } from '../triage/triage.ts';
import type { Verdict } from '../triage/verdict.ts';
import { mostWordings, wordingLengths } from './decision.ts';

/** Why a wording cannot be taken, from what is seen at once to what only a trial shows. */
export type Objection =
  /** The catalog holds no such error. */
  | 'unknown entry'
  /** Fewer than two telling words, or more than a wording may have. */
  | 'length'
  /** Holds a secret, a patient, or the mark of something that was taken out. */
  | 'redacted'
  | 'known already'
  | 'too many'
  /** The paste does not hold it, or would not be recognised by it. */
  | 'not in the paste'
  /** Texts that were judged right before would not be any more. */
  | 'worse';

/** A text that would be judged differently. */
export interface Changed {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/** How the paste itself is judged. */
export interface Judged {
  readonly before: Verdict;
  readonly after: Verdict;
}

/** What came of trying a wording. */
export type Trial =
  | { readonly kind: 'refused'; readonly why: Objection; readonly worse: readonly Changed[] }
  | {
      readonly kind: 'fits';
      readonly asked: Judged;
      readonly overheard: Judged;
      /** How many texts whose answer is known were tried: none gets worse. */
      readonly held: number;
      readonly stored: {
        readonly tried: number;
        readonly changed: number;
        /** Of the changed ones those that the approver may read. */
        readonly shown: readonly Changed[];
      };
    };

/** What a wording is tried on. */
export interface TrialGround {
  readonly catalog: Catalog;
  /** The wordings that the team has. */
  readonly known: readonly LearnedWording[];
  /** The case that it comes from. */
  readonly paste: Case;
  readonly held: readonly LabelledText[];
  readonly stored: readonly Case[];
  /** The channels that the approver reads. */
  readonly channelIds: readonly string[];
}

const fewestWords = 2;
const mostShown = 5;
/** So many texts are judged before others get their turn: a few milliseconds. */
const inOneTurn = 16;

type Rule = readonly [Objection, (wording: LearnedWording, ground: TrialGround) => boolean];

const isNoError = (entry: CatalogEntry | undefined): boolean => !entry || entry.harmless === true;

/** What is seen without judging anything. */
const rules: readonly Rule[] = [
  ['unknown entry', ({ entryId }, { catalog }) => isNoError(catalog.byId(entryId))],
  [
    'length',
    ({ text }, { catalog }) =>
      text.length < wordingLengths.least ||
      text.length > wordingLengths.most ||
      tellingWordsIn(text, catalog).length < fewestWords,
  ],
  ['redacted', ({ text }) => redact(text).text !== text || holdsMark(text)],
  [
    'known already',
    ({ text }, { known, catalog }) => known.some((one) => isSameWording(one.text, text, catalog)),
  ],
  ['too many', (_wording, { known }) => known.length >= mostWordings],
  ['not in the paste', (wording, { paste, catalog }) => !holds([wording], paste.excerpt, catalog)],
];

/** What is wrong with a wording at first sight. */
const objectionTo = (wording: LearnedWording, ground: TrialGround): Objection | undefined =>
  rules.find(([, objects]) => objects(wording, ground))?.[0];

const inTurns = async <In, Out>(
  all: readonly In[],
  work: (some: readonly In[]) => readonly Out[],
): Promise<Out[]> => {
  const done: Out[] = [];
  for (let at = 0; at < all.length; at += inOneTurn) {
    await setImmediate();
    done.push(...work(all.slice(at, at + inOneTurn)));
  }
  return done;
};

const changedOf = ({ text: { text }, before, after }: Change<LabelledText>): Changed => ({
  text,
  before,
  after,
});

/**
 * Tries a wording before it has an effect: the catalog's examples and the corpus must not get worse, not in a single text, and
 * which stored cases would be judged differently is told. Only texts that may hold it are judged: nothing changes for the others.
 */
export const tryWording = async (wording: LearnedWording, ground: TrialGround): Promise<Trial> => {
  const { catalog, known, paste, held, stored, channelIds } = ground;
  const why = objectionTo(wording, ground);
  if (why) return { kind: 'refused', why, worse: [] };
  const engines = { before: doorsFor(catalog, known), after: doorsFor(catalog, [...known, wording]) };
  const judged = (door: 'triage' | 'lookUp'): Judged => ({
    before: engines.before[door](paste.excerpt),
    after: engines.after[door](paste.excerpt),
  });
  const asked = judged('lookUp');
  if (asked.after.kind !== 'match' || asked.after.errors[0].id !== wording.entryId)
    return { kind: 'refused', why: 'not in the paste', worse: [] };
  const isCore = (id: string): boolean => catalog.byId(id)?.group === 'core';
  const compared = async <Text extends LabelledText>(texts: readonly Text[]): Promise<Change<Text>[]> => {
    const alone = [wording];
    const holding = await inTurns(texts, (some) => some.filter(({ text }) => mayHold(alone, text, catalog)));
    return inTurns(holding, (some) => compare(some, engines, isCore).changes);
  };
  const losses = (await compared(held)).filter(({ isLoss }) => isLoss);
  if (losses.length > 0)
    return { kind: 'refused', why: 'worse', worse: losses.slice(0, mostShown).map(changedOf) };
  const others = stored.filter(({ id }) => id !== paste.id);
  const onStored = await compared(labelledCases({ cases: others, wrong: [] }, catalog));
  const readable = new Set(others.filter((one) => channelIds.includes(one.channelId)).map(({ id }) => id));
  return {
    kind: 'fits',
    asked,
    overheard: judged('triage'),
    held: held.length,
    stored: {
      tried: others.length,
      changed: onStored.length,
      shown: onStored
        .filter(({ text }) => readable.has(text.caseId))
        .slice(0, mostShown)
        .map(changedOf),
    },
  };
};
