import type { CardPlace } from '../channels/places.ts';
import type { CaseDeps } from './deps.ts';
import type { CaseStore } from './port.ts';

interface RepeatDeps extends Pick<CaseDeps, 'cardChanged'> {
  readonly store: { readonly cases: Pick<CaseStore, 'ofCard' | 'repeatsOf' | 'unplace'> };
}

/** What a case tells has changed, or is gone: the short lines that link it are brought up to date. */
export const refreshRepeats = async (
  { id, teamId }: { readonly id: string; readonly teamId: string },
  { store, cardChanged }: RepeatDeps,
): Promise<void> => {
  for (const repeat of await store.cases.repeatsOf(teamId, id))
    cardChanged({ kind: 'case', teamId, id: repeat.id });
};

/** Somebody took a card down: nothing links it any more. That is written last, so that what is broken off is done from the start. */
export const forgetCard = async (
  card: CardPlace & { readonly teamId: string },
  { store: { cases }, cardChanged }: RepeatDeps,
): Promise<void> => {
  const shown = await cases.ofCard(card);
  if (shown.length === 0) return;
  const repeats = await Promise.all(shown.map(({ teamId, id }) => cases.repeatsOf(teamId, id)));
  await cases.unplace(card);
  for (const { teamId, id } of repeats.flat()) cardChanged({ kind: 'case', teamId, id });
};
