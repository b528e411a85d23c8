import { factsOf } from '../evidence/factsOf.ts';
import type { Statement } from '../evidence/statements.ts';
import { type Hit, isSure } from './hits.ts';

const STATUS = /^[1-5]\d\d$/;
const LONGEST_LINE = 600;

/** The status that stands beside the evidence, in its object or its record of a log: other records tell of other requests. */
export function statusBeside(
  text: string,
  hits: readonly Hit[],
  lines: readonly Statement[],
): number | undefined {
  const hit = hits.find((one) => one.core && isSure(one)) ?? hits.find(isSure);
  if (!hit) return undefined;
  const own = hit.statement.pairs
    .filter(({ role }) => role === 'status')
    .map(({ start, end }) => text.slice(start, end))
    .find((value) => STATUS.test(value));
  if (own !== undefined) return Number(own);
  const record = lines.find(({ start, end }) => start <= hit.start && hit.start < end);
  return record?.place === 'log record'
    ? factsOf(text.slice(record.start, Math.min(record.end, record.start + LONGEST_LINE))).status
    : undefined;
}
