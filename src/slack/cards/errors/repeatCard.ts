import type { Button } from '@slack/types';
import type { CaseView } from '../../../cases/caseView.ts';
import type { LinkTo } from '../../../channels/places.ts';
import { escalationLabel } from '../../../escalations/escalation.ts';
import { entryName } from '../../../wording/entryWords.ts';
import { escalationText } from '../../../wording/escalationWords.ts';
import { actionIds, caseBlock } from '../actionIds.ts';
import { button, type Card, section } from '../card.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

type RepeatView = Extract<CaseView, { kind: 'repeat' }>;

const practiceOf = ({ case: { verdict } }: Pick<RepeatView, 'case'>): string | undefined =>
  verdict.facts.practiceCode;

/** `now at ABCDEF; FEIGCD had it first` */
const whereText = (view: RepeatView): string => {
  const here = practiceOf(view);
  const first = view.first && practiceOf({ case: view.first });
  if (first === undefined || first === here) return here === undefined ? 'again' : `again at ${here}`;
  return here === undefined ? `again; ${first} had it first` : `again, now at ${here}; ${first} had it first`;
};

const escalationOf = ({ escalation, joinable }: RepeatView): string => {
  if (escalation) return `*Escalated:* ${escapeMrkdwn(escalationText(escalation))}`;
  return joinable
    ? `*Escalated for ${escapeMrkdwn(joinable.report.practiceCode)}:* ${escapeMrkdwn(escalationText(joinable))}`
    : '';
};

const escalateButton = (view: RepeatView): Button => {
  const { case: shown, escalation, joinable } = view;
  if (escalation) return button(actionIds.escalate, `Show ${escalationLabel(escalation)}`, shown.id);
  if (!joinable) return button(actionIds.escalate, 'Escalate', shown.id);
  const what = practiceOf(view) ?? 'this report';
  return {
    ...button(actionIds.join, `Add ${what} to ${escalationLabel(joinable)}`, shown.id),
    style: 'primary',
  };
};

/** The channel has the card of this error already: a line that links it, with the next act for this report. */
export const repeatCard = (view: RepeatView, linkTo: LinkTo): Card => {
  const { case: shown, entry, first } = view;
  const link = first && linkTo({ ...first.card, threadTs: first.threadTs });
  const text = [
    `*${escapeMrkdwn(entryName(entry))}* ${escapeMrkdwn(whereText(view))}.${link ? ` <${link}|The first card> counts this report.` : ''}`,
    escalationOf(view),
  ]
    .filter((line) => line !== '')
    .join('\n');
  return {
    text,
    blocks: [
      section(text),
      {
        type: 'actions',
        block_id: caseBlock(shown.id, 'repeat'),
        elements: [escalateButton(view), button(actionIds.whole, 'Show steps', shown.id)],
      },
    ],
  };
};
