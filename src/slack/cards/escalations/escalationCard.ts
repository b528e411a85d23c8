import type { Button, KnownBlock, PlainTextOption, SectionBlock } from '@slack/types';
import { evidenceFieldIds, evidenceFields } from '../../../catalog/evidenceFields.ts';
import type { LinkTo } from '../../../channels/places.ts';
import {
  type Escalation,
  type EscalationView,
  escalationLabel,
  type HistoryLine,
  isOnItsWay,
  likelyNext,
  type Move,
  movesFrom,
} from '../../../escalations/escalation.ts';
import type { Report } from '../../../escalations/report.ts';
import { clip } from '../../../text/clip.ts';
import { entryName, roleNames } from '../../../wording/entryWords.ts';
import {
  capitalised,
  changeText,
  minuteOf,
  type Pen,
  practicesOf,
  stateNames,
  stateText,
  whereText,
} from '../../../wording/escalationWords.ts';
import { actionIds, escalationBlock, moveAction } from '../actionIds.ts';
import { button, type Card, context, folded, header, plain, preformatted, section, told } from '../card.ts';
import { escapeMrkdwn, mention, reportLines } from '../mrkdwn.ts';

/** A text in a code fence, where only mrkdwn may stand: nothing in it ends the fence. */
const fenced = (text: string): string => `\`\`\`${escapeMrkdwn(text.replaceAll('`', '´'))}\`\`\``;

const line = (label: string, value: string) => `*${label}:* ${escapeMrkdwn(value)}`;
const optionalLine = (label: string, value: string | undefined): string[] =>
  value === undefined ? [] : [line(label, value.replaceAll('_', ' '))];

const practiceLine = ({ report }: Escalation): string =>
  line(
    report.otherPractices === undefined ? 'Practice' : 'Practices',
    [practicesOf({ report }), report.practiceName].filter(Boolean).join(', '),
  );

const factLines = ({ escalation, entry }: EscalationView): string[] => {
  const { report, ecwCase, practiceCase } = escalation;
  const { to } = entry.escalate;
  return [
    practiceLine(escalation),
    line('Environment', report.environment),
    ...optionalLine('Facade', report.facade),
    ...optionalLine('Flow', report.flow),
    line('Failing call', report.endpoint),
    ...optionalLine('HTTP status', report.status?.toString()),
    line('Failed at (UTC)', report.times.join(', ')),
    ...optionalLine('Affected', report.impact),
    ...optionalLine('Urgency', report.urgency),
    line('Asked to act', to === 'nobody' ? 'app developer' : roleNames[to]),
    ...(ecwCase === undefined ? [] : [line('Case at eCW', ecwCase)]),
    ...(practiceCase === undefined ? [] : [line('Case at the practice', practiceCase)]),
  ];
};

const detailsOf = ({ details }: Report) =>
  evidenceFieldIds.flatMap((field) => {
    const value = details[field];
    return value === undefined ? [] : [{ label: evidenceFields[field].label, value }];
  });

const isShort = ({ value }: { readonly value: string }): boolean =>
  value.length <= 100 && !value.includes('\n');

/** What was sent along, folded: the error itself stands open. */
const alongBlocks = ({ report }: Escalation): KnownBlock[] => {
  const details = detailsOf(report);
  const tried = (report.tried ?? []).map((step) => `• ${escapeMrkdwn(step)}`);
  const parts = [
    ...(details.length > 0 ? ['details'] : []),
    ...(tried.length > 0 ? ['what was tried'] : []),
    ...(report.notes === undefined ? [] : ['notes']),
  ];
  return folded(capitalised(parts.join(', ')), [
    ...told(details.filter(isShort).map(({ label, value }) => line(label, value))),
    ...told(
      details
        .filter((detail) => !isShort(detail))
        .map(({ label, value }) => `*${label}*\n${fenced(clip(value, 2500))}`),
    ),
    ...told(tried.length > 0 ? ['*Tried so far*', ...tried] : []),
    ...told(report.notes === undefined ? [] : ['*Notes*', fenced(clip(report.notes, 2500))]),
  ]);
};

const historyLength = 3;

/** Names people by mentions, and quotes them in a few words. */
const shortPen: Pen = { person: mention, quote: (text, most) => escapeMrkdwn(clip(text, most)) };

const historyLine = (done: HistoryLine): string => {
  const by = done.by === 'bot' ? '' : `${mention(done.by)} `;
  return `• ${minuteOf(done.at)}: ${by}${changeText(done, shortPen)}`;
};

const historyBlocks = (history: readonly HistoryLine[]): KnownBlock[] => {
  if (history.length === 0) return [];
  const latest = history.slice(-historyLength).map(historyLine);
  const earlier = history.length - latest.length;
  return [context([...(earlier > 0 ? [`• … ${earlier} earlier`] : []), ...latest].join('\n'))];
};

/** How it stands, in bold: while nobody has touched it, that is where it went. */
const stateLines = (view: EscalationView): string[] => {
  const { escalation, cases, completeness } = view;
  const name = capitalised(stateNames[escalation.state]);
  const where = whereText(view);
  const isUntouched = isOnItsWay(escalation.state) && where !== '';
  const standing = [
    `*${escapeMrkdwn(isUntouched ? where : name)}*`,
    ...(cases.length > 1 ? [`${cases.length} reports`] : []),
    `${completeness.given} of ${completeness.wanted} things eCW asks for`,
  ];
  return [standing.join(' · '), ...(isUntouched || where === '' ? [] : [escapeMrkdwn(where)])];
};

/** What fixed it, also where that did not hold. */
const fixLines = ({ escalation: { resolution, state } }: EscalationView): string[] => {
  if (resolution === undefined) return [];
  return [line(state === 'resolved' ? 'What fixed it' : 'Was resolved before by', resolution)];
};

const mostReports = 5;

/** Who reported it, who looks after it, and a list to choose that person from. */
const peopleBlock = ({ escalation, cases }: EscalationView, linkTo: LinkTo): SectionBlock => {
  const { id, openedBy, assignee } = escalation;
  const reports = reportLines(cases, linkTo);
  const rest = reports.length - mostReports;
  const text = [
    `*Owner:* ${assignee === undefined ? 'nobody yet' : mention(assignee)} · *Filed by:* ${mention(openedBy)}`,
    ...reports.slice(0, mostReports),
    ...(rest > 0 ? [`and ${rest} more: see *History*`] : []),
  ];
  return {
    ...section(text.join('\n')),
    block_id: escalationBlock(id, 'people'),
    expand: true,
    accessory: {
      type: 'users_select',
      action_id: actionIds.assign,
      placeholder: plain('Choose an owner'),
      ...(assignee?.match(/^[UW][A-Z0-9]+$/) ? { initial_user: assignee } : {}),
    },
  };
};

/** Verbs, where `stateNames` has the states. */
const moveLabels: Readonly<Record<Move, string>> = {
  acknowledged: 'Acknowledge',
  waiting_for_us: 'Wait for us',
  waiting_for_ecw: 'Wait for eCW',
  resolved: 'Resolve',
  reopened: 'Reopen',
};

/** The likely next act first; what is rarer stands in the menu behind them. */
const buttonsOf = ({ escalation: { id, state }, deliveries }: EscalationView): Button[] => {
  const moves = movesFrom[state];
  const next = likelyNext[state];
  const shown = moves.length > 3 ? moves.filter((move) => move !== 'waiting_for_us') : moves;
  const hasFailed = deliveries.some((delivery) => delivery.state === 'failed');
  const pressed = [
    ...(hasFailed ? [{ act: 'retry', button: button(actionIds.retry, 'Try again', id) }] : []),
    ...shown.map((move) => ({ act: move, button: button(moveAction(move), moveLabels[move], id) })),
  ];
  return [
    ...pressed.flatMap((one) => (one.act === next ? { ...one.button, style: 'primary' as const } : [])),
    ...pressed.flatMap((one) => (one.act === next ? [] : one.button)),
    button(actionIds.history, 'History', id),
  ];
};

const menuOf = ({ escalation: { state, assignee } }: EscalationView): PlainTextOption[] => [
  { text: plain('Add a note'), value: 'note' },
  { text: plain('Set case numbers'), value: 'numbers' },
  ...(movesFrom[state].length > 3
    ? [{ text: plain(moveLabels.waiting_for_us), value: 'waiting_for_us' }]
    : []),
  ...(state === 'resolved' ? [] : [{ text: plain('Remind a day later'), value: 'snooze' }]),
  ...(assignee === undefined ? [] : [{ text: plain('Take the owner off'), value: 'unassign' }]),
];

const deliveryLines = ({ deliveries }: EscalationView): string[] =>
  deliveries
    .filter(({ state, reason }) => state !== 'delivered' && reason !== undefined)
    .map(({ to, state, reason = '', attempts }) => {
      const tries = `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
      const what = state === 'failed' ? `gave up after ${tries}` : `is tried again after ${tries}`;
      return `:warning: ${escapeMrkdwn(to.to)} ${what}: ${escapeMrkdwn(clip(reason, 200))}`;
    });

/** `ECW-1001 · jwks_kid_mismatch · 401 Unauthorized` */
const titleOf = ({ escalation, entry }: EscalationView): string =>
  `${escalationLabel(escalation)} · ${entryName(entry)}`;

/** One line for a list: number, error, practice, state, owner. */
export const escalationLine = (escalation: Escalation): string => {
  const { entryId, assignee, openedAt } = escalation;
  const words = [entryId, practicesOf(escalation), stateText(escalation)].map(escapeMrkdwn).join(' · ');
  const owner = assignee === undefined ? '' : ` · ${mention(assignee)}`;
  return `• *${escalationLabel(escalation)}* ${words}${owner} · since ${minuteOf(openedAt)}`;
};

/** The request as everybody who works on it sees it: how it stands, who has it, what a vendor engineer needs, redacted. */
export const escalationCard = (view: EscalationView, linkTo: LinkTo): Card => {
  const { escalation, entry, history } = view;
  const facts = factLines(view);
  const states = [...stateLines(view), ...fixLines(view)];
  const troubles = deliveryLines(view);
  return {
    text: clip(
      [
        escapeMrkdwn(titleOf(view)),
        escapeMrkdwn(entry.message),
        ...states,
        ...facts,
        ...detailsOf(escalation.report).map(({ label, value }) => line(label, value)),
      ].join('\n'),
      4000,
    ),
    blocks: [
      header(titleOf(view)),
      { ...section([escapeMrkdwn(entry.message), ...states].join('\n')), expand: true },
      peopleBlock(view, linkTo),
      { ...section(facts.join('\n')), expand: true },
      section('*What came back*'),
      preformatted(escalation.report.evidence),
      ...alongBlocks(escalation),
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
