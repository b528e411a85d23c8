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

interface Heading {
  readonly delimiter: RegExp;
  readonly columns: readonly (Key | undefined)[];
}

function headingOf(line: string): Heading | undefined {
  if (line.length > 1_000 || /[{}<>=]|: /.test(line) || !/[A-Za-z]/.test(line)) return undefined;
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

const INSERT =
  /\b(?:insert\s{1,8}(?:ignore\s{1,8})?into|replace\s{1,8}into|merge\s{1,8}into)\s{1,8}([\w."`[\]]{1,80})\s{0,8}(?:\(([^()]{1,2000})\))?\s{0,8}values?\s{0,8}/gi;
const TUPLE = /\s{0,8},?\s{0,8}\(((?:'(?:[^'\n]|''){0,1000}'|[^'()\n]|\([^()\n]{0,200}\)){1,4000})\)/y;
const LITERAL = /'(?:[^'\n]|''){0,1000}'|[^,']+/g;
const PEOPLE = /patient|person|member|demograph|subscriber|guarantor|insured|guardian/i;

function literalsOf(tuple: string, offset: number): Cell[] {
  return [...tuple.matchAll(LITERAL)]
    .map((match) => trimmed(match[0], offset + match.index))
    .filter(({ text }, i, all) => text !== '' || all.length === i);
}

/** SQL inserts: values by the columns that they go to, or all of them when a table of people names no columns. */
export function sqlInserts(source: Source): Span[] {
  if (!source.has('insert', 'replace', 'merge')) return [];
  return [...source.text.matchAll(INSERT)].flatMap((match) => {
    const [all, table = '', list] = match;
    const labels = list?.split(',').map((label) => label.replace(/[\s"'`[\]]/g, ''));
    const columns = labels && columnsOf(labels, PEOPLE.test(table));
    const spans: Span[] = [];
    TUPLE.lastIndex = match.index + all.length;
    for (let tuple = TUPLE.exec(source.text); tuple !== null; tuple = TUPLE.exec(source.text)) {
      const inside = tuple[1] ?? '';
      const literals = literalsOf(inside, tuple.index + tuple[0].length - inside.length - 1);
      if (columns !== undefined) spans.push(...hideRow(source, literals, columns));
      else if (labels === undefined && PEOPLE.test(table)) spans.push(...anyLiteral(literals));
    }
    return spans;
  });
}

function anyLiteral(literals: readonly Cell[]): Span[] {
  return literals
    .filter(
      ({ text }) => /[A-Za-z]{2}|\d{3}/.test(text) && !/^(?:null|true|false|default|now\(.*)$/i.test(text),
    )
    .map(({ text, start }) => ({ kind: 'patient-data', start, end: start + text.length }));
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
