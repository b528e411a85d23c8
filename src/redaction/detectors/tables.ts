import type { Key } from '../grammar/keys.ts';
import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';
import { type Cell, columnsOf, hideRow } from './rows.ts';

const DELIMITERS: readonly RegExp[] = [/\t/g, /\|/g, /,/g, /;/g, / {2,40}/g];
const RULE = /^[\s|+:=-]+$/;
const LONGEST_LINE = 4_000;

function trimmed(text: string, start: number): Cell {
  const inner = text.trim();
  const at = start + text.indexOf(inner);
  const isQuoted = inner.length >= 2 && /^(["'`*]).*\1$/.test(inner);
  return isQuoted ? { text: inner.slice(1, -1), start: at + 1 } : { text: inner, start: at };
}

/** Splits a line at a delimiter, but not inside double quotes. */
function cellsOf(line: string, offset: number, delimiter: RegExp): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (const match of line.matchAll(delimiter)) {
    const cell = line.slice(from, match.index);
    if (/^\s*"[^"]*$/.test(cell)) continue;
    cells.push(trimmed(cell, offset + from));
    from = match.index + match[0].length;
  }
  cells.push(trimmed(line.slice(from), offset + from));
  return cells;
}

const HINT =
  /name|birth|dob|mrn|ssn|patient|phone|mail|address|member|subscriber|policy|token|secret|passw|key|record|chart|code|launch|state|session|city|zip/i;

interface Heading {
  readonly delimiter: RegExp;
  readonly columns: readonly (Key | undefined)[];
}

function headingOf(line: string): Heading | undefined {
  if (line.length > 1_000 || !HINT.test(line) || /[{}<>=]|: /.test(line) || !/[A-Za-z]/.test(line))
    return undefined;
  const delimiter = DELIMITERS.find(
    (candidate) => line.search(candidate) > 0 || (line.match(candidate)?.length ?? 0) > 1,
  );
  if (delimiter === undefined) return undefined;
  const labels = cellsOf(line, 0, delimiter).map(({ text }) => text);
  const columns = labels.filter(Boolean).length < 2 ? undefined : columnsOf(labels);
  const known = columns?.filter((column) => column !== undefined).length ?? 0;
  return columns === undefined || (known < 2 && labels.length < 2) ? undefined : { delimiter, columns };
}

/** Tables with a heading: CSV, TSV, Markdown, and what psql, mysql and kubectl print. */
export function tables(source: Source): Span[] {
  if (!source.has('\n')) return [];
  const spans: Span[] = [];
  let heading: Heading | undefined;
  let at = 0;
  for (const line of source.text.split('\n')) {
    const offset = at;
    at += line.length + 1;
    if (line.length > LONGEST_LINE || RULE.test(line)) {
      if (line.trim() === '') heading = undefined;
      continue;
    }
    const cells = heading && cellsOf(line, offset, heading.delimiter);
    const isRow = heading !== undefined && cells?.length === heading.columns.length;
    if (heading !== undefined && isRow) spans.push(...hideRow(source, cells ?? [], heading.columns));
    else heading = headingOf(line);
  }
  return spans;
}

const KEYED = /\(([\w", ]{1,200})\)\s?=\s?\(([^()\n]{1,500})\)/dg;

/** PostgreSQL's account of a violated key: `Key (last_name, dob)=(…, …) already exists`. */
export function violatedKeys(source: Source): Span[] {
  if (!source.has(')=(', ') = (', ') =(', ')= (')) return [];
  return [...source.text.matchAll(KEYED)].flatMap((match) => {
    const columns = columnsOf((match[1] ?? '').split(',').map((label) => label.replace(/["\s]/g, '')));
    const cells = cellsOf(match[2] ?? '', match.indices?.[2]?.[0] ?? 0, /,/g);
    return columns === undefined ? [] : hideRow(source, cells, columns);
  });
}
