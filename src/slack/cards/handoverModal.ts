import type { KnownBlock, ModalView, RichTextBlock } from '@slack/types';
import type { CaseView } from '../../cases/caseView.ts';
import { placeholderValues } from '../../wording/entryAnswer.ts';
import { readyMessages } from '../../wording/readyMessages.ts';
import { context, plain, section } from './card.ts';
import { inert } from './mrkdwn.ts';

const copyable = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: inert(text) }] }],
});

/** Ready messages to copy: for the practice, and for a case that somebody opens at eCW. */
export const handoverModal = ({ entry, case: pasted }: Extract<CaseView, { kind: 'entry' }>): ModalView => ({
  type: 'modal',
  title: plain('Ready messages', 24),
  close: plain('Close', 24),
  blocks: [
    ...readyMessages(entry, placeholderValues(pasted)).flatMap(({ title, text }): KnownBlock[] => [
      section(`*${title}*`),
      copyable(text),
    ]),
    context('Nothing is sent from here: copy the text and fill in what stands in square brackets.'),
  ],
});
