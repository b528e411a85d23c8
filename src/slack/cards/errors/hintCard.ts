import type { ReplyView } from '../../../replies/replyView.ts';
import { actionIds, caseBlock } from '../actionIds.ts';
import { button, type Card, section } from '../card.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

const anyOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Asks the poster alone whether a likely error is one. */
export const hintCard = ({ case: asked, entries }: Extract<ReplyView, { kind: 'hint' }>): Card => {
  const names = anyOf.format(entries.map(({ id, title }) => `\`${escapeMrkdwn(title ?? id)}\``));
  const text = `This looks like ${names}. Shall I post what is known about it in the thread? Only you see this question.`;
  return {
    text,
    blocks: [
      section(text),
      {
        type: 'actions',
        block_id: caseBlock(asked.id, 'hint'),
        elements: [
          { ...button(actionIds.hintShow, 'Show it', asked.id), style: 'primary' },
          button(actionIds.hintDismiss, 'Not an error', asked.id),
        ],
      },
    ],
  };
};
