import type { Desk } from '../desk/desk.ts';
import type { Destination } from '../escalation/escalation.ts';
import { escalationCard } from './cards/escalationCard.ts';
import type { Post } from './post.ts';
import { slackTrouble } from './slackTrouble.ts';

export interface EscalationChannelDeps {
  readonly post: Post;
  readonly desk: Pick<Desk, 'escalation'>;
  readonly channelId: string;
}

/** The Slack channel that escalations are posted to, as a destination. What Slack refuses is tried again: an operator can mend it meanwhile. */
export const escalationChannel = ({ post, desk, channelId }: EscalationChannelDeps): Destination => ({
  name: 'slack',
  // They wait for the channel's turn one after the other anyway.
  atOnce: 1,
  send: async (escalation) => {
    const view = await desk.escalation(escalation.teamId, escalation.id);
    if (!view) return { kind: 'never', reason: `The catalog no longer holds ${escalation.entryId}.` };
    return post({ channelId }, escalationCard(view)).then(
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
