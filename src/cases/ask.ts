import type { CatalogEntry } from '../catalog/schema.ts';
import { type MuteAnswer, obeyMute } from '../channels/mute.ts';
import type { Actor } from '../channels/places.ts';
import { redact } from '../redaction/redact.ts';
import { answer, type LeftAlone, noteAnswer } from './answer.ts';
import type { Case } from './case.ts';
import { type CaseView, knownBefore, newCaseView } from './caseView.ts';
import type { CaseDeps } from './deps.ts';
import { type LookUpView, lookUp } from './lookUp.ts';
import { readMisuse } from './misuse.ts';
import { emptyCase } from './openCase.ts';
import type { Paste } from './paste.ts';
import { whenStoreIsDown } from './whenStoreIsDown.ts';

/** What came of a mute that somebody asked for. */
export interface MuteView {
  readonly kind: 'mute';
  readonly answer: MuteAnswer;
  /** The muted error, where it is one. */
  readonly entry?: CatalogEntry;
  /** What there is to choose from, where nothing was named. */
  readonly entries?: readonly CatalogEntry[];
}

/** What somebody who asks is shown. */
export type AskView = LookUpView | CaseView | MuteView | LeftAlone;

/** What a person is told of a mute. */
export const viewMute = (answer: MuteAnswer, { catalog }: Pick<CaseDeps, 'catalog'>): MuteView => {
  if (answer.kind === 'open') return { kind: 'mute', answer, entries: catalog.entries };
  const entry =
    'mute' in answer && answer.mute.kind === 'entry' ? catalog.byId(answer.mute.subject) : undefined;
  return { kind: 'mute', answer, ...(entry ? { entry } : {}) };
};

/** Carries out what a text asks to mute or to hear again, and tells what came of it. */
export const askMute = async (text: string, by: Actor, deps: CaseDeps): Promise<MuteView | undefined> => {
  const muted = await obeyMute(text, by, deps);
  const told = muted?.kind === 'unclear' ? { ...muted, said: redact(muted.said).text } : muted;
  return told && viewMute(told, deps);
};

/** Answers `/ecw-error …`: a look-up, a mute, or anything pasted. Undefined where there is nothing to say. */
export const ask = async (paste: Paste, deps: CaseDeps): Promise<AskView | undefined> => {
  const askedAt = deps.now();
  const view =
    (await askMute(paste.text, paste.by, deps)) ??
    (await lookUp(paste.text, paste.by, deps))?.view ??
    (await readMisuse(paste, deps))?.view;
  if (view) {
    noteAnswer({ kind: view.kind, askedAt }, paste, deps);
    return view;
  }
  const answered = await answer(paste, deps);
  if (answered.kind === 'leftAlone') return answered;
  return answered.kind === 'reply' ? answered.view : undefined;
};

/** Shows an entry that somebody picked from a list; its case holds no paste. Undefined where there is no such entry. */
export const showEntry = async (
  entryId: string,
  by: Actor,
  deps: CaseDeps,
): Promise<CaseView | undefined> => {
  if (!deps.catalog.byId(entryId)) return undefined;
  const shown: Case = { ...emptyCase({ by, door: 'command' }, deps), entryId, picked: true };
  const isKept = await whenStoreIsDown(deps.store.cases.open(shown), () => false);
  return newCaseView(shown, deps, isKept ? await knownBefore(shown, deps) : {});
};
