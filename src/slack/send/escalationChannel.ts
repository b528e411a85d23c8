import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Desk } from '../../cases/desk.ts';
import type { Destination, Escalation, Outcome } from '../../escalations/escalation.ts';
import { escalationOfBlock } from '../cards/actionIds.ts';
import { escalationCard } from '../cards/escalationCard.ts';
import { slackTrouble } from '../connect/slackTrouble.ts';
import { hopelessness, type Post } from './post.ts';

export interface EscalationChannelDeps {
  readonly post: Post;
  readonly client: WebClient;
  readonly desk: Pick<Desk, 'escalation'>;
  readonly channelId: string;
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
const pauseMs = 1000;
const longestPauseMs = 5000;

/** The Slack channel that escalations are posted to, as a destination. What Slack refuses is tried again: an operator can mend it meanwhile. */
export const escalationChannel = ({ post, client, desk, channelId }: EscalationChannelDeps): Destination => {
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

  const attempt = async (escalation: Escalation, mayHaveArrived: boolean): Promise<Outcome> => {
    const view = await desk.escalation(escalation.teamId, escalation.id);
    if (!view) return { kind: 'never', reason: `The catalog no longer holds ${escalation.entryId}.` };
    const earlier = mayHaveArrived ? await findEarlier(escalation) : undefined;
    const ts = earlier ?? (await post({ channelId }, escalationCard(view))).ts;
    return { kind: 'delivered', receipt: `${channelId}/${ts}` };
  };

  /** A short trouble is waited out here; a longer one is the courier's. */
  const deliver = async (escalation: Escalation, mayHaveArrived: boolean): Promise<Outcome> => {
    let isRepeat = mayHaveArrived;
    for (let left = repeats; left > 0; left -= 1) {
      const outcome = await attempt(escalation, isRepeat).catch((error: unknown) => {
        const { retryAfterMs = pauseMs } = slackTrouble(error);
        if (hopelessness(error) || retryAfterMs > longestPauseMs) throw error;
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
    // They wait for the channel's turn one after the other anyway.
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
