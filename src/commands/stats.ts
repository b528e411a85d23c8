import { midnightOf } from '../channels/wallClock.ts';
import { numbersToCsv, numbersToJson } from '../insights/exportedNumbers.ts';
import { type ShownNumbers, showNumbers } from '../insights/shownNumbers.ts';
import { dayMs } from '../pacing/durations.ts';
import { exits, UsageError } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';
import { table } from '../terminal/table.ts';
import { withStore } from '../terminal/withStore.ts';
import { numbersLines, practicesLine } from '../wording/numbersWords.ts';

const usualDays = 30;
const mostPractices = 50;

/** Midnight UTC of a day. */
const readDay = (name: string, value: string): number => {
  const at = midnightOf(value);
  if (at === undefined) throw new UsageError(`--${name} takes a day such as 2026-03-02.`);
  return at;
};

interface Days {
  readonly from?: string;
  readonly to?: string;
}

/** Both days count whole. */
const spanOf = ({ from, to }: Days, now: number) => {
  const end = to === undefined ? now + 1 : readDay('to', to) + dayMs;
  const start = from === undefined ? end - usualDays * dayMs : readDay('from', from);
  if (start >= end) throw new UsageError('--from must not be after --to, which is today when left out.');
  return { from: start, to: end };
};

const asText = (numbers: ShownNumbers): string =>
  [
    table(
      ['ERROR', 'PASTED'],
      numbers.byEntry.map(({ name = '', count }) => [name, String(count)]),
    ),
    ...[practicesLine(numbers, mostPractices), ...numbersLines(numbers)]
      .filter((line) => line !== '')
      .map((line) => `${line}\n`),
  ].join('');

/** What was counted in the database of the bot. */
export const stats = defineCommand({
  path: 'stats',
  about:
    'Counts errors by practice, replies, feedback and escalations of all teams. Pastes are kept RETENTION_DAYS: what is older is not counted.',
  options: {
    from: { says: 'first day, in UTC; 30 days back when left out', takes: 'DAY' },
    to: { says: 'last day, in UTC; today when left out', takes: 'DAY' },
    json: { says: 'print them as JSON' },
    csv: { says: 'print them as CSV' },
  },
  examples: ['stats', 'stats --from 2026-03-01 --to 2026-03-31 --csv > march.csv'],
  run: ({ values }, io) => {
    if (values.json && values.csv) throw new UsageError('--json and --csv exclude each other.');
    const span = spanOf(values, io.now());
    return withStore(io, async (store) => {
      const counted = await store.numbers.count(span);
      const numbers = showNumbers(counted, span, true);
      const exported = { errors: counted.errors, numbers };
      if (values.json) io.write(numbersToJson(exported));
      else io.write(values.csv ? numbersToCsv(exported) : asText(numbers));
      return exits.done;
    });
  },
});
