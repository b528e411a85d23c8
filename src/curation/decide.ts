import { type Gone, gone } from '../cases/case.ts';
import { bringBack, dismiss } from '../cases/feedback.ts';
import type { Refusal } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import type { Decision, DecisionKind } from './decision.ts';
import type { CurationDeps } from './deps.ts';
import { draftEntry, type EntryDraft, type EntryWish } from './entryDraft.ts';
import { type Trial, tryWording } from './trial.ts';
import { channelsOf, claimWaiting, findWaiting, refusalFor, type WaitingItem } from './waitingList.ts';

/** What came of a proposal or a decision. */
export type Decided =
  | Refusal
  | Gone
  /** Tried: to be confirmed where it fits. */
  | { readonly kind: 'tried'; readonly decision: Decision; readonly trial: Trial }
  | { readonly kind: 'drafted'; readonly decision: Decision }
  | { readonly kind: 'taken'; readonly decision: Decision }
  | { readonly kind: 'takenBack'; readonly decision: Decision };

const mostStored = 1000;

const isItem = (claimed: WaitingItem | Refusal | Gone): claimed is WaitingItem => 'case' in claimed;

const newDecision = (
  { case: { id: caseId, teamId } }: WaitingItem,
  said: Pick<Decision, 'kind' | 'state'> & Partial<Pick<Decision, 'entryId' | 'words'>>,
  { by, deps }: { readonly by: Actor; readonly deps: CurationDeps },
): Decision => ({
  id: deps.newId(),
  teamId,
  caseId,
  entryId: '',
  words: '',
  ...said,
  by: by.userId,
  at: deps.now(),
});

const audit = (
  act: 'decision taken' | 'decision taken back',
  { kind, id }: Decision,
  { by, deps }: { readonly by: Actor; readonly deps: CurationDeps },
) => deps.audit({ act, user: by.userId, channel: by.channelId, subject: `${kind} ${id}` });

const tryOut = async (
  { entryId, words }: Decision,
  { case: paste }: WaitingItem,
  { by, deps }: { readonly by: Actor; readonly deps: CurationDeps },
): Promise<Trial> => {
  const { catalog, store, heldTexts } = deps;
  const [known, stored, channelIds] = await Promise.all([
    store.curation.wordings(by.teamId),
    store.cases.latestOf(by.teamId, mostStored),
    channelsOf(by, deps),
  ]);
  const ground = { catalog, known, paste, held: await heldTexts(), stored, channelIds };
  return tryWording({ entryId, text: words }, ground);
};

/** Tries words of a case as a wording of an entry. They have no effect before somebody confirms. */
export const proposeWording = async (
  { caseId, entryId, words }: { readonly caseId: string; readonly entryId: string; readonly words: string },
  by: Actor,
  deps: CurationDeps,
): Promise<Decided> => {
  const claimed = await claimWaiting(caseId, by, deps);
  if (!isItem(claimed)) return claimed;
  const said = { kind: 'wording', state: 'proposed', entryId, words: words.trim() } as const;
  const decision = newDecision(claimed, said, { by, deps });
  const trial = await tryOut(decision, claimed, { by, deps });
  if (trial.kind === 'fits') await deps.store.curation.add(decision);
  return { kind: 'tried', decision, trial };
};

/** Drafts an entry for a case. It is kept and exported once somebody confirms; cards show it once the catalog holds it. */
export const proposeEntry = async (
  { caseId, wish }: { readonly caseId: string; readonly wish: EntryWish },
  by: Actor,
  deps: CurationDeps,
): Promise<Decided | Extract<EntryDraft, { kind: 'faulty' }>> => {
  const claimed = await claimWaiting(caseId, by, deps);
  if (!isItem(claimed)) return claimed;
  const draft = draftEntry(wish, new Date(deps.now()).toISOString().slice(0, 10), deps.catalog);
  if (draft.kind === 'faulty') return draft;
  const said = { kind: 'entry', state: 'proposed', entryId: wish.id.trim(), words: draft.yaml } as const;
  const decision = newDecision(claimed, said, { by, deps });
  await deps.store.curation.add(decision);
  return { kind: 'drafted', decision };
};

/** Takes what was proposed; a wording is tried once more, since others may have been taken meanwhile. */
export const confirm = async (id: string, by: Actor, deps: CurationDeps): Promise<Decided> => {
  const refusal = await refusalFor(by, deps);
  if (refusal) return refusal;
  const { curation } = deps.store;
  const decision = await curation.find(by.teamId, id);
  const item = decision && (await findWaiting(decision.caseId, by, deps));
  if (!item) return gone;
  if (decision.kind === 'wording') {
    const trial = await tryOut(decision, item, { by, deps });
    if (trial.kind === 'refused') return { kind: 'tried', decision, trial };
  }
  if (!(await curation.take(by.teamId, id))) return gone;
  audit('decision taken', decision, { by, deps });
  return { kind: 'taken', decision };
};

/** Who acts on a case acts where it was pasted. */
const whereItWas = (by: Actor, { channelId }: { readonly channelId: string }): Actor => ({
  ...by,
  channelId,
});

/** Sets a case aside: nothing is learned from it, or that it is no error, which withdraws its card. */
export const setAside = async (
  {
    caseId,
    kind,
  }: { readonly caseId: string; readonly kind: Extract<DecisionKind, 'skipped' | 'not_an_error'> },
  by: Actor,
  deps: CurationDeps,
): Promise<Decided> => {
  const claimed = await claimWaiting(caseId, by, deps);
  if (!isItem(claimed)) return claimed;
  const { case: found } = claimed;
  const { curation } = deps.store;
  const decision = newDecision(claimed, { kind, state: 'taken' }, { by, deps });
  // First, so that whatever breaks off later can be taken back.
  if (!(await curation.add(decision))) return gone;
  audit('decision taken', decision, { by, deps });
  if (kind === 'not_an_error') {
    const view = await dismiss(found.id, whereItWas(by, found), deps);
    if (view.kind === 'gone') {
      await curation.takeBack(by.teamId, decision.id);
      audit('decision taken back', decision, { by, deps });
      return view;
    }
    deps.cardChanged({ kind: 'case', teamId: found.teamId, id: found.id });
  }
  return { kind: 'taken', decision };
};

/** Takes a decision back: from then on texts are judged without it. */
export const takeBack = async (id: string, by: Actor, deps: CurationDeps): Promise<Decided> => {
  const refusal = await refusalFor(by, deps);
  if (refusal) return refusal;
  const { curation, cases } = deps.store;
  const decision = await curation.find(by.teamId, id);
  if (!decision || !(await curation.takeBack(by.teamId, id))) return gone;
  const found = await cases.find(by.teamId, decision.caseId);
  if (decision.kind === 'not_an_error' && found) {
    await bringBack(found.id, whereItWas(by, found), deps);
    deps.cardChanged({ kind: 'case', teamId: found.teamId, id: found.id });
  }
  audit('decision taken back', decision, { by, deps });
  return { kind: 'takenBack', decision };
};
