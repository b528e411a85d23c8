import type { WebClient } from '@slack/web-api';
import type { CaseDeps } from '../../cases/deps.ts';
import type { Paste } from '../../cases/paste.ts';
import { warn } from '../../cases/warn.ts';
import { warningCard } from '../cards/warningCard.ts';
import type { Message } from '../read/readMessage.ts';
import type { BundleWarnings } from './bundleWarnings.ts';
import { isOutside, type Post } from './post.ts';

export interface WarnDeps {
  readonly client: WebClient;
  readonly domain: CaseDeps;
  readonly post: Post;
  readonly bundleWarnings: BundleWarnings;
}

/** Tells the poster of a message, and nobody else, that it holds secrets or patient data. Where we cannot reach them there, nothing is said. */
export const warnPoster = async (
  paste: Paste,
  message: Message,
  { client, domain, post, bundleWarnings }: WarnDeps,
): Promise<void> => {
  if (message.botIds.length > 0) return;
  const warning = await warn(paste, domain);
  if (!warning) return;
  const { channelId, threadTs, userId, isDirect } = message;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  await bundleWarnings(paste.by, warning, async (told, messages) => {
    const card = warningCard(told, messages);
    const sent = isDirect
      ? post({ channelId, ...(threadTs === undefined ? {} : { threadTs }) }, card)
      : client.chat.postEphemeral({ channel: channelId, user: userId, ...thread, ...card });
    await sent.catch((error: unknown) => {
      if (!isOutside(error)) throw error;
    });
  });
};
