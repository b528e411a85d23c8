import type { CaseView } from '../../cases/caseView.ts';
import { entryName } from '../../wording/entryWords.ts';
import { escalationText } from '../../wording/escalationWords.ts';
import type { LinkTo } from '../send/links.ts';
import { actionIds, caseBlock } from './actionIds.ts';
import { button, type Card } from './card.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

/** The channel has the card of this error already: one line that links it, and the card for whoever wants it here. */
export const repeatCard = (
  { case: shown, entry, first, escalation }: Extract<CaseView, { kind: 'repeat' }>,
  linkTo: LinkTo,
): Card => {
  const link = linkTo({ ...first.card, threadTs: first.threadTs });
  const escalated = escalation ? `\n*Escalated:* ${escapeMrkdwn(escalationText(escalation))}` : '';
  const text = `*${escapeMrkdwn(entryName(entry))}* again: cause and steps are in <${link}|the first card>, which counts this report.${escalated}`;
  return {
    text,
    blocks: [
      {
        type: 'section',
        block_id: caseBlock(shown.id, 'repeat'),
        text: { type: 'mrkdwn', text },
        accessory: button(actionIds.whole, 'Show it here', shown.id),
      },
    ],
  };
};
