import { z } from 'zod';
import { introduce, introduction, watch } from '../../channels/watch.ts';
import { introductionCard } from '../cards/channels/introductionCard.ts';
import { refusalText } from '../cards/mrkdwn.ts';
import { hereOnly } from '../send/showCase.ts';
import type { ListenerDeps } from './deps.ts';
import type { ClickHandler } from './onClick.ts';
import type { EventPayload } from './payloads.ts';

const joinedSchema = z.object({ user: z.string(), channel: z.string() });

/** Somebody was added to a channel: if it is us, we say who we are. */
export const introduceBot =
  ({ domain, postWith }: ListenerDeps) =>
  async ({ event, context, body, client }: EventPayload): Promise<void> => {
    const { user, channel: channelId } = joinedSchema.parse(event);
    if (user !== context.botUserId) return;
    const teamId = context.teamId ?? body.team_id;
    const introduced = await introduce({ teamId, channelId }, domain);
    if (!introduced) return;
    const card = await postWith(client)({ channelId }, introductionCard(introduced));
    await domain.store.channels.placeIntroduction({ ...card, teamId });
  };

/** What people choose on our introduction: to be read along with, or only to be answered when they mention us. */
export const chooseWatching =
  (watched: boolean): ClickHandler =>
  async (click, { domain }, { client, respond }) => {
    const { by, messageTs } = click;
    const refusal = await watch(by, watched, domain);
    if (refusal) {
      await respond({ ...hereOnly(click), text: refusalText(refusal) });
      return undefined;
    }
    const card = introductionCard(await introduction(by, domain));
    await client.chat.update({ channel: by.channelId, ts: messageTs, ...card });
    return undefined;
  };
