import { escalationLabel, nameOfDestination } from '../../../escalations/escalation.ts';
import type { NewsView } from '../../../replies/replyView.ts';
import { clip } from '../../../text/clip.ts';
import { arrivedText, stateNames } from '../../../wording/escalationWords.ts';
import { actionIds, escalationBlock } from '../actionIds.ts';
import { button, type Card, section } from '../card.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

const shortened = (text: string): string => escapeMrkdwn(clip(text, 300));

const arrivedWhere = ({ to, destination }: Exclude<NewsView['news'], { readonly kind: 'moved' }>): string =>
  escapeMrkdwn(arrivedText([to ?? nameOfDestination(destination)]));

const textOf = ({ news, ...escalation }: NewsView): string => {
  const label = escalationLabel(escalation);
  switch (news.kind) {
    case 'moved':
      return `*${label}* is now ${stateNames[news.to]}${news.who ? `, by ${escapeMrkdwn(news.who)}` : ''}${news.note ? `: ${shortened(news.note)}` : '.'}`;
    case 'undeliverable':
      return `*${label}* could not be ${arrivedWhere(news)}: ${shortened(news.reason)}`;
    case 'delayed':
      return `*${label}* was not ${arrivedWhere(news)} yet: ${shortened(news.reason)} It is kept, and tried again until it arrives.`;
  }
};

/** Tells a reporter what became of an escalation. */
export const newsCard = (view: NewsView): Card => {
  const text = textOf(view);
  const { escalationId, news } = view;
  const retry = {
    type: 'actions' as const,
    block_id: escalationBlock(escalationId, 'news'),
    elements: [button(actionIds.retry, 'Try again', escalationId)],
  };
  return { text, blocks: [section(text), ...(news.kind === 'moved' ? [] : [retry])] };
};
