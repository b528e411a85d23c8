import type { WebClient } from '@slack/web-api';
import type { Desk } from '../../cases/desk.ts';
import type { Paste } from '../../cases/paste.ts';
import { warningCard } from '../cards/warningCard.ts';
import type { Message } from '../read/readMessage.ts';
import { isOutside, type Post } from './post.ts';

export interface WarnDeps {
  readonly client: WebClient;
  readonly desk: Pick<Desk, 'warn'>;
  readonly post: Post;
}

/** Tells the poster of a message, and nobody else, that it holds secrets or patient data. Where we cannot reach them there, nothing is said. */
export const warnPoster = async (
  paste: Paste,
  message: Message,
  { client, desk, post }: WarnDeps,
): Promise<void> => {
  if (message.botIds.length > 0) return;
  const warning = await desk.warn(paste);
  if (!warning) return;
  const { channelId, threadTs, userId, isDirect } = message;
  const card = warningCard(warning);
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const told = isDirect
    ? post({ channelId, ...(threadTs === undefined ? {} : { threadTs }) }, card)
    : client.chat.postEphemeral({ channel: channelId, user: userId, ...thread, ...card });
  await told.catch((error: unknown) => {
    if (!isOutside(error)) throw error;
  });
};
