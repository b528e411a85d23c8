import { type LeftAloneReason, whenLeftAlone } from '../reading/createTextReader.ts';
import { aboutCase, type Case } from './case.ts';
import { type CaseView, knownBefore, newCaseView, viewCase } from './caseView.ts';
import type { CaseDeps } from './deps.ts';
import { countVerdict, openCase } from './openCase.ts';
import type { Paste } from './paste.ts';
import { recognise } from './recognise.ts';
import { whenStoreIsDown } from './whenStoreIsDown.ts';

/** A text that was not read, and why. */
export interface LeftAlone {
  readonly kind: 'leftAlone';
  readonly reason: LeftAloneReason;
}

export type Answer =
  | LeftAlone
  | { readonly kind: 'silence' }
  | { readonly kind: 'reply'; readonly view: CaseView }
  /** The message has its answer already. */
  | { readonly kind: 'repeat'; readonly view: CaseView };

const earlierAnswer = async ({ messageTs, by }: Paste, deps: CaseDeps): Promise<Answer> => {
  if (messageTs === undefined) return { kind: 'silence' };
  const earlier = await deps.store.cases.ofMessage({ ...by, messageTs });
  return earlier ? { kind: 'repeat', view: await viewCase(earlier, deps) } : { kind: 'silence' };
};

/** `undefined` where nothing can be written down right now. */
const writeDown = (opened: Case, { store }: CaseDeps): Promise<boolean | undefined> =>
  whenStoreIsDown(store.cases.open(opened), () => undefined);

/** What a paste was answered with, there and then. */
export interface Answered {
  readonly kind: string;
  readonly case?: Case;
  /** Epoch milliseconds. */
  readonly askedAt: number;
}

/** Counts and logs an answer that was given there and then. */
export const noteAnswer = (
  { kind, case: shown, askedAt }: Answered,
  { door }: Paste,
  { metrics, noteStep, now }: CaseDeps,
): void => {
  metrics.count('replies', { door });
  const about = shown ? aboutCase(shown) : {};
  noteStep({ step: 'answer', outcome: 'said', kind, door, ...about, ms: now() - askedAt });
};

const answerOf = async (paste: Paste, deps: CaseDeps): Promise<Answer> => {
  const opened = await openCase(paste, await recognise(paste, deps), deps);
  countVerdict(opened, deps);
  const isNew = await writeDown(opened, deps);
  if (isNew === false) return earlierAnswer(paste, deps);
  if (isNew) await deps.caseOpened(opened);
  return { kind: 'reply', view: newCaseView(opened, deps, isNew ? await knownBefore(opened, deps) : {}) };
};

/**
 * Answers somebody who asks by the slash command or the shortcut, there and then. The case is written down before anything is
 * posted, so that one message is answered once; while the database is away they are answered all the same.
 */
export const answer = async (paste: Paste, deps: CaseDeps): Promise<Answer> => {
  const askedAt = deps.now();
  const answered = await whenLeftAlone(answerOf(paste, deps), (reason): Answer => {
    deps.metrics.count('drops', { reason });
    return { kind: 'leftAlone', reason };
  });
  switch (answered.kind) {
    case 'silence':
      deps.metrics.count('silences', { door: paste.door });
      return answered;
    case 'leftAlone':
      noteAnswer({ kind: answered.kind, askedAt }, paste, deps);
      return answered;
    case 'reply':
    case 'repeat': {
      const { kind, case: shown } = answered.view;
      noteAnswer({ kind, case: shown, askedAt }, paste, deps);
      return answered;
    }
  }
};
