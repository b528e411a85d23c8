import type { KnownBlock } from '@slack/types';
import type { Cell, NumbersView } from '../../../insights/shownNumbers.ts';
import { clip } from '../../../text/clip.ts';
import { cellName, dayOf, numbersLines, practicesLine } from '../../../wording/numbersWords.ts';
import { type Card, context, header, told } from '../card.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';

const mostBars = 10;
const mostPractices = 15;
const barLength = 8;
/** A telephone shows some 38 characters in a row. */
const nameLength = 24;

const bar = (count: number, largest: number): string =>
  '█'.repeat(Math.max(1, Math.round((barLength * count) / largest))).padEnd(barLength);

/** A small table of errors with bars, which stays a text. */
const bars = (cells: readonly Cell[]): string => {
  const shown = cells.slice(0, mostBars);
  const largest = Math.max(...shown.map(({ count }) => count));
  const names = shown.map((cell) => clip(cellName(cell), nameLength));
  const width = Math.max(...names.map(({ length }) => length));
  const rows = shown.map(
    ({ count }, at) => `${(names[at] ?? '').padEnd(width)} ${bar(count, largest)} ${count}`,
  );
  return `\`\`\`${escapeMrkdwn(rows.join('\n'))}\`\`\``;
};

const moreLine = ({ length }: readonly Cell[]): string[] =>
  length > mostBars ? [`And ${length - mostBars} more.`] : [];

const whose = ({ isWhole }: NumbersView): string =>
  isWhole
    ? 'Of all channels.'
    : 'Of the channels that you are in; what came up fewer than 3 times is told together.';

/** What was counted, without a title. */
export const numbersBlocks = (view: NumbersView): KnownBlock[] => {
  const { numbers } = view;
  const { byEntry } = numbers;
  return [
    ...(byEntry.length === 0 ? told(['No error was pasted.']) : told([bars(byEntry), ...moreLine(byEntry)])),
    ...told([
      escapeMrkdwn(practicesLine(numbers, mostPractices)),
      ...numbersLines(numbers).map(escapeMrkdwn),
    ]),
    context(whose(view)),
  ];
};

/** `/ecw-error stats 30d` */
export const numbersCard = (view: NumbersView): Card => {
  const { numbers } = view;
  const title = `${dayOf(numbers.from)} to ${dayOf(numbers.to)} in numbers`;
  return {
    text: [
      title,
      ...numbers.byEntry.slice(0, mostBars).map((cell) => `${cellName(cell)}: ${cell.count}`),
      ...moreLine(numbers.byEntry),
      practicesLine(numbers, mostPractices),
      ...numbersLines(numbers),
      whose(view),
    ]
      .filter((line) => line !== '')
      .map(escapeMrkdwn)
      .join('\n'),
    blocks: [header(title), ...numbersBlocks(view)],
  };
};
