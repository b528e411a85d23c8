import type { WebClient } from '@slack/web-api';
import type { Catalog } from '../catalog/catalog.ts';
import type { Destination } from '../escalation/escalation.ts';
import { escalationCard } from './cards/escalationCard.ts';
import { post } from './post.ts';
import { slackTrouble } from './slackTrouble.ts';

export interface EscalationChannelDeps {
  readonly client: WebClient;
  readonly catalog: Catalog;
  readonly channelId: string;
}

/** The Slack channel that escalations are posted to, as a destination. What Slack refuses is tried again: an operator can mend it meanwhile. */
export const escalationChannel = ({ client, catalog, channelId }: EscalationChannelDeps): Destination => ({
  name: 'slack',
  send: async (escalation) => {
    const entry = catalog.byId(escalation.entryId);
    if (!entry) return { kind: 'never', reason: `The catalog no longer holds ${escalation.entryId}.` };
    return post(client, { channelId }, escalationCard(escalation, entry)).then(
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
