import type { WebClient } from '@slack/web-api';
import type { Case } from '../../cases/case.ts';
import { type EscalationView, escalationLabel } from '../../escalations/escalation.ts';
import type { Change } from '../../escalations/lifeCycle.ts';
import { actionIds, escalationBlock } from '../cards/actionIds.ts';
import { button, type Card, section } from '../cards/card.ts';
import { clip, escapeMrkdwn } from '../cards/mrkdwn.ts';
import { stateNames } from '../cards/wording.ts';
import { type Post, tell, unlessOutside } from './post.ts';

/** What the reporters hear of a change; most changes only show on the cards. */
const newsOf = ({ escalation }: EscalationView, change: Change): string | undefined => {
  const label = escalationLabel(escalation);
  switch (change.kind) {
    case 'moved': {
      const note = change.note ? `: ${escapeMrkdwn(clip(change.note, 300))}` : '.';
      return `*${label}* is now ${stateNames[change.to]}${note}`;
    }
    case 'undeliverable':
      return `*${label}* could not be delivered to ${escapeMrkdwn(change.destination)}: ${escapeMrkdwn(clip(change.reason, 300))}`;
    case 'filed':
    case 'joined':
    case 'delivered':
    case 'retried':
    case 'assigned':
    case 'noted':
    case 'evidence':
    case 'snoozed':
    case 'reminded':
      return undefined;
  }
};

const newsCard = (text: string, { escalation }: EscalationView, change: Change): Card => ({
  text,
  blocks: [
    section(text),
    ...(change.kind === 'undeliverable'
      ? [
          {
            type: 'actions' as const,
            block_id: escalationBlock(escalation.id, 'news'),
            elements: [button(actionIds.retry, 'Try again', escalation.id)],
          },
        ]
      : []),
  ],
});

/** How people are told. */
export interface TellTools {
  readonly client: WebClient;
  readonly post: Post;
}

const tellReporter = async (
  { client, post }: TellTools,
  { card, channelId, messageTs, threadTs = messageTs ?? card?.ts, userId }: Case,
  news: Card,
) => {
  if (threadTs === undefined) return tell(client, { channelId, userId }, news.text);
  await unlessOutside(
    post({ channelId, threadTs }, news).then(() => undefined),
    () => tell(client, { channelId, userId }, news.text),
  );
};

/** Tells the reporters in their threads, without pinging anybody. */
export const tellReporters = async (
  tools: TellTools,
  view: EscalationView,
  change: Change,
): Promise<void> => {
  const text = newsOf(view, change);
  if (text === undefined) return;
  for (const reported of view.cases) await tellReporter(tools, reported, newsCard(text, view, change));
};
