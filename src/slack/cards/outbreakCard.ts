import type { Affected, OutbreakView } from '../../outbreaks/outbreak.ts';
import { entryName, whoFixes } from '../../wording/entryWords.ts';
import { escalationText } from '../../wording/escalationWords.ts';
import type { LinkTo } from '../send/links.ts';
import { actionIds, outbreakBlock } from './actionIds.ts';
import { button, type Card, context, header, section } from './card.ts';
import { escapeMrkdwn } from './mrkdwn.ts';
import { span, when } from './when.ts';

const mostPractices = 25;
const mostLinks = 12;

const practiceLine = ({ practiceCode, reports, firstAt, lastAt }: Affected): string =>
  `• \`${escapeMrkdwn(practiceCode)}\` · ${reports} ${reports === 1 ? 'report' : 'reports'} · ${span(firstAt, lastAt)}`;

const timeline = ({ sightings }: OutbreakView, linkTo: LinkTo): string => {
  const latest = sightings.slice(-mostLinks).map(({ channelId, messageTs, threadTs, at, practiceCode }) => {
    const moment = when(at);
    const code = escapeMrkdwn(practiceCode);
    return messageTs === undefined
      ? `${moment} ${code}`
      : `${moment} <${linkTo({ channelId, ts: messageTs, threadTs })}|${code}>`;
  });
  const left = sightings.length - latest.length;
  return `*Timeline*\n${left > 0 ? `${left} earlier, then ` : ''}${latest.join(' · ')}`;
};

/** Whose problem it may be, without claiming more than the count shows. */
const reading = ({ entry, practices }: OutbreakView): string =>
  entry.fixedBy.includes('ecw')
    ? `The same error at ${practices.length} practices within half an hour points to eCW's side.`
    : `The same error at ${practices.length} practices within half an hour points to something that they share: eCW's side, or the latest change of our app. It is usually fixed by: ${whoFixes(entry)}.`;

/** The same error at several practices at once: who, how often, when, and one escalation for all of them. */
export const outbreakCard = (view: OutbreakView, linkTo: LinkTo): Card => {
  const { outbreak, entry, practices, sightings, escalation } = view;
  const isOver = outbreak.state === 'closed';
  const title = isOver ? 'Over: possible eCW-side problem' : 'Possible eCW-side problem';
  const summary = `*${escapeMrkdwn(entryName(entry))}*: ${escapeMrkdwn(entry.message)}\n${sightings.length} reports from ${practices.length} practices, ${span(outbreak.startedAt, outbreak.lastAt)}.`;
  const lines = practices.slice(0, mostPractices).map(practiceLine);
  const rest = practices.length - lines.length;
  const table = [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
  const state = isOver
    ? 'No report for half an hour; closed.'
    : 'Kept up to date here, and closed once half an hour passes without a report.';
  return {
    text: [title, summary, reading(view), table].join('\n'),
    blocks: [
      header(title),
      section(summary),
      section(reading(view)),
      section(table),
      section(timeline(view, linkTo)),
      context(escalation ? `*Escalated:* ${escalationText(escalation)} · ${state}` : state),
      {
        type: 'actions',
        block_id: outbreakBlock(outbreak.id),
        elements: [
          escalation
            ? button(actionIds.escalateOutbreak, `Show ECW-${escalation.number}`, outbreak.id)
            : {
                ...button(actionIds.escalateOutbreak, 'Escalate for all of them', outbreak.id),
                style: 'primary' as const,
              },
        ],
      },
    ],
  };
};
