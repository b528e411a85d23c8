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
  await deps.store.ratings.add({
    caseId,
    entryId: held.entryId ?? '',
    userId: by.userId,
    rating,
    at: deps.now(),
  });
  return viewCase(held, deps);
};
