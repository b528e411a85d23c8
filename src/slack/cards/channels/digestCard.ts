import type { Decision, DecisionKind } from '../../../curation/decision.ts';
import { type Escalation, escalationLabel } from '../../../escalations/escalation.ts';
import type { Digest } from '../../../insights/digest.ts';
import type { Cell, ShownNumbers } from '../../../insights/shownNumbers.ts';
import { practicesOf, stateText } from '../../../wording/escalationWords.ts';
import { amount, cellName, dayOf, numbersLines } from '../../../wording/numbersWords.ts';
import { type Card, header, told } from '../card.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

const mostCells = 8;
const mostOverdue = 20;

/** `invalid_client: 5 (before: 2)`, then those that are gone. */
const cellLines = (cells: readonly Cell[], before: readonly Cell[]): string[] => {
  const earlier = new Map(before.map((cell) => [cellName(cell), cell.count]));
  const now = new Set(cells.map(cellName));
  const gone = before
    .filter((cell) => !now.has(cellName(cell)))
    .map(({ count: _, ...cell }) => ({ ...cell, count: 0 }));
  const all = [...cells, ...gone];
  const lines = all
    .slice(0, mostCells)
    .map((cell) => `• ${cellName(cell)}: ${cell.count} (before: ${earlier.get(cellName(cell)) ?? 0})`);
  return all.length > mostCells ? [...lines, `And ${all.length - mostCells} more.`] : lines;
};

const listed = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`*${title}*`, ...lines.map(escapeMrkdwn)];

const overdueLine = (escalation: Escalation): string =>
  `• ${escalationLabel(escalation)} ${escalation.entryId} · ${practicesOf(escalation)} · ${stateText(escalation)} · since ${dayOf(escalation.openedAt)}`;

const overdueLines = (overdue: readonly Escalation[]): string[] => {
  const rest = overdue.length - mostOverdue;
  return [...overdue.slice(0, mostOverdue).map(overdueLine), ...(rest > 0 ? [`And ${rest} more.`] : [])];
};

const taught: Readonly<Record<DecisionKind, (count: number, entryId: string) => string>> = {
  wording: (count, entryId) => `${entryId}: ${amount(count, 'wording')}`,
  entry: (count, entryId) => `${entryId}: ${amount(count, 'draft')} of an entry`,
  not_an_error: (count) => `${amount(count, 'paste')} that ${count === 1 ? 'is' : 'are'} no error`,
  skipped: (count) => `${amount(count, 'paste')} skipped`,
};

/** `• invalid_scope: 2 wordings`, `• 1 paste that is no error` */
const learnedLines = (learned: readonly Decision[]): string[] => {
  const alike = new Map<string, Decision[]>();
  for (const one of learned) {
    const key = `${one.kind} ${one.entryId}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap(([first, ...rest]) =>
    first ? [`• ${taught[first.kind](1 + rest.length, first.entryId)}`] : [],
  );
};

const isQuiet = ({ total, unrecognised, replies, escalations }: ShownNumbers): boolean =>
  total + unrecognised + replies + escalations.opened === 0;

const comparison = (week: ShownNumbers, before: ShownNumbers): string =>
  `${amount(week.total, 'error')}, ${before.total} the week before; ${amount(week.escalations.opened, 'escalation')}, ${before.escalations.opened} the week before`;

/** A week of a channel, or of all in the escalation channel: errors, practices, what is open for long. No person is named. */
export const digestCard = ({ isWhole, week, before, overdue, learned }: Digest): Card => {
  const title = `The week of ${dayOf(week.from)} to ${dayOf(week.to - 1)}${isWhole ? '' : ' in this channel'}`;
  const paragraphs = [
    ...(isQuiet(week)
      ? [
          `Nothing happened: no error was pasted and nothing escalated. The week before: ${amount(before.total, 'error')}.`,
        ]
      : [
          comparison(week, before),
          ...listed('By error', cellLines(week.byEntry, before.byEntry)),
          ...listed('By practice', cellLines(week.byPractice, before.byPractice)),
          ...numbersLines(week).slice(1).map(escapeMrkdwn),
        ]),
    ...listed('Open for more than five days', overdueLines(overdue)),
    ...listed('What was learned', learnedLines(learned)),
  ];
  return {
    text: [title, ...paragraphs].join('\n').replaceAll('*', ''),
    blocks: [header(title), ...told(paragraphs)],
  };
};
