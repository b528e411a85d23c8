import type { EscalationsShown } from '../cases/deps.ts';
import type { Actor } from '../channels/places.ts';
import type { EscalationDeps } from './deps.ts';
import { viewEscalation } from './viewEscalation.ts';

/** Answers `mine`, `open` and `ecw-1042`; undefined for every other wish. */
export const lookUpEscalations = async (
  wish: string,
  { teamId, userId }: Actor,
  deps: Pick<EscalationDeps, 'catalog' | 'store'>,
): Promise<EscalationsShown | undefined> => {
  const { escalations } = deps.store;
  if (wish === 'mine') {
    const mine = await escalations.list({ teamId, of: userId });
    return { kind: 'escalations', whose: 'mine', escalations: mine };
  }
  if (wish === 'open') {
    const open = await escalations.list({ teamId, isOpen: true });
    return { kind: 'escalations', whose: 'open', escalations: open };
  }
  const number = /^ecw-(\d{1,9})$/.exec(wish)?.[1];
  const found = number === undefined ? undefined : await escalations.byNumber(teamId, Number(number));
  return found && viewEscalation(found, deps);
};
