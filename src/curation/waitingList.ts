import { type Case, type Gone, gone } from '../cases/case.ts';
import { judge, type Refusal } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import { dayMs } from '../pacing/durations.ts';
import type { Decision } from './decision.ts';
import type { CurationDeps } from './deps.ts';

/** A case that waits for a decision. */
export interface WaitingItem {
  readonly case: Case;
  /** `unrecognised`: asked about, nothing was found. `wrong`: somebody said that its card was about another error. */
  readonly why: 'unrecognised' | 'wrong';
}

/** What one approver may decide, the latest first. */
export interface WaitingList {
  readonly kind: 'waiting';
  readonly items: readonly WaitingItem[];
  /** How many more wait behind these; at most so many are counted. */
  readonly more: number;
  /** What was taken lately and can be taken back. */
  readonly taken: readonly Decision[];
}

/** What waited longer is not asked about any more. */
const waitsMs = 30 * dayMs;
const mostRead = 50;
const mostShown = 5;
const mostTaken = 5;

/** Whether somebody may decide; undefined where they may. */
export const refusalFor = async (by: Actor, deps: CurationDeps): Promise<Refusal | undefined> => {
  const judged = await judge({ act: 'decide what is learned', place: 'elsewhere' }, by, deps);
  return judged.kind === 'refused' ? judged : undefined;
};

/** The channels that an approver reads: what was pasted elsewhere is not for their eyes, wherever they read the list. */
export const channelsOf = async (
  { userId, channelId }: Actor,
  { people }: CurationDeps,
): Promise<readonly string[]> => [...new Set([...(await people.channelsOf({ userId })), channelId])];

/** What the bot has learned since it was asked waits for nobody. */
const isKnownByNow = async (
  { teamId, excerpt }: Case,
  { reader, wordingsOf }: CurationDeps,
): Promise<boolean> => {
  const wordings = await wordingsOf(teamId);
  return (await reader.judge(excerpt, { kind: 'lookUp', wordings }, 'asked')).kind === 'match';
};

/** Pastes that nobody recognised and cards that were called wrong, in the channels of this approver. */
export const listWaiting = async (by: Actor, deps: CurationDeps): Promise<WaitingList | Refusal> => {
  const refusal = await refusalFor(by, deps);
  if (refusal) return refusal;
  const { teamId } = by;
  const { curation } = deps.store;
  const [{ unrecognised, calledWrong }, taken] = await Promise.all([
    curation.waiting({
      teamId,
      channelIds: await channelsOf(by, deps),
      since: deps.now() - waitsMs,
      limit: mostRead,
    }),
    curation.taken({ teamId, kinds: ['wording', 'entry', 'not_an_error'], limit: mostTaken }),
  ]);
  const items: WaitingItem[] = calledWrong.map((one) => ({ case: one, why: 'wrong' }));
  for (const one of unrecognised)
    if (!(await isKnownByNow(one, deps))) items.push({ case: one, why: 'unrecognised' });
  deps.audit({ act: 'unrecognised listed', user: by.userId, channel: by.channelId });
  const ordered = items.sort((one, other) => other.case.at - one.case.at);
  const shown = ordered.slice(0, mostShown);
  return { kind: 'waiting', items: shown, more: ordered.length - shown.length, taken };
};

/** A case that this approver may decide about; undefined where it is not theirs to read, or is decided. */
export const findWaiting = async (
  caseId: string,
  by: Actor,
  deps: CurationDeps,
): Promise<WaitingItem | undefined> => {
  const { teamId } = by;
  const { unrecognised, calledWrong } = await deps.store.curation.waiting({
    teamId,
    channelIds: await channelsOf(by, deps),
    since: deps.now() - waitsMs,
    limit: mostRead,
  });
  const isMeant = ({ id }: Case): boolean => id === caseId;
  const wrong = calledWrong.find(isMeant);
  const found = wrong ?? unrecognised.find(isMeant);
  return found && { case: found, why: wrong ? 'wrong' : 'unrecognised' };
};

/** A case that waits, for somebody of whom is not known whether they may decide. */
export const claimWaiting = async (
  caseId: string,
  by: Actor,
  deps: CurationDeps,
): Promise<WaitingItem | Refusal | Gone> =>
  (await refusalFor(by, deps)) ?? (await findWaiting(caseId, by, deps)) ?? gone;

/** How much waits for the approvers. */
export interface WaitingCount {
  readonly unrecognised: number;
  readonly calledWrong: number;
}

/** How many cases of a team wait, wherever they were pasted: numbers name nobody. */
export const countWaiting = async (
  teamId: string,
  { store, now }: Pick<CurationDeps, 'now'> & { readonly store: Pick<CurationDeps['store'], 'curation'> },
): Promise<WaitingCount> => {
  const since = now() - waitsMs;
  const { unrecognised, calledWrong } = await store.curation.waiting({ teamId, since, limit: mostRead });
  return { unrecognised: unrecognised.length, calledWrong: calledWrong.length };
};
