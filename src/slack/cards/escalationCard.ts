import type { Button, KnownBlock, PlainTextOption, RichTextBlock } from '@slack/types';
import { evidenceFieldIds, evidenceFields } from '../../catalog/evidenceFields.ts';
import { type Escalation, type EscalationView, escalationLabel } from '../../escalations/escalation.ts';
import { type Change, type HistoryLine, type Move, movesFrom } from '../../escalations/lifeCycle.ts';
import type { Report } from '../../escalations/report.ts';
import { actionIds, escalationBlock, moveAction } from './actionIds.ts';
import { button, type Card, context, header, plain, section } from './card.ts';
import { clip, escapeMrkdwn, inert } from './mrkdwn.ts';
import { entryName, roleNames, stateNames } from './wording.ts';

/** A person's words, where Slack reads no markup. */
const verbatim = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: inert(text) }] }],
});

const line = (label: string, value: string) => `*${label}:* ${escapeMrkdwn(value)}`;
const optionalLine = (label: string, value: string | undefined): string[] =>
  value === undefined ? [] : [line(label, value.replaceAll('_', ' '))];

const practiceLine = ({ practiceCode, practiceName }: Report): string =>
  [practiceCode, practiceName].filter(Boolean).join(', ');

const factLines = ({ escalation: { report }, entry }: EscalationView): string[] => {
  const { to } = entry.escalate;
  return [
    line('Practice', practiceLine(report)),
    line('Environment', report.environment),
    ...optionalLine('Facade', report.facade),
    ...optionalLine('Flow', report.flow),
    line('Failing call', report.endpoint),
    ...optionalLine('HTTP status', report.status?.toString()),
    line('Failed at (UTC)', report.times.join(', ')),
    ...optionalLine('Affected', report.impact),
    ...optionalLine('Urgency', report.urgency),
    line('To be fixed by', to === 'nobody' ? 'app developer' : roleNames[to]),
  ];
};

const detailBlocks = ({ details }: Report): KnownBlock[] =>
  evidenceFieldIds.flatMap((field) => {
    const value = details[field];
    return value === undefined ? [] : [section(`*${evidenceFields[field].label}*`), verbatim(value)];
  });

const textDetails = ({ details }: Report): string[] =>
  evidenceFieldIds.flatMap((field) => {
    const value = details[field];
    return value === undefined ? [] : [line(evidenceFields[field].label, value)];
  });

const minuteOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What a line of history says; people are shown as Slack resolves them, which notifies nobody in an edited message. */
const changeText = (change: Change): string => {
  switch (change.kind) {
    case 'filed':
      return 'filed';
    case 'joined':
      return 'joined with another report';
    case 'delivered':
      return `delivered to ${escapeMrkdwn(change.destination)}`;
    case 'undeliverable':
      return `could not be delivered to ${escapeMrkdwn(change.destination)}: ${escapeMrkdwn(clip(change.reason, 150))}`;
    case 'retried':
      return 'delivery tried again';
    case 'moved':
      return `${stateNames[change.to]}${change.note ? `: ${escapeMrkdwn(clip(change.note, 150))}` : ''}`;
    case 'assigned':
      return change.to === undefined ? 'assigned to nobody' : 'took it over';
    case 'noted':
      return `note: ${escapeMrkdwn(clip(change.text, 200))}`;
    case 'evidence':
      return `added evidence: ${escapeMrkdwn(clip(change.text.replace(/\s+/g, ' '), 150))}`;
    case 'snoozed':
      return `no reminder before ${minuteOf(change.until)}`;
    case 'reminded':
      return 'reminded: nothing had moved';
  }
};

const historyLength = 6;

const historyBlocks = (history: readonly HistoryLine[]): KnownBlock[] => {
  if (history.length === 0) return [];
  const latest = history
    .slice(-historyLength)
    .map(({ at, change }) => `• ${minuteOf(at)}: ${changeText(change)}`);
  const earlier = history.length > historyLength ? [`• … ${history.length - historyLength} earlier`] : [];
  return [context([...earlier, ...latest].join('\n'))];
};

const stateLine = ({ escalation, cases, completeness: { given, wanted } }: EscalationView): string => {
  const resolution = escalation.resolution === undefined ? '' : `: ${escapeMrkdwn(escalation.resolution)}`;
  return [
    `*${stateNames[escalation.state]}*${resolution}`,
    ...(cases.length > 1 ? [`${cases.length} reports`] : []),
    `${given} of ${wanted} things eCW asks for`,
  ].join(' · ');
};

const moveLabels: Readonly<Record<Move, string>> = {
  acknowledged: 'Acknowledged',
  waiting_for_us: 'Waiting for us',
  waiting_for_ecw: 'Waiting for eCW',
  resolved: 'Resolve',
  reopened: 'Reopen',
};

/** At most three buttons; what is rarer stands in the menu behind them. */
const buttonsOf = ({ escalation: { id, state } }: EscalationView): Button[] => {
  const moves = movesFrom[state];
  const shown = moves.length > 3 ? moves.filter((move) => move !== 'waiting_for_us') : moves;
  return shown.map((move) => ({
    ...button(moveAction(move), moveLabels[move], id),
    ...(move === 'resolved' ? { style: 'primary' } : {}),
  }));
};

const menuOf = ({ escalation: { state }, deliveries }: EscalationView): PlainTextOption[] => [
  { text: plain('Assign to me'), value: 'assign' },
  { text: plain('Add a note'), value: 'note' },
  ...(movesFrom[state].includes('waiting_for_us')
    ? [{ text: plain('Waiting for us'), value: 'waiting_for_us' }]
    : []),
  ...(state === 'resolved' ? [] : [{ text: plain('Remind me a day later'), value: 'snooze' }]),
  ...(deliveries.some((delivery) => delivery.state === 'failed')
    ? [{ text: plain('Try delivery again'), value: 'retry' }]
    : []),
];

const deliveryLines = ({ deliveries }: EscalationView): string[] =>
  deliveries
    .filter(({ state, reason }) => state !== 'delivered' && reason !== undefined)
    .map(
      ({ destination, state, reason, attempts }) =>
        `:warning: ${escapeMrkdwn(destination)} ${state === 'failed' ? 'gave up' : 'is tried again'} after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}: ${escapeMrkdwn(clip(reason ?? '', 200))}`,
    );

/** `ECW-1001 · jwks_kid_mismatch · 401 Unauthorized` */
const titleOf = ({ escalation, entry }: EscalationView): string =>
  `${escalationLabel(escalation)} · ${entryName(entry)}`;

/** One line for a list: number, error, practice, state. */
export const escalationLine = (escalation: Escalation): string =>
  `• *${escalationLabel(escalation)}* ${escapeMrkdwn(escalation.entryId)} · ${escapeMrkdwn(escalation.report.practiceCode)} · ${stateNames[escalation.state]} · since ${minuteOf(escalation.openedAt)}`;

/** The request as everybody who works on it sees it: what a vendor engineer needs, redacted, and how it stands. */
export const escalationCard = (view: EscalationView): Card => {
  const { escalation, entry, history } = view;
  const { report } = escalation;
  const facts = factLines(view);
  const troubles = deliveryLines(view);
  const tried = (report.tried ?? []).map((step) => `• ${escapeMrkdwn(step)}`);
  return {
    text: clip(
      [
        escapeMrkdwn(titleOf(view)),
        escapeMrkdwn(entry.message),
        stateLine(view),
        ...facts,
        ...textDetails(report),
      ].join('\n'),
      4000,
    ),
    blocks: [
      header(titleOf(view)),
      section(`*${escapeMrkdwn(entry.message)}*\n${stateLine(view)}`),
      section(facts.join('\n')),
      section('*What came back*'),
      verbatim(report.evidence),
      ...detailBlocks(report),
      ...(tried.length > 0 ? [section(['*Tried so far*', ...tried].join('\n'))] : []),
      ...(report.notes === undefined ? [] : [section('*Notes*'), verbatim(report.notes)]),
      ...(troubles.length > 0 ? [section(troubles.join('\n'))] : []),
      ...historyBlocks(history),
      {
        type: 'actions',
        block_id: escalationBlock(escalation.id, 'actions'),
        elements: [
          ...buttonsOf(view),
          { type: 'overflow', action_id: actionIds.escalationMore, options: menuOf(view) },
        ],
      },
    ],
  };
};
