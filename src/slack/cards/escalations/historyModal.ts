import type { ModalView } from '@slack/types';
import type { LinkTo } from '../../../channels/places.ts';
import { type EscalationView, escalationLabel, type HistoryLine } from '../../../escalations/escalation.ts';
import { changeText, minuteOf, type Pen, whereText } from '../../../wording/escalationWords.ts';
import { context, plain, section, told } from '../card.ts';
import { escapeMrkdwn, mention, reportLines } from '../mrkdwn.ts';

/** Names people by mentions and quotes them in full. */
const fullPen: Pen = { person: mention, quote: (text) => escapeMrkdwn(text) };

const historyLine = (line: HistoryLine): string => {
  const by = line.by === 'bot' ? '' : `${mention(line.by)} `;
  return `*${minuteOf(line.at)}*  ${by}${changeText(line, fullPen)}`;
};

/** A view holds 100 blocks; the latest lines are what people look for. */
const mostSections = 90;

/** Everything that was done with an escalation, by whom, in full, and every report. */
export const historyModal = (view: EscalationView, linkTo: LinkTo): ModalView => {
  const label = escalationLabel(view.escalation);
  const lines = told(view.history.map(historyLine));
  const shown = lines.slice(-mostSections);
  return {
    type: 'modal',
    title: plain(`History of ${label}`, 24),
    close: plain('Close', 24),
    blocks: [
      section(escapeMrkdwn(whereText(view))),
      ...told(reportLines(view.cases, linkTo)).slice(0, 5),
      ...(shown.length < lines.length ? [context('What was done first does not fit here.')] : []),
      ...shown,
    ],
  };
};
