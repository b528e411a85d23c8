import { matchesIn } from '../../../text/matchesIn.ts';
import { isName, nameAt, nameLength } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import type { Kind } from '../../kinds.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

type Datum = readonly [pattern: RegExp, of?: Kind];

/** What a name stands right before when it is a patient's; of some, the datum itself must go too. */
const DATA: readonly Datum[] = [
  [
    new RegExp(
      [
        String.raw`\b`,
        oneOf(
          String.raw`DOB|D\.O\.B|MRN|SSN|[Bb]orn|[Dd]ate of [Bb]irth|dob|mrn|ssn|[Bb]irth ?[Dd]ate`,
          '[Mm]ember (?:ID|id)|[Pp]atient (?:ID|id)|NHS (?:no|number)|CURP|CPF|DNI|CUIL|MBI|PhilHealth|[Pp]assport',
        ),
        String.raw`\b`,
      ].join(''),
      'g',
    ),
  ],
  [/\b(?:b\. ?)?\d{1,2}([/.])\d{1,2}\1(?:19\d|200)\d\b/g, 'birth-date'],
  [
    /(?<=\((?:[MFUX]|[Ff]emale|[Mm]ale)[,;/ ]{1,2}|\()(?:(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{2,4})(?=\))/g,
    'birth-date',
  ],
  [/<(?:mailto:)?(?=[\w.+-]{1,64}@)/g],
  [/\((?:patient|pt|member|subscriber|guardian|parent)\)/g],
  [/(?<='s )(?:chart|record|labs|appointment|portal account|medications?)\b/g],
  [/(?<=[A-Z]{2},\s?[A-Z'-]{2,24}(?: [A-Z])? \()\d{4,12}(?=\))/g, 'record-number'],
];
/** One of these is in whatever the patterns here match. The slash of a date stands behind a digit, unlike most of those in a paste. */
const WORDS = [
  ..."dob|d.o.b|mrn|ssn|born|birth|member id|patient id|nhs n|curp|cpf|dni|cuil|mbi|philhealth|passport|.19|.200|(|@|'s ".split(
    '|',
  ),
  ...Array.from('0123456789', (digit) => `${digit}/`),
];
/** When appointments begin. */
const QUARTERS = [':00', ':15', ':30', ':45'];
/** What only people do. */
const ACTS = "cannot|can't|cant|can not|says|said|reports|complains|wants".split('|');
/** In a hurry the name is in small letters: then a word for a patient stands before it, and behind it a datum or what only people do. */
const HURRIED = new RegExp(
  [
    String.raw`\b(?:patient|pt|member|mom|dad|son|daughter|name)(?: ?[:,-])?\s{1,2}([a-z][a-z'-]{1,20} [a-z][a-z'-]{1,20})`,
    String.raw`(?=[\s,(]{1,3}(?:dob|d\.o\.b|mrn|ssn|born|date of birth|member id|\d{1,2}\/\d{1,2}\/\d{2,4})`,
    String.raw`|\s${oneOf(...ACTS)}\b)`,
  ].join(''),
  'dgi',
);
const PATIENTS = ['patient', 'pt', 'member', 'mom', 'dad', 'son', 'daughter', 'name'];
const LEAD = 80;

function hurriedNames({ text, has }: Source): Detection[] {
  if (!has(PATIENTS)) return [];
  return [...matchesIn(text, HURRIED)].flatMap((match): Detection[] => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    return (match[1] ?? '').split(' ').every(isName) ? [{ kind: 'person-name', start, end }] : [];
  });
}

/** `Last, First 10:30`: an appointment. */
const APPOINTMENT =
  /^([A-ZÀ-Þ][a-zß-ÿ][A-Za-zÀ-ÿ'-]{1,24}, [A-ZÀ-Þ][a-zß-ÿ][A-Za-zÀ-ÿ'-]{1,24}) \d{1,2}:(?:00|15|30|45)(?![\d:])/gm;

const appointments = ({ text }: Source): Detection[] =>
  [...matchesIn(text, APPOINTMENT)].flatMap((match) => nameAt(text, match.index, 2));

const find = (source: Source): Detection[] => [
  ...(source.has(WORDS) ? namesBefore(source) : []),
  ...hurriedNames(source),
  ...(source.has(QUARTERS) ? appointments(source) : []),
];

function namesBefore({ text }: Source): Detection[] {
  return DATA.flatMap(([pattern, kind]) =>
    [...matchesIn(text, pattern)].flatMap(({ 0: datum, index }) => {
      const lead = text.slice(Math.max(0, index - LEAD), index);
      const line = lead.slice(lead.lastIndexOf('\n') + 1);
      const length = line
        .replace(/(?:\((?:[MFUX]|[Ff]emale|[Mm]ale)[,;/ ]{1,2}|[\s,;(|:"'-]{1,4})$/, '')
        .trimEnd().length;
      const names =
        length === line.length ? [] : lastName(text, index - line.length, index - line.length + length);
      const itself = kind !== undefined && names.length > 0;
      return itself ? [...names, { kind, start: index, end: index + datum.length }] : names;
    }),
  );
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** The longest name that ends where the datum begins; no name goes on over a digit. */
function lastName(text: string, first: number, end: number): Detection[] {
  let start = end;
  while (start > first && !isDigit(text.charCodeAt(start))) start -= 1;
  for (const match of matchesIn(text.slice(start, end), /(?<![\p{L}\d_'.-])[\p{Lu}\p{Lo}]/gu)) {
    const at = start + match.index;
    const { length, words } = nameLength(text, at);
    if (words >= 2 && at + length >= end)
      return [{ kind: 'person-name', start: at, end: Math.min(at + length, end) }];
  }
  return [];
}

/** Names that stand right before a birth date, a record number or a mailbox: `Last, First (DOB …)`. */
export const namesBeforeData: Rule = {
  words: [[...WORDS, ...ACTS, ...QUARTERS]],
  find,
  yes: {
    'Tobias Lindqvist (DOB 4/9/1971)': 'Tobias Lindqvist',
    'Tobias Lindqvist, 7/7/1984': 'Tobias Lindqvist … 7/7/1984',
    'Tobias Lindqvist, 7.7.1984': 'Tobias Lindqvist … 7.7.1984',
    'pt tobias lindqvist 10/10/84': 'tobias lindqvist',
    'patient tobias lindqvist (dob 4/9/71)': 'tobias lindqvist',
    'pt name - tobias lindqvist, dob 4/9/71': 'tobias lindqvist',
    'visiting: Tobias Lindqvist NHS no 943 476 5919': 'Tobias Lindqvist',
    'Lindqvist, Tobias 10:30 no-show': 'Lindqvist, Tobias',
    "pt tobias lindqvist can't log in": 'tobias lindqvist',
  },
  no: [
    'Invalid DOB 4/9/1971',
    'Bad Request (DOB missing)',
    'patient id missing (dob 4/9/71)',
    'the patient search page says 401',
  ],
};
