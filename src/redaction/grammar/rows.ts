import { matchesIn } from '../../text/matchesIn.ts';
import { KINDS } from '../kinds.ts';
import type { Detection } from '../rule.ts';
import type { Source } from '../source.ts';
import { findKeys } from './findKeys.ts';
import type { Key } from './keys.ts';
import { isPlaceholder } from './notValues.ts';
import { READERS } from './readers.ts';

export interface Cell {
  readonly text: string;
  readonly start: number;
}

function trimmed(text: string, start: number): Cell {
  const inner = text.trim();
  const at = start + text.indexOf(inner);
  const isQuoted = inner.length >= 2 && /^(["'`*]).*\1$/.test(inner);
  return isQuoted ? { text: inner.slice(1, -1), start: at + 1 } : { text: inner, start: at };
}

/** Splits a line at a delimiter, but not inside double quotes. */
export function cellsOf(line: string, offset: number, delimiter: RegExp): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (const match of matchesIn(line, delimiter)) {
    const cell = line.slice(from, match.index);
    if (/^\s*"[^"]*$/.test(cell)) continue;
    cells.push(trimmed(cell, offset + from));
    from = match.index + match[0].length;
  }
  cells.push(trimmed(line.slice(from), offset + from));
  return cells;
}

/** Columns that tell who somebody is only beside others that do. */
const AMONG_PEOPLE: Readonly<Record<string, Key>> = {
  id: { kind: 'patient-id', valueType: 'identifier' },
  name: { kind: 'person-name', valueType: 'name' },
  first: { kind: 'person-name', valueType: 'name' },
  last: { kind: 'person-name', valueType: 'name' },
  middle: { kind: 'person-name', valueType: 'name' },
  number: { kind: 'record-number', valueType: 'identifier' },
  identifier: { kind: 'record-number', valueType: 'identifier' },
  contact: { kind: 'phone-number', valueType: 'phone' },
  line1: { kind: 'postal-address', valueType: 'address' },
  account: { kind: 'record-number', valueType: 'identifier' },
};

const LABEL = /^\p{L}[\p{L}\d_ #°º./'-]{0,40}$/u;

function keyOf(label: string): Key | undefined {
  let key: Key | undefined;
  findKeys({ text: label, lower: label.toLowerCase() }, (found) => {
    key = found.end >= label.replace(/[ #*.:]+$/, '').length ? found : undefined;
    return found.end;
  });
  return key?.valueType === 'authorization' || key?.valueType === 'cookie' || key?.valueType === 'jwk'
    ? undefined
    : key;
}

/** What each column of a heading holds, or nothing when the heading tells of neither people nor secrets. */
export function columnsOf(labels: readonly string[], isAboutPeople = false): (Key | undefined)[] | undefined {
  if (!labels.every((label) => label === '' || LABEL.test(label))) return undefined;
  const keys = labels.map(keyOf);
  const people =
    isAboutPeople ||
    keys.some((key) => key !== undefined && KINDS[key.kind].family === 'phi' && key.valueType !== 'place');
  const columns = people ? keys.map((key, i) => key ?? AMONG_PEOPLE[(labels[i] ?? '').toLowerCase()]) : keys;
  return columns.some((column) => column !== undefined) ? columns : undefined;
}

const NOTHING =
  /^(?:null|none|nil|true|false|n\/a|na|unknown|required|string|varchar.*|text|date|int.*|number|-+|\W*)$/i;

/** Hides a row's cells by what their columns hold. */
export function hideRow(
  source: Source,
  cells: readonly Cell[],
  columns: readonly (Key | undefined)[],
): Detection[] {
  return cells.flatMap((cell, i): Detection[] => {
    const key = columns[i];
    if (key === undefined || NOTHING.test(cell.text) || isPlaceholder(cell.text)) return [];
    const end = cell.start + cell.text.length;
    if (
      key.valueType === 'name' ||
      key.valueType === 'address' ||
      key.valueType === 'place' ||
      key.valueType === 'patient'
    ) {
      return [{ kind: key.kind, start: cell.start, end }];
    }
    if (key.valueType === 'authorization' || key.valueType === 'cookie') return [];
    const value = { text: cell.text, start: cell.start, end, binding: 'assigned', isQuoted: true } as const;
    const found = READERS[key.valueType].read(value, source);
    return found === undefined ? [] : [{ kind: key.kind, ...found }];
  });
}
