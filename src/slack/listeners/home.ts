import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { actionIds } from '../cards/actionIds.ts';
import { caseCard } from '../cards/caseCard.ts';
import { escalationCard } from '../cards/escalationCard.ts';
import { homeBlocks, homeView } from '../cards/homeView.ts';
import { readingModal } from '../cards/readingModal.ts';
import type { Listen } from './listen.ts';

const choiceSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  actions: z.tuple([z.object({ selected_option: z.object({ value: z.string() }) })]),
});

/** A choice on the Home tab, which belongs to no channel. */
const readChoice = (body: unknown) => {
  const { user, trigger_id, actions } = choiceSchema.parse(body);
  return { userId: user.id, triggerId: trigger_id, chosen: actions[0].selected_option.value };
};

/** The Home tab. */
export const home: Listen = ({ events, acts: app }, { desk, catalog, linkTo }) => {
  const publish = async (client: WebClient, person: { teamId: string; userId: string }, filter: string) => {
    const { teamId, userId } = person;
    const [mine, open] = await Promise.all([
      desk.escalations({ teamId, of: userId, limit: 25 }),
      desk.escalations({ teamId, isOpen: true }),
    ]);
    const view = homeView({ entries: catalog.entries, mine, open, filter });
    await client.views.publish({ user_id: userId, view });
  };

  events.event('app_home_opened', async ({ event, client, context, body }) => {
    if (event.tab !== 'home') return;
    await publish(client, { teamId: context.teamId ?? body.team_id, userId: event.user }, 'all');
  });

  app.action(actionIds.filterEscalations, async ({ ack, body, client, context }) => {
    await ack();
    const { userId, chosen } = readChoice(body);
    await publish(client, { teamId: context.teamId ?? '', userId }, chosen);
  });

  app.action(
    { action_id: actionIds.showEscalation, block_id: homeBlocks.escalations },
    async ({ ack, body, client, context }) => {
      await ack();
      const { triggerId, chosen } = readChoice(body);
      const view = await desk.escalation(context.teamId ?? '', chosen);
      if (view)
        await client.views.open({
          trigger_id: triggerId,
          view: readingModal('Escalation', escalationCard(view)),
        });
    },
  );

  app.action(
    { action_id: actionIds.show, block_id: homeBlocks.catalog },
    async ({ ack, body, client, context }) => {
      await ack();
      const { userId, triggerId, chosen } = readChoice(body);
      const view = await desk.show(chosen, { teamId: context.teamId ?? '', userId, channelId: 'home' });
      if (!view) return;
      const card = caseCard(view, { ephemeral: true, linkTo });
      await client.views.open({ trigger_id: triggerId, view: readingModal('Catalog', card) });
    },
  );
};
