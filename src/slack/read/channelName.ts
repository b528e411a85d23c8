import type { WebClient } from '@slack/web-api';

/** What people call a channel, with its sign; while Slack does not say, what it is for. */
export const channelName = (channelId: string, client: WebClient): Promise<string> =>
  client.conversations.info({ channel: channelId }).then(
    ({ channel }) => (channel?.name ? `#${channel.name}` : 'the escalation channel'),
    () => 'the escalation channel',
  );
