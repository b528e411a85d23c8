import type { KnownBlock } from '@slack/types';
import type { CaseView } from '../../cases/caseView.ts';
import { entryName, unreadText, whatToPaste } from '../../wording/entryWords.ts';
import { caseBlock, pickAction } from './actionIds.ts';
import { button, type Card, header, section } from './card.ts';
import { escapeMrkdwn, pictureLine } from './mrkdwn.ts';

type NothingView = Extract<CaseView, { kind: 'nothing' }>;

const advice = [whatToPaste.ask, ...whatToPaste.forms.map((form) => `• ${form}`)].join('\n');

const nearestBlocks = ({ case: { id }, nearest }: NothingView): KnownBlock[] =>
  nearest.length === 0
    ? []
    : [
        section(
          [
            '*Nearest in the catalog*',
            ...nearest.map(
              (entry) => `• *${escapeMrkdwn(entryName(entry))}*: ${escapeMrkdwn(entry.message)}`,
            ),
          ].join('\n'),
        ),
        {
          type: 'actions',
          block_id: caseBlock(id, 'actions'),
          elements: nearest.map((entry) => button(pickAction(entry.id), entry.title ?? entry.id, id)),
        },
      ];

/** No error that we know: says so, offers the nearest, and what to paste instead. */
export const nothingCard = (view: NothingView): Card => {
  const { excerpt, verdict } = view.case;
  const unread = unreadText(verdict.unread);
  // Where nothing was read, that is all there is to say.
  const isUnread = unread !== '' && excerpt.trim() === '';
  const readings = [pictureLine(view.case), unread].filter((line) => line !== '').join(' ');
  const title = isUnread ? 'I could not read what you sent' : 'No eCW error that I know in this';
  return {
    text: [
      title,
      ...(readings ? [readings] : []),
      advice,
      ...view.nearest.map((entry) => `Nearest: ${escapeMrkdwn(entryName(entry))}`),
    ].join('\n'),
    blocks: [
      header(title),
      ...(readings ? [section(readings)] : []),
      section(advice),
      ...nearestBlocks(view),
    ],
  };
};
