import type { Actor } from '../channels/places.ts';
import type { Case } from './case.ts';
import type { CaseDeps } from './deps.ts';

/** The case is gone, or was never this person's to touch: nobody is told which. */
export interface Gone {
  readonly kind: 'gone';
}
export const gone: Gone = { kind: 'gone' };

/** Loads the case behind a click and checks that the click comes from its team and from a channel where its card stands. */
export const claim = async (
  caseId: string,
  by: Actor,
  { store }: Pick<CaseDeps, 'store'>,
): Promise<Case | undefined> => {
  const found = await store.cases.find(by.teamId, caseId);
  if (!found) return undefined;
  const channels = [found.channelId, found.card?.channelId];
  return channels.includes(by.channelId) ? found : undefined;
};
