import type { KnownBlock } from '@slack/types';
import type { CaseView } from '../../cases/caseView.ts';
import { entryName } from '../../wording/entryWords.ts';
import { unreadText } from '../../wording/seenWords.ts';
import type { LinkTo } from '../send/links.ts';
import { actionIds, caseBlock, pickAction } from './actionIds.ts';
import { button, type Card, context, header, plain, section } from './card.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { readInText, seenText } from './wording.ts';

type ChoiceView = Extract<CaseView, { kind: 'choice' }>;

const questionBlock = ({ case: { id, finding }, question }: ChoiceView): KnownBlock[] => {
  if (!question || finding.question === undefined) return [];
  return [
    {
      type: 'section',
      block_id: caseBlock(id, `question:${finding.question}`),
      text: { type: 'mrkdwn', text: `*One question settles it:* ${escapeMrkdwn(question.ask)}` },
      accessory: {
        type: 'static_select',
        action_id: actionIds.answer,
        placeholder: plain('Answer'),
        options: question.answers.map(({ label }, index) => ({ text: plain(label), value: String(index) })),
      },
    },
  ];
};

/** Several entries explain the paste: a button for each. */
export const choiceCard = (view: ChoiceView, linkTo: LinkTo): Card => {
  const { case: shown, options } = view;
  const lines = options.map(
    ({ entry }) => `• *${escapeMrkdwn(entryName(entry))}*: ${escapeMrkdwn(entry.message)}`,
  );
  const seen = seenText(options[0]?.reasons ?? [], shown.finding.facts);
  const told = [
    seen ? `Seen: ${seen}` : '',
    readInText(shown, linkTo),
    unreadText(shown.finding.unread),
  ].filter((line) => line !== '');
  return {
    text: ['Did you mean one of these?', ...lines].join('\n'),
    blocks: [
      header('Did you mean …'),
      section(lines.join('\n')),
      ...questionBlock(view),
      ...(told.length > 0 ? [context(told.join('\n'))] : []),
      {
        type: 'actions',
        block_id: caseBlock(shown.id, 'actions'),
        elements: options.map(({ entry }) => button(pickAction(entry.id), entry.title ?? entry.id, shown.id)),
      },
    ],
  };
};
