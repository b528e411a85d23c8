import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { LinkTo } from '../../channels/places.ts';
import type { Destination, SendOutcome } from '../../delivery/port.ts';
import type { EscalationDeps } from '../../escalations/deps.ts';
import type { Escalation, HistoryLine } from '../../escalations/escalation.ts';
import { viewEscalation } from '../../escalations/viewEscalation.ts';
import { escalationOfBlock } from '../cards/actionIds.ts';
import { escalationCard } from '../cards/escalations/escalationCard.ts';
import { slackTrouble } from '../connect/slackTrouble.ts';
import { type Post, permanentFailure } from './post.ts';

interface EscalationChannelDeps {
  readonly post: Post;
  readonly client: WebClient;
  readonly domain: Pick<EscalationDeps, 'catalog' | 'store' | 'destinationNames'>;
  readonly channelId: string;
  /** The name of the channel, with its sign. */
  readonly name: string;
  /** Which machine Slack's API is. */
  readonly host: string;
  readonly linkTo: LinkTo;
  /** Wait after a short trouble before it is tried again, in milliseconds. */
  readonly retryMs: number;
}

const historySchema = z.object({
  messages: z
    .array(
      z.object({ ts: z.string(), blocks: z.array(z.object({ block_id: z.string().optional() })).optional() }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const mostPages = 10;
const repeats = 2;
const longestPauseMs = 5000;

/** The line that the history of every escalation begins with. */
const filedLine = ({ openedAt, openedBy }: Escalation): HistoryLine => ({
  at: openedAt,
  by: openedBy,
  change: { kind: 'filed' },
});

/** The Slack channel that escalations are posted to, as a destination. What Slack refuses is tried again: an operator can mend it meanwhile. */
export const escalationChannel = ({
  post,
  client,
  domain,
  channelId,
  name,
  host,
  linkTo,
  retryMs,
}: EscalationChannelDeps): Destination => {
  /** The card of an escalation that an earlier attempt has posted: its blocks bear the escalation's id. */
  const findEarlier = async ({ id, openedAt }: Escalation): Promise<string | undefined> => {
    const oldest = String(Math.floor(openedAt / 1000) - 60);
    let cursor = '';
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await client.conversations.history({
        channel: channelId,
        oldest,
        limit: 200,
        ...(cursor === '' ? {} : { cursor }),
      });
      const { messages, response_metadata } = historySchema.parse(answer);
      const card = messages.find(({ blocks }) =>
        blocks?.some(({ block_id = '' }) => escalationOfBlock(block_id) === id),
      );
      cursor = response_metadata?.next_cursor ?? '';
      if (card || cursor === '') return card?.ts;
    }
    return undefined;
  };

  const attempt = async (escalation: Escalation, mayHaveArrived: boolean): Promise<SendOutcome> => {
    // Before the first attempt it was only filed; whatever else was done the card tells when it is brought up to date, right afterwards.
    const known = mayHaveArrived ? {} : { deliveries: [], history: [filedLine(escalation)] };
    const view = await viewEscalation(escalation, domain, known);
    if (!view) return { kind: 'never', reason: `The catalog no longer holds ${escalation.entryId}.` };
    const earlier = mayHaveArrived ? await findEarlier(escalation) : undefined;
    const ts = earlier ?? (await post({ channelId }, escalationCard(view, linkTo))).ts;
    return { kind: 'delivered', receipt: `${channelId}/${ts}` };
  };

  /** A short trouble is waited out here; a longer one is the courier's. */
  const deliver = async (escalation: Escalation, mayHaveArrived: boolean): Promise<SendOutcome> => {
    let isRepeat = mayHaveArrived;
    for (let left = repeats; left > 0; left -= 1) {
      const outcome = await attempt(escalation, isRepeat).catch((error: unknown) => {
        const { retryAfterMs = retryMs } = slackTrouble(error);
        if (permanentFailure(error) || retryAfterMs > longestPauseMs) throw error;
        return retryAfterMs;
      });
      if (typeof outcome !== 'number') return outcome;
      await wait(outcome);
      isRepeat = true;
    }
    return attempt(escalation, isRepeat);
  };

  return {
    name: 'slack',
    called: { how: 'posted', to: name },
    host,
    // Slack allows one message per second per channel, so parallel sends gain nothing.
    atOnce: 1,
    send: (escalation, past) =>
      deliver(escalation, past?.mayHaveArrived ?? false).catch((error: unknown) => {
        const { code, advice, retryAfterMs } = slackTrouble(error);
        return {
          kind: 'later',
          reason: `${code}. ${advice}`,
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        };
      }),
  };
};
