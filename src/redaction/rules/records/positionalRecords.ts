import { matchesIn } from '../../../text/matchesIn.ts';
import { DATE_HERE } from '../../grammar/dates.ts';
import { isName, isWholeName } from '../../grammar/names.ts';
import { type Cell, cellsOf } from '../../grammar/rows.ts';
import type { Kind } from '../../kinds.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const PLAIN = String.raw`[^\n=:{}()]`;
/** Arguments, with what wraps them twice at most. */
const ARGUMENTS = String.raw`(?:${PLAIN}|\((?:${PLAIN}|\(${PLAIN}{0,80}\)){0,160}\)){3,400}`;
const RECORD = new RegExp(
  [
    String.raw`(?<![\w.])(?:Patient|Person|Member|Subscriber|Guarantor)(?:Record|Dto|Data|Info|Entity|Row)?`,
    String.raw`\((${ARGUMENTS})\)`,
  ].join(''),
  'dg',
);
const TAGGED = /<(?:Patient|Person|Member|Subscriber): ([^\n<>=]{2,120})>/dg;
const ARGUMENT = /[^\s,()"'[\]][^,()"'[\]\n]{0,80}/g;
/** A birth date that fills a cell. */
const BORN = new RegExp(
  [
    String.raw`[|,;\t] ?"?(?:(?:19\d\d|20[01]\d)-?[01]\d-?[0-3]\d|\d{1,2}[/.]\d{1,2}[/.](?:19\d\d|20[01]\d))`,
    String.raw`(?="? ?(?:[|,;\t]|$))`,
  ].join(''),
  'gm',
);
const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['|', /\|/g],
  ['\t', /\t/g],
  [';', /;/g],
  [',', /,/g],
];
const LONGEST_ROW = 400;
const NAME_CELL = /^(?!(?!Ma?c)\p{L}*\p{Ll}\p{Lu})\p{Lu}[\p{L}'-]{1,30}(?: \p{Lu}[\p{L}'.-]{0,30}){0,3}$/u;
const WRAPPER = /^(?:Some|Right|Left|List|Vector|Seq|Set|Option|Just|None|Nothing|Optional)$/;
const STATUS = /^(?:active|inactive|male|female|unknown|true|false|null|new|deceased|[A-Z_]{1,2})$/i;

function kindOf(argument: string): Kind | undefined {
  if (WRAPPER.test(argument) || STATUS.test(argument)) return undefined;
  DATE_HERE.lastIndex = 0;
  if (/^\d{4}-|^\d{1,2}[/.]|^(?:19|20[01])\d{5,6}$/.test(argument) && DATE_HERE.test(argument))
    return 'birth-date';
  if (/^[+(]?\d[\d .-]{8,16}\d$/.test(argument)) return 'phone-number';
  if (/^[A-Za-z]{0,4}-?\d[\d-]{3,20}$/.test(argument)) return 'patient-id';
  return /^\p{Lu}/u.test(argument) && isWholeName(argument) ? 'person-name' : undefined;
}

const isNameCell = (cell: string): boolean => NAME_CELL.test(cell) && cell.split(' ').every(isName);

/** The row around a birth date, where two cells side by side are names. */
function rowAround(text: string, at: number): readonly Cell[] {
  const before = text.slice(Math.max(0, at - LONGEST_ROW), at);
  const start = at - before.length + before.lastIndexOf('\n') + 1;
  const line = text
    .slice(start, start + LONGEST_ROW)
    .split('\n', 1)
    .join('');
  const delimiter = SIGNS.find(([sign]) => line.includes(sign))?.[1];
  const cells = delimiter === undefined ? [] : cellsOf(line, start, delimiter);
  const names = cells.map(({ text: cell }) => isNameCell(cell));
  return cells.length > 3 && names.some((isOne, i) => isOne && names[i + 1] === true) ? cells : [];
}

/** Of cells that could be names those that stand side by side first: what comes later is a product or a state. */
function firstRun(named: readonly boolean[]): readonly boolean[] {
  const from = named.findIndex((isOne, i) => isOne && named[i + 1] === true);
  const to = named.indexOf(false, from);
  return named.map((isOne, i) => isOne && i >= from && (to === -1 || i < to));
}

/** What stands before the first cell of a row in a sentence is no part of it. */
function lastWord({ text, start }: Cell, index: number): Cell {
  const at = index === 0 ? text.lastIndexOf(' ') + 1 : 0;
  return { text: text.slice(at), start: start + at };
}

function rowsOf({ text }: Source): Detection[] {
  let reached = 0;
  return [...matchesIn(text, BORN)].flatMap(({ index }) => {
    if (index < reached) return [];
    const cells = rowAround(text, index);
    reached = index + LONGEST_ROW;
    const bare = cells.map(lastWord);
    const named = firstRun(bare.map(({ text: cell }) => isNameCell(cell)));
    return bare.flatMap(({ text: cell, start }, i): Detection[] => {
      const isOne =
        named[i] === true && (named[i - 1] === true || named[i + 1] === true || cell.includes(' '));
      const kind = isOne ? 'person-name' : kindOf(cell);
      return kind === undefined || (kind === 'person-name' && !isOne)
        ? []
        : [{ kind, start, end: start + cell.length }];
    });
  });
}

function printed({ text }: Source): Detection[] {
  return [...matchesIn(text, RECORD), ...matchesIn(text, TAGGED)].flatMap((match) => {
    const from = match.indices?.[1]?.[0] ?? 0;
    const found = [...matchesIn(match[1] ?? '', ARGUMENT)].flatMap(({ 0: raw, index }): Detection[] => {
      const argument = raw.trimEnd();
      const kind = kindOf(argument);
      const start = from + index;
      return kind === undefined ? [] : [{ kind, start, end: start + argument.length }];
    });
    return found;
  });
}

const PEOPLE = ['patient', 'person', 'member', 'subscriber', 'guarantor'];
const BIRTHS = ['19', '20'];

const find = (source: Source): Detection[] => [
  ...(source.has(PEOPLE) ? printed(source) : []),
  ...(source.has(BIRTHS) ? rowsOf(source) : []),
];

/** Records of people without the names of their members, as Scala prints case classes, and rows of an export without their heading. */
export const positionalRecords: Rule = {
  words: [
    ['(', '<', '|', ',', ';', '\t'],
    [...PEOPLE, ...BIRTHS],
  ],
  find,
  yes: {
    'Patient(Some(Lindqvist),None,1971-04-09,Active)': 'Lindqvist … 1971-04-09',
    'Patient(Some(Lindqvist),Active) → Left(NotFound)': 'Lindqvist',
    '88120|LINDQVIST|TOBIAS|19710409|M': '88120 … LINDQVIST … TOBIAS … 19710409',
    '88120,Lindqvist,Tobias,1971-04-09,BPM-Connect,SHIPPED': '88120 … Lindqvist … Tobias … 1971-04-09',
    '<Patient: Tobias Lindqvist (88120)>': 'Tobias Lindqvist … 88120',
  },
  no: [
    'Patient(None,Active)',
    'readPatient(Some(Lindqvist))',
    '<Patient: None>',
    'Error,Request,2,04/09/1971',
  ],
};
