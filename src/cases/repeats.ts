import type { CardPlace } from '../channels/places.ts';
import type { CaseDeps } from './deps.ts';

type RepeatDeps = Pick<CaseDeps, 'store' | 'cardChanged'>;

/** What a case tells has changed, or is gone: the short lines that link it are brought up to date. */
export const refreshRepeats = async (
  { id, teamId }: { readonly id: string; readonly teamId: string },
  { store, cardChanged }: RepeatDeps,
): Promise<void> => {
  for (const repeat of await store.cases.repeatsOf(teamId, id))
    cardChanged({ kind: 'case', teamId, id: repeat.id });
};

/** Somebody took a card down: nothing links it any more. */
export const forgetCard = async (
  card: CardPlace & { readonly teamId: string },
  deps: RepeatDeps,
): Promise<void> => {
  for (const shown of await deps.store.cases.unplace(card)) await refreshRepeats(shown, deps);
};
