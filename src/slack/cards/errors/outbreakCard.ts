import type { Button } from '@slack/types';
import type { LinkTo } from '../../../channels/places.ts';
import { escalationLabel } from '../../../escalations/escalation.ts';
import type { Affected, OutbreakView } from '../../../outbreaks/outbreak.ts';
import { entryName, whoFixes } from '../../../wording/entryWords.ts';
import { escalationText, practicesOf } from '../../../wording/escalationWords.ts';
import { actionIds, outbreakBlock } from '../actionIds.ts';
import { button, type Card, context, header, section } from '../card.ts';
import { escapeMrkdwn, link, span, when } from '../mrkdwn.ts';

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
      : `${moment} ${link(linkTo({ channelId, ts: messageTs, threadTs }), code)}`;
  });
  const left = sightings.length - latest.length;
  return `*Timeline*\n${left > 0 ? `${left} earlier, then ` : ''}${latest.join(' · ')}`;
};

/** Whose problem it may be, without claiming more than the count shows. */
const reading = ({ entry, practices }: OutbreakView): string =>
  entry.fixedBy.includes('ecw')
    ? `The same error at ${practices.length} practices within half an hour points to eCW's side.`
    : `The same error at ${practices.length} practices within half an hour points to something that they share: eCW's side, or the latest change of our app.`;

/** `app_not_activated at 3 practices, usually fixed by practice admin` */
const titleOf = ({ entry, practices, outbreak }: OutbreakView): string => {
  const name = entry.title ?? entry.id;
  const title = `${name} at ${practices.length} practices, usually fixed by ${whoFixes(entry)}`;
  return outbreak.state === 'closed' ? `Over: ${title}` : title;
};

const named = (practices: readonly string[]): string => {
  const [first = '', ...others] = practices;
  return others.length === 0 ? first : `${practices.length} practices`;
};

/** What pressing the button does: show it, add those that are missing, or file one for all that are named. */
const pressed = ({ outbreak: { id }, escalation, loose }: OutbreakView): Button => {
  if (escalation && loose.length === 0)
    return button(actionIds.escalateOutbreak, `Show ${escalationLabel(escalation)}`, id);
  const isOpen = escalation !== undefined && escalation.state !== 'resolved';
  const label = isOpen
    ? `Add ${named(loose)} to ${escalationLabel(escalation)}`
    : `Escalate for ${named(loose)}`;
  return { ...button(actionIds.escalateOutbreak, label, id), style: 'primary' };
};

/** Every escalation that concerns it, and who is in none. */
const escalatedLines = ({ escalation, alsoOpen, loose }: OutbreakView): string[] => {
  const all = [...(escalation ? [escalation] : []), ...alsoOpen];
  if (all.length === 0) return [];
  return [
    ...all.map((one) => `*${escapeMrkdwn(escalationText(one))}* · ${escapeMrkdwn(practicesOf(one))}`),
    ...(loose.length > 0 ? [`In no escalation yet: ${loose.map(escapeMrkdwn).join(', ')}`] : []),
  ];
};

/** The same error at several practices at once: who, how often, when, and one escalation for all of them. */
export const outbreakCard = (view: OutbreakView, linkTo: LinkTo): Card => {
  const { outbreak, entry, practices, sightings } = view;
  const isOver = outbreak.state === 'closed';
  const title = titleOf(view);
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
      context([...escalatedLines(view), state].join('\n')),
      {
        type: 'actions',
        block_id: outbreakBlock(outbreak.id),
        elements: [pressed(view)],
      },
    ],
  };
};
