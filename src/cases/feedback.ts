import type { Actor } from '../channels/places.ts';
import { type Case, type CaseStatus, claim, type Gone, gone, shownEntryId } from './case.ts';
import { type CaseView, decidedBy, viewCase } from './caseView.ts';
import type { CaseDeps } from './deps.ts';
import type { Rating } from './port.ts';
import { refreshRepeats } from './repeats.ts';

/** What a person chose is taken back: the case is again what it was held to be before. */
const backToVerdict = async (found: Case, deps: CaseDeps): Promise<CaseView> => {
  const { entryId: _, ...kept } = found;
  const entryId = decidedBy(found);
  const restored: Case = { ...kept, ...(entryId === undefined ? {} : { entryId }), picked: false };
  await deps.store.cases.settle(found.teamId, found.id, restored);
  await deps.store.ratings.unchoose(found.teamId, found.id);
  await refreshRepeats(found, deps);
  return viewCase(restored, deps);
};

/** A person takes back what somebody chose; what was escalated keeps its name. */
export const unpick = async (caseId: string, by: Actor, deps: CaseDeps): Promise<CaseView | Gone> => {
  const found = await claim(caseId, by, deps);
  if (!found) return gone;
  const stays = !found.picked || (await deps.store.escalations.ofCase(by.teamId, caseId)) !== undefined;
  return stays ? viewCase(found, deps) : backToVerdict(found, deps);
};

/** A person says which error a case is. Their card says so to all, and how to take it back. */
export const pick = async (
  { caseId, entryId }: { readonly caseId: string; readonly entryId: string },
  by: Actor,
  deps: CaseDeps,
): Promise<CaseView | Gone> => {
  const found = await claim(caseId, by, deps);
  if (!found || !deps.catalog.byId(entryId)) return gone;
  if (decidedBy(found) === entryId) return backToVerdict(found, deps);
  await deps.store.cases.pick(by.teamId, caseId, entryId);
  await deps.store.ratings.choose({ teamId: by.teamId, caseId, entryId, userId: by.userId, at: deps.now() });
  await refreshRepeats(found, deps);
  return viewCase({ ...found, entryId, picked: true }, deps);
};

/** A person answers the question of an entry: the case becomes the likeliest error under that answer. */
export const settleQuestion = async (
  { caseId, entryId, answer }: { readonly caseId: string; readonly entryId: string; readonly answer: number },
  by: Actor,
  deps: CaseDeps,
): Promise<CaseView | Gone> => {
  const favoured = deps.catalog.byId(entryId)?.question?.answers[answer]?.favours[0];
  return favoured === undefined ? gone : pick({ caseId, entryId: favoured }, by, deps);
};

/** A person says that the card worked, or that it is about another error. Once per person and case. */
export const rate = async (
  { caseId, rating }: { readonly caseId: string; readonly rating: Rating },
  by: Actor,
  deps: CaseDeps,
): Promise<CaseView | Gone> => {
  const found = await claim(caseId, by, deps);
  if (!found) return gone;
  await addRating({ rated: found, rating }, by, deps);
  return viewCase(found, deps);
};

const addRating = (
  { rated, rating }: { readonly rated: Case; readonly rating: Rating },
  by: Actor,
  deps: CaseDeps,
) =>
  deps.store.ratings.add({
    teamId: rated.teamId,
    caseId: rated.id,
    entryId: shownEntryId(rated) ?? '',
    userId: by.userId,
    rating,
    at: deps.now(),
  });

/** A person says that the message reports no error: what we said is withdrawn, and edits do not bring it back. */
export const dismiss = async (caseId: string, by: Actor, deps: CaseDeps): Promise<CaseView | Gone> => {
  const found = await claim(caseId, by, deps);
  if (!found || (await deps.store.escalations.ofCase(by.teamId, caseId))) return gone;
  await addRating({ rated: found, rating: 'not_an_error' }, by, deps);
  return setStatus(found, 'dismissed', deps);
};

/** A dismissal is taken back. */
export const bringBack = async (caseId: string, by: Actor, deps: CaseDeps): Promise<CaseView | Gone> => {
  const found = await claim(caseId, by, deps);
  return found?.status === 'dismissed' ? setStatus(found, 'standing', deps) : gone;
};

const setStatus = async (changed: Case, status: CaseStatus, deps: CaseDeps): Promise<CaseView> => {
  const { id, teamId, repeats } = changed;
  await deps.store.cases.setStatus(teamId, id, status);
  await deps.store.replies.drop(teamId, id);
  if (repeats !== undefined) deps.cardChanged({ kind: 'case', teamId, id: repeats });
  await refreshRepeats(changed, deps);
  return viewCase({ ...changed, status }, deps);
};

/** The poster of a likely error wants the card, or does not: only they were asked. */
export const settleHint = async (
  { caseId, show }: { readonly caseId: string; readonly show: boolean },
  by: Actor,
  deps: CaseDeps,
): Promise<'shown' | 'dismissed' | 'gone'> => {
  const found = await claim(caseId, by, deps);
  if (!found || found.userId !== by.userId) return 'gone';
  if (!show) {
    await dismiss(caseId, by, deps);
    return 'dismissed';
  }
  await deps.queueCard(found);
  return 'shown';
};
