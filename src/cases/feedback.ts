import { replyTo } from '../replies/repeats.ts';
import type { Case, CaseStatus } from './case.ts';
import { type CaseView, viewCase } from './caseView.ts';
import { claim, type Gone, gone } from './claim.ts';
import type { DeskDeps } from './desk.ts';
import type { Actor } from './paste.ts';
import type { Rating } from './ports.ts';

/** A person says which error a case is. */
export const pick = async (
  { caseId, entryId }: { readonly caseId: string; readonly entryId: string },
  by: Actor,
  deps: DeskDeps,
): Promise<CaseView | Gone> => {
  const held = await claim(caseId, by, deps);
  if (!held || !deps.catalog.byId(entryId)) return gone;
  await deps.store.cases.pick(caseId, entryId);
  return viewCase({ ...held, entryId, picked: true }, deps);
};

/** A person answers the question of an entry: the case becomes the likeliest error under that answer. */
export const settleQuestion = async (
  { caseId, entryId, answer }: { readonly caseId: string; readonly entryId: string; readonly answer: number },
  by: Actor,
  deps: DeskDeps,
): Promise<CaseView | Gone> => {
  const favoured = deps.catalog.byId(entryId)?.question?.answers[answer]?.favours[0];
  return favoured === undefined ? gone : pick({ caseId, entryId: favoured }, by, deps);
};

/** A person says that the card worked, or that it is about another error. Once per person and case. */
export const rate = async (
  { caseId, rating }: { readonly caseId: string; readonly rating: Rating },
  by: Actor,
  deps: DeskDeps,
): Promise<CaseView | Gone> => {
  const held = await claim(caseId, by, deps);
  if (!held) return gone;
  await addRating(held, rating, by, deps);
  return viewCase(held, deps);
};

const addRating = (held: Case, rating: Rating, by: Actor, deps: DeskDeps) =>
  deps.store.ratings.add({
    caseId: held.id,
    entryId: held.entryId ?? '',
    userId: by.userId,
    rating,
    at: deps.now(),
  });

/** A person says that the message reports no error: what we said is withdrawn, and edits do not bring it back. */
export const dismiss = async (caseId: string, by: Actor, deps: DeskDeps): Promise<CaseView | Gone> => {
  const held = await claim(caseId, by, deps);
  if (!held || (await deps.store.escalations.ofCase(caseId))) return gone;
  await addRating(held, 'not_an_error', by, deps);
  return setStatus(held, 'dismissed', deps);
};

/** A dismissal is taken back. */
export const restore = async (caseId: string, by: Actor, deps: DeskDeps): Promise<CaseView | Gone> => {
  const held = await claim(caseId, by, deps);
  return held?.status === 'dismissed' ? setStatus(held, 'standing', deps) : gone;
};

const setStatus = async (held: Case, status: CaseStatus, deps: DeskDeps): Promise<CaseView> => {
  await deps.store.cases.setStatus(held.id, status);
  await deps.store.replies.drop(held.id);
  if (held.repeats !== undefined) deps.touched({ kind: 'case', teamId: held.teamId, id: held.repeats });
  return viewCase({ ...held, status }, deps);
};

/** The poster of a likely error wants the card, or does not: only they were asked. */
export const settleHint = async (
  { caseId, show }: { readonly caseId: string; readonly show: boolean },
  by: Actor,
  deps: DeskDeps,
): Promise<'shown' | 'dismissed' | 'gone'> => {
  const held = await claim(caseId, by, deps);
  if (!held || held.userId !== by.userId) return 'gone';
  if (!show) {
    await dismiss(caseId, by, deps);
    return 'dismissed';
  }
  await deps.store.replies.addOnce(replyTo(held, { kind: 'case' }, deps));
  deps.written();
  return 'shown';
};
