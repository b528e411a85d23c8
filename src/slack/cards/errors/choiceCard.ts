import type { KnownBlock } from '@slack/types';
import type { CaseView } from '../../../cases/caseView.ts';
import type { LinkTo } from '../../../channels/places.ts';
import { asksBack, entryName, unreadText } from '../../../wording/entryWords.ts';
import { actionIds, caseBlock, pickAction } from '../actionIds.ts';
import { button, type Card, context, header, plain, section } from '../card.ts';
import { escapeMrkdwn, pictureLine, readInText, seenLine } from '../mrkdwn.ts';

type ChoiceView = Extract<CaseView, { kind: 'choice' }>;

const questionBlock = ({ case: { id, verdict }, question }: ChoiceView): KnownBlock[] => {
  if (!question || verdict.question === undefined) return [];
  return [
    {
      type: 'section',
      block_id: caseBlock(id, `question:${verdict.question}`),
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
  const choices = options.map(
    ({ entry }) => `• *${escapeMrkdwn(entryName(entry))}*: ${escapeMrkdwn(entry.message)}`,
  );
  const seen = seenLine(options[0]?.reasons ?? [], shown.verdict.facts);
  const evidence = [
    seen ? `Seen: ${seen}` : '',
    readInText(shown, linkTo),
    pictureLine(shown),
    unreadText(shown.verdict.unread),
  ].filter((line) => line !== '');
  return {
    text: ['Did you mean one of these?', ...choices].join('\n'),
    blocks: [
      header(asksBack),
      section(choices.join('\n')),
      ...questionBlock(view),
      ...(evidence.length > 0 ? [context(evidence.join('\n'))] : []),
      {
        type: 'actions',
        block_id: caseBlock(shown.id, 'actions'),
        elements: [
          ...options.map(({ entry }) => button(pickAction(entry.id), entry.title ?? entry.id, shown.id)),
          ...(view.canCheck ? [button(actionIds.runChecks, 'Run checks', shown.id)] : []),
        ],
      },
    ],
  };
};
