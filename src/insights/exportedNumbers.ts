import { csvRow } from '../text/csvRow.ts';
import type { ErrorCount } from './port.ts';
import type { ShownNumbers } from './shownNumbers.ts';

/** What was counted, with each error by practice. */
interface ExportedNumbers {
  readonly errors: readonly ErrorCount[];
  readonly numbers: ShownNumbers;
}

const day = (at: number): string => new Date(at).toISOString();

/** What stands beside the errors, by name. */
const totals = ({ numbers }: ExportedNumbers): Readonly<Record<string, number | undefined>> => ({
  errors: numbers.total,
  unrecognised: numbers.unrecognised,
  replies: numbers.replies,
  worked: numbers.feedback.worked,
  wrong: numbers.feedback.wrong,
  escalations_opened: numbers.escalations.opened,
  escalations_resolved: numbers.escalations.resolved,
  median_ms_to_acknowledge: numbers.escalations.acknowledgeMs,
  median_ms_to_resolve: numbers.escalations.resolveMs,
});

/** A row for each error at each practice (`what` is `error`), then one for each total. */
export const numbersToCsv = (exported: ExportedNumbers): string =>
  [
    ['what', 'error', 'practice_code', 'number'],
    ...exported.errors.map((one) => ['error', one.entryId, one.practiceCode, String(one.cases)]),
    ...Object.entries(totals(exported)).map(([name, number]) => [name, '', '', String(number ?? '')]),
  ]
    .map(csvRow)
    .join('');

export const numbersToJson = (exported: ExportedNumbers): string => {
  const { errors, numbers } = exported;
  const span = { from: day(numbers.from), to: day(numbers.to) };
  return `${JSON.stringify({ ...span, totals: totals(exported), errors }, null, 2)}\n`;
};
