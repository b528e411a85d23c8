import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { showEntry } from '../../cases/ask.ts';
import { findEscalationView } from '../../escalations/viewEscalation.ts';
import { caseCard } from '../cards/caseCard.ts';
import { escalationCard } from '../cards/escalationCard.ts';
import { homeView } from '../cards/homeView.ts';
import { readingModal } from '../cards/readingModal.ts';
import type { HomeChoice } from '../read/readClick.ts';
import type { ListenerDeps } from './deps.ts';
import type { EventPayload } from './payloads.ts';

const openedSchema = z.object({ user: z.string(), tab: z.string() });

const publish = async (
  { by: { teamId, userId }, chosen }: Pick<HomeChoice, 'by' | 'chosen'>,
  { domain: { catalog, store } }: ListenerDeps,
  client: WebClient,
) => {
  const [mine, open] = await Promise.all([
    store.escalations.list({ teamId, of: userId, limit: 25 }),
    store.escalations.list({ teamId, isOpen: true }),
  ]);
  const view = homeView({ entries: catalog.entries, mine, open, filter: chosen });
  await client.views.publish({ user_id: userId, view });
};

export const openHome = async (
  { event, client, context, body }: EventPayload,
  deps: ListenerDeps,
): Promise<void> => {
  const { user: userId, tab } = openedSchema.parse(event);
  if (tab !== 'home') return;
  await publish({ by: { teamId: context.teamId ?? body.team_id, userId }, chosen: 'all' }, deps, client);
};

interface HomeTools {
  readonly client: WebClient;
}

export const filterHome = (choice: HomeChoice, deps: ListenerDeps, { client }: HomeTools): Promise<void> =>
  publish(choice, deps, client);

export const showHomeEscalation = async (
  { by, triggerId, chosen }: HomeChoice,
  { domain }: ListenerDeps,
  { client }: HomeTools,
): Promise<void> => {
  const view = await findEscalationView(by.teamId, chosen, domain);
  if (!view) return;
  const modal = readingModal('Escalation', escalationCard(view));
  await client.views.open({ trigger_id: triggerId, view: modal });
};

export const showHomeEntry = async (
  { by, triggerId, chosen }: HomeChoice,
  { domain, linkTo }: ListenerDeps,
  { client }: HomeTools,
): Promise<void> => {
  const view = await showEntry(chosen, { ...by, channelId: 'home' }, domain);
  if (!view) return;
  const modal = readingModal('Catalog', caseCard(view, { ephemeral: true, linkTo }));
  await client.views.open({ trigger_id: triggerId, view: modal });
};
