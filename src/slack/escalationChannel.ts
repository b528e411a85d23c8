import type { WebClient } from '@slack/web-api';
import type { Desk } from '../desk/desk.ts';
import type { Destination } from '../escalation/escalation.ts';
import { escalationCard } from './cards/escalationCard.ts';
import { post } from './post.ts';
import { slackTrouble } from './slackTrouble.ts';

export interface EscalationChannelDeps {
  readonly client: WebClient;
  readonly desk: Pick<Desk, 'escalation'>;
  readonly channelId: string;
}

/** The Slack channel that escalations are posted to, as a destination. What Slack refuses is tried again: an operator can mend it meanwhile. */
export const escalationChannel = ({ client, desk, channelId }: EscalationChannelDeps): Destination => ({
  name: 'slack',
  // Slack takes about one message a second in a channel.
  atOnce: 1,
  send: async (escalation) => {
    const view = await desk.escalation(escalation.teamId, escalation.id);
    if (!view) return { kind: 'never', reason: `The catalog no longer holds ${escalation.entryId}.` };
    return post(client, { channelId }, escalationCard(view)).then(
      ({ ts }) => ({ kind: 'delivered', receipt: `${channelId}/${ts}` }),
      (error: unknown) => {
        const { code, advice, retryAfterMs } = slackTrouble(error);
        return {
          kind: 'later',
          reason: `${code}. ${advice}`,
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        };
      },
    );
  },
});
