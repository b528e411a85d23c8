import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { CardPlace } from '../../channels/places.ts';
import type { Card } from '../cards/card.ts';
import { plainerCard } from '../cards/plainerCard.ts';
import { slackTrouble } from '../connect/slackTrouble.ts';
import { isPerson } from '../read/people.ts';

/** Resolves when it is a channel's turn to get a message. */
type Pace = (channelId: string) => Promise<void>;

const mostRemembered = 1000;

/** Hands out turns, first come first served, `gapMs` apart in each channel. */
export const createPace = (gapMs: number): Pace => {
  const nextTurn = new Map<string, number>();
  const forgetPast = (now: number) => {
    for (const [channelId, at] of nextTurn) if (at <= now) nextTurn.delete(channelId);
  };
  return async (channelId) => {
    const now = performance.now();
    if (nextTurn.size > mostRemembered) forgetPast(now);
    const turn = Math.max(now, nextTurn.get(channelId) ?? 0);
    nextTurn.set(channelId, turn + gapMs);
    if (turn > now) await wait(turn - now);
  };
};

const refusedResponse = z.object({ code: z.literal('slack_bolt_respond_error'), statusCode: z.literal(400) });

/** Slack does not take the blocks. A response_url answers so without the word for it. */
const refusesBlocks = (error: unknown): boolean =>
  slackTrouble(error).code === 'invalid_blocks' || refusedResponse.safeParse(error).success;

/** Sends a card, and once more in a plainer rendering where Slack does not take its blocks. */
export const orPlainer = <T>(card: Card, send: (card: Card) => Promise<T>): Promise<T> =>
  send(card).catch((error: unknown) => {
    if (!refusesBlocks(error)) throw error;
    return send(plainerCard(card));
  });

/** Posts a card, in a thread when `threadTs` is given, as soon as it is the channel's turn. Nothing in it unfurls. */
export type Post = (
  place: { readonly channelId: string; readonly threadTs?: string },
  card: Card,
) => Promise<CardPlace>;

/** Slack took a message and did not say where it stands: nobody knows whether it does. */
export class UnplacedError extends Error {
  override readonly name = 'UnplacedError';
  readonly data = { error: 'no_ts' };
}

export const createPost =
  ({ client, pace }: { readonly client: WebClient; readonly pace: Pace }): Post =>
  async ({ channelId, threadTs }, card) => {
    await pace(channelId);
    const posted = await orPlainer(card, (rendered) =>
      client.chat.postMessage({
        channel: channelId,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
        ...rendered,
        unfurl_links: false,
        unfurl_media: false,
      }),
    );
    if (!posted.ts) throw new UnplacedError();
    return { channelId: posted.channel ?? channelId, ts: posted.ts };
  };

/** The message, or its thread, is no longer there. */
const vanishedCodes = ['thread_not_found', 'message_not_found', 'cannot_reply_to_message'];
/** There is no saying it there, now or later: an operator must do something first. */
const barredCodes = [
  'not_in_channel',
  'channel_not_found',
  'user_not_in_channel',
  'is_archived',
  'restricted_action',
  // A direct message to somebody who left, or whom we cannot write to.
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'cannot_dm_bot',
];

/** Whether Slack says that a message can never be said there, and if so whether anybody must hear of it. */
export const permanentFailure = (error: unknown): 'vanished' | 'barred' | undefined => {
  const { code } = slackTrouble(error);
  if (vanishedCodes.includes(code)) return 'vanished';
  return barredCodes.includes(code) ? 'barred' : undefined;
};

/** Whether saying it again would be in vain, or might say it twice. */
export const isSettled = (error: unknown): boolean =>
  error instanceof UnplacedError || permanentFailure(error) !== undefined;

const outsideCodes = ['not_in_channel', 'channel_not_found', 'user_not_in_channel'];

/** True where Slack refused because the bot (or the person) is not in the channel: another way must be taken. */
export const isOutside = (error: unknown): boolean => outsideCodes.includes(slackTrouble(error).code);

/** Runs `first`, and `otherwise` where the bot is not in the channel. Other errors go on to the edge. */
export const unlessOutside = <T>(first: Promise<T>, otherwise: () => Promise<T>): Promise<T> =>
  first.catch((error: unknown) => {
    if (isOutside(error)) return otherwise();
    throw error;
  });

/** Somebody in a channel, or in a thread of it. */
export interface Listener {
  readonly channelId: string;
  readonly userId: string;
  readonly threadTs?: string;
}

/** Posts a card that one person sees. Where a workflow or another bot asked, there is nobody to see it. */
export const postAlone = async (
  client: WebClient,
  { channelId, userId, threadTs }: Listener,
  card: Card,
): Promise<void> => {
  if (!isPerson(userId)) return;
  await orPlainer(card, (shown) =>
    client.chat.postEphemeral({
      channel: channelId,
      user: userId,
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      ...shown,
    }),
  );
};

const contentOf = (said: string | Card): Card =>
  typeof said === 'string' ? { text: said, blocks: [] } : said;

/** Tells one person something in a direct message, where it stays. */
export const tellDirectly = async (
  client: WebClient,
  { userId }: Pick<Listener, 'userId'>,
  said: string | Card,
): Promise<void> => {
  const { channel } = await client.conversations.open({ users: userId });
  await orPlainer(contentOf(said), (card) =>
    client.chat.postMessage({ channel: channel?.id ?? userId, ...card }),
  );
};

/** Tells one person something: in the channel where only they see it, or in a direct message where the bot is not in that channel. */
export const tell = async (client: WebClient, to: Listener, said: string | Card): Promise<void> => {
  await unlessOutside(postAlone(client, to, contentOf(said)), () => tellDirectly(client, to, said));
};
