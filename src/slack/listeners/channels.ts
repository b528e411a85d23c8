import { actionIds } from '../cards/actionIds.ts';
import { introductionCard } from '../cards/introductionCard.ts';
import { post } from '../post.ts';
import { readClick } from '../readClick.ts';
import type { Listen } from './listen.ts';

/** Being added to a channel, and what people choose for it. */
export const channels: Listen = (app, { desk }) => {
  app.event('member_joined_channel', async ({ event, client, context, body }) => {
    if (event.user !== context.botUserId) return;
    const place = { teamId: context.teamId ?? body.team_id, channelId: event.channel };
    const introduction = await desk.introduce(place);
    if (introduction.kind === 'introduce') await post(client, place, introductionCard(introduction.watched));
  });

  for (const [actionId, watched] of [
    [actionIds.watch, true],
    [actionIds.mentionOnly, false],
  ] as const) {
    app.action(actionId, async ({ ack, body, client, context }) => {
      await ack();
      const click = readClick(body, context.teamId);
      await desk.watch(click.by, watched);
      await client.chat.update({
        channel: click.by.channelId,
        ts: click.messageTs,
        ...introductionCard(watched),
      });
    });
  }
};
