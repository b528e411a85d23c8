import { LogLevel, WebClient } from '@slack/web-api';
import type { Destination } from '../../delivery/port.ts';
import { escalationLabel } from '../../escalations/escalation.ts';
import { textCard } from '../cards/card.ts';
import { slackTrouble } from '../connect/slackTrouble.ts';
import { createPost } from './post.ts';

interface ChannelRehearsalDeps {
  readonly botToken: string;
  /** Ends in a slash; absent for Slack itself. */
  readonly apiUrl?: string;
  readonly channelId: string;
}

/** The escalation channel for a test: one message that says so, without buttons, since there is nothing behind it. Asks Slack once. */
export const channelRehearsal = ({ botToken, apiUrl, channelId }: ChannelRehearsalDeps): Destination => {
  const client = new WebClient(botToken, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    logLevel: LogLevel.ERROR,
  });
  const post = createPost({ client, pace: async () => {} });
  return {
    name: 'slack',
    send: async (escalation) => {
      const text = `${escalationLabel(escalation)}: TEST, please ignore. Escalations will be posted to this channel.`;
      return post({ channelId }, textCard(text)).then(
        ({ ts }) => ({ kind: 'delivered', receipt: `${channelId}/${ts}` }),
        (error: unknown) => {
          const { code, advice } = slackTrouble(error);
          return { kind: 'later', reason: `${code}. ${advice}` };
        },
      );
    },
  };
};
