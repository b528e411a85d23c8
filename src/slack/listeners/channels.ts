import { actionIds } from '../cards/actionIds.ts';
import { introductionCard } from '../cards/introductionCard.ts';
import { readClick } from '../read/readClick.ts';
import type { Listen } from './listen.ts';

/** Being added to a channel, and what people choose for it. */
export const channels: Listen = ({ events, acts: app }, { desk, post }) => {
  events.event('member_joined_channel', async ({ event, context, body }) => {
    if (event.user !== context.botUserId) return;
    const place = { teamId: context.teamId ?? body.team_id, channelId: event.channel };
    const introduction = await desk.introduce(place);
    if (introduction.kind === 'silence') return;
    const card = await post({ channelId: place.channelId }, introductionCard(introduction));
    await desk.placeIntroduction({ ...card, teamId: place.teamId });
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
        ...introductionCard(await desk.introduction(click.by)),
      });
    });
  }
};
