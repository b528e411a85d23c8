import type { WebClient } from '@slack/web-api';
import type { Case } from '../../cases/case.ts';
import { type DestinationName, nameOfDestination } from '../../escalations/destinationName.ts';
import { type EscalationView, escalationLabel } from '../../escalations/escalation.ts';
import type { Change } from '../../escalations/lifeCycle.ts';
import { clip } from '../../text/clip.ts';
import { arrivedText, stateNames } from '../../wording/escalationWords.ts';
import { actionIds, escalationBlock } from '../cards/actionIds.ts';
import { button, type Card, section } from '../cards/card.ts';
import { escapeMrkdwn } from '../cards/mrkdwn.ts';
import { type Post, tell, unlessOutside } from './post.ts';

/** A change, or what is none yet: a delivery that is tried again for longer than a short fault lasts. */
export type News =
  | Change
  | {
      readonly kind: 'delayed';
      readonly destination: string;
      readonly to: DestinationName;
      readonly reason: string;
    };

/** What the reporters hear of a change; most changes only show on the cards. */
const newsOf = (
  { escalation }: EscalationView,
  change: News,
  who: string | undefined,
): string | undefined => {
  const label = escalationLabel(escalation);
  const by = who === undefined ? '' : `, by ${escapeMrkdwn(who)}`;
  switch (change.kind) {
    case 'moved': {
      const note = change.note ? `: ${escapeMrkdwn(clip(change.note, 300))}` : '.';
      return `*${label}* is now ${stateNames[change.to]}${by}${note}`;
    }
    case 'undeliverable':
      return `*${label}* could not be ${escapeMrkdwn(arrivedText([change.to ?? nameOfDestination(change.destination)]))}: ${escapeMrkdwn(clip(change.reason, 300))}`;
    case 'delayed':
      return `*${label}* was not ${escapeMrkdwn(arrivedText([change.to]))} yet: ${escapeMrkdwn(clip(change.reason, 300))} It is kept, and tried again until it arrives.`;
    case 'filed':
    case 'joined':
    case 'delivered':
    case 'retried':
    case 'assigned':
    case 'numbered':
    case 'noted':
    case 'evidence':
    case 'snoozed':
    case 'reminded':
      return undefined;
  }
};

const newsCard = (text: string, { escalation }: EscalationView, change: News): Card => ({
  text,
  blocks: [
    section(text),
    ...(change.kind === 'undeliverable' || change.kind === 'delayed'
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
  /** The name of who made the change, where it was a person. */
  readonly who?: string;
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
export const tellReporters = async (tools: TellTools, view: EscalationView, change: News): Promise<void> => {
  const text = newsOf(view, change, tools.who);
  if (text === undefined) return;
  for (const reported of view.cases) await tellReporter(tools, reported, newsCard(text, view, change));
};
