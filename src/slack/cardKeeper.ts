import type { WebClient } from '@slack/web-api';
import type { CardPlace } from '../desk/case.ts';
import type { Desk } from '../desk/desk.ts';
import type { EscalationView } from '../desk/escalationView.ts';
import type { Delivery } from '../escalation/escalation.ts';
import { escalationCard } from './cards/escalationCard.ts';
import { updateCard } from './showCase.ts';

export interface CardKeeper {
  /** Brings the card of an escalation and those of all its cases up to date. */
  refresh(teamId: string, escalationId: string): Promise<void>;
}

export interface CardKeeperDeps {
  readonly desk: Pick<Desk, 'viewOfTeam' | 'escalation'>;
  readonly client: () => WebClient;
}

/** Where the escalation channel's card stands, once it was delivered there. */
export const channelCardOf = (deliveries: readonly Delivery[]): CardPlace | undefined => {
  const receipt = deliveries.find(({ destination }) => destination === 'slack')?.receipt;
  const [channelId, ts] = receipt?.split('/') ?? [];
  return channelId && ts ? { channelId, ts } : undefined;
};

/** Refreshes of one escalation run one after the other and each reads it anew, so that the last one shows the last state. */
export const createCardKeeper = ({ desk, client }: CardKeeperDeps): CardKeeper => {
  const running = new Map<string, Promise<void>>();

  const refreshCases = async ({ cases }: EscalationView) => {
    for (const { teamId, id } of cases) {
      const view = await desk.viewOfTeam(teamId, id);
      if (view.kind !== 'gone' && view.case.card) await updateCard(client(), view.case.card, view);
    }
  };

  const refreshNow = async (teamId: string, escalationId: string) => {
    const view = await desk.escalation(teamId, escalationId);
    if (!view) return;
    await refreshCases(view);
    const card = channelCardOf(view.deliveries);
    if (card) await client().chat.update({ channel: card.channelId, ts: card.ts, ...escalationCard(view) });
  };

  return {
    refresh: (teamId, escalationId) => {
      const before = running.get(escalationId) ?? Promise.resolve();
      const refreshed = before.catch(() => undefined).then(() => refreshNow(teamId, escalationId));
      running.set(escalationId, refreshed);
      return refreshed.finally(() => {
        if (running.get(escalationId) === refreshed) running.delete(escalationId);
      });
    },
  };
};
