import type { KnownBlock, ModalView } from '@slack/types';
import type { CaseView } from '../../../cases/caseView.ts';
import { placeholderValues } from '../../../wording/entryAnswer.ts';
import { readyMessages } from '../../../wording/readyMessages.ts';
import { context, plain, preformatted, section } from '../card.ts';

/** Ready messages to copy: for the practice, and for a case that somebody opens at eCW. */
export const handoverModal = ({ entry, case: pasted }: Extract<CaseView, { kind: 'entry' }>): ModalView => ({
  type: 'modal',
  title: plain('Ready messages', 24),
  close: plain('Close', 24),
  blocks: [
    ...readyMessages(entry, placeholderValues(pasted)).flatMap(({ title, text }): KnownBlock[] => [
      section(`*${title}*`),
      preformatted(text),
    ]),
    context('Nothing is sent from here: copy the text and fill in what stands in square brackets.'),
  ],
});
