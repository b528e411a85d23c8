import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { showEntry } from '../../cases/ask.ts';
import type { Actor } from '../../channels/places.ts';
import { findReadable, listReadable } from '../../escalations/readable.ts';
import { readingModal } from '../cards/errors/readingModal.ts';
import { escalationCard } from '../cards/escalations/escalationCard.ts';
import { homeView } from '../cards/homeView.ts';
import { caseCard } from '../cards/shownCard.ts';
import type { HomeChoice } from '../read/readClick.ts';
import { orPlainer } from '../send/post.ts';
import type { ListenerDeps } from './deps.ts';
import type { EventPayload } from './payloads.ts';

const openedSchema = z.object({ user: z.string(), tab: z.string() });

/** The Home tab belongs to no channel. */
const atHome = (by: HomeChoice['by']): Actor => ({ ...by, channelId: '' });

const publish = async (
  { by, chosen }: Pick<HomeChoice, 'by' | 'chosen'>,
  { domain }: ListenerDeps,
  client: WebClient,
) => {
  const [mine, open, numbers] = await Promise.all([
    listReadable({ name: 'mine' }, atHome(by), domain),
    listReadable({ name: 'open', filter: chosen }, atHome(by), domain),
    domain.numbers?.ofMonth(atHome(by)),
  ]);
  const { blocks, ...view } = homeView({
    entries: domain.catalog.entries,
    mine,
    open,
    ...(numbers ? { numbers } : {}),
  });
  await orPlainer({ text: '', blocks }, (shown) =>
    client.views.publish({ user_id: by.userId, view: { ...view, blocks: shown.blocks } }),
  );
};

export const openHome =
  (deps: ListenerDeps) =>
  async ({ event, client, context, body }: EventPayload): Promise<void> => {
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
  { domain, linkTo }: ListenerDeps,
  { client }: HomeTools,
): Promise<void> => {
  const view = await findReadable(chosen, atHome(by), domain);
  if (!view) return;
  const modal = readingModal('Escalation', escalationCard(view, linkTo));
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
