import { findKeys } from '../grammar/findKeys.ts';
import type { Key } from '../grammar/keys.ts';
import { isPlaceholder } from '../grammar/looks.ts';
import { READERS } from '../grammar/readers.ts';
import { KINDS } from '../kinds.ts';
import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';

export interface Cell {
  readonly text: string;
  readonly start: number;
}

/** Columns that tell who somebody is only beside others that do. */
const AMONG_PEOPLE: Readonly<Record<string, Key>> = {
  id: { kind: 'patient-id', manner: 'identifier' },
  name: { kind: 'person-name', manner: 'name' },
  first: { kind: 'person-name', manner: 'name' },
  last: { kind: 'person-name', manner: 'name' },
  middle: { kind: 'person-name', manner: 'name' },
  number: { kind: 'record-number', manner: 'identifier' },
  identifier: { kind: 'record-number', manner: 'identifier' },
  contact: { kind: 'phone-number', manner: 'phone' },
  line1: { kind: 'postal-address', manner: 'address' },
  account: { kind: 'record-number', manner: 'identifier' },
};

const LABEL = /^[A-Za-z][\w #./'-]{0,40}$/;

function keyOf(label: string): Key | undefined {
  let key: Key | undefined;
  findKeys(label, (found) => {
    key = found.end >= label.replace(/[ #*.:]+$/, '').length ? found : undefined;
    return found.end;
  });
  return key?.manner === 'authorization' || key?.manner === 'cookie' || key?.manner === 'jwk'
    ? undefined
    : key;
}

/** What each column of a heading holds, or nothing when the heading tells of neither people nor secrets. */
export function columnsOf(labels: readonly string[], isAboutPeople = false): (Key | undefined)[] | undefined {
  if (!labels.every((label) => label === '' || LABEL.test(label))) return undefined;
  const keys = labels.map(keyOf);
  const people =
    isAboutPeople ||
    keys.some((key) => key !== undefined && KINDS[key.kind].family === 'phi' && key.manner !== 'place');
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
): Span[] {
  return cells.flatMap((cell, i): Span[] => {
    const key = columns[i];
    if (key === undefined || NOTHING.test(cell.text) || isPlaceholder(cell.text)) return [];
    const end = cell.start + cell.text.length;
    if (
      key.manner === 'name' ||
      key.manner === 'address' ||
      key.manner === 'place' ||
      key.manner === 'patient'
    ) {
      return [{ kind: key.kind, start: cell.start, end }];
    }
    if (key.manner === 'authorization' || key.manner === 'cookie') return [];
    const value = { text: cell.text, start: cell.start, end, tie: 'assigned', isQuoted: true } as const;
    const found = READERS[key.manner].read(value, source);
    return found === undefined ? [] : [{ kind: key.kind, ...found }];
  });
}
