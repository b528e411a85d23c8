import type { WebClient } from '@slack/web-api';
import type { Desk } from '../desk/desk.ts';
import { updateCard } from './showCase.ts';

export interface CardKeeper {
  /** Brings the posted card of a case up to date, if it has one. */
  refresh(teamId: string, caseId: string): Promise<void>;
}

/** Refreshes of one case run one after the other and each reads the case anew, so that the last one shows the last state. */
export const createCardKeeper = (deps: {
  readonly desk: Pick<Desk, 'viewOfTeam'>;
  readonly client: () => WebClient;
}): CardKeeper => {
  const running = new Map<string, Promise<void>>();
  const refreshNow = async (teamId: string, caseId: string) => {
    const view = await deps.desk.viewOfTeam(teamId, caseId);
    if (view.kind !== 'gone' && view.case.card) await updateCard(deps.client(), view.case.card, view);
  };
  return {
    refresh: (teamId, caseId) => {
      const before = running.get(caseId) ?? Promise.resolve();
      const refreshed = before.catch(() => undefined).then(() => refreshNow(teamId, caseId));
      running.set(caseId, refreshed);
      return refreshed.finally(() => {
        if (running.get(caseId) === refreshed) running.delete(caseId);
      });
    },
  };
};
