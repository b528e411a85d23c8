import type { Detection } from '../detections.ts';
import { nameLength } from '../grammar/names.ts';
import { oneOf } from '../grammar/oneOf.ts';
import type { Kind } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import type { Source } from '../source.ts';

type Datum = readonly [pattern: RegExp, of?: Kind];

/** What a name stands right before when it is a patient's; of some, the datum itself must go too. */
const DATA: readonly Datum[] = [
  [
    new RegExp(
      [
        String.raw`\b`,
        oneOf(
          String.raw`DOB|D\.O\.B|MRN|SSN|[Bb]orn|[Dd]ate of [Bb]irth|dob|mrn|ssn|[Bb]irth ?[Dd]ate`,
          '[Mm]ember (?:ID|id)|[Pp]atient (?:ID|id)',
        ),
        String.raw`\b`,
      ].join(''),
      'g',
    ),
  ],
  [/\b(?:b\. ?)?\d{1,2}\/\d{1,2}\/(?:19\d|200)\d\b/g, 'birth-date'],
  [
    /(?<=\((?:[MFUX]|[Ff]emale|[Mm]ale)[,;/ ]{1,2}|\()(?:(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{2,4})(?=\))/g,
    'birth-date',
  ],
  [/<(?:mailto:)?(?=[\w.+-]{1,64}@)/g],
  [/\((?:patient|pt|member|subscriber|guardian|parent)\)/g],
  [/(?<='s )(?:chart|record|labs|appointment|portal account|medications?)\b/g],
  [/(?<=[A-Z]{2},\s?[A-Z'-]{2,24}(?: [A-Z])? \()\d{4,12}(?=\))/g, 'record-number'],
];
const LEAD = 80;

function find({ text }: Source): Detection[] {
  return DATA.flatMap(([pattern, kind]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: datum, index }) => {
      const lead = text.slice(Math.max(0, index - LEAD), index);
      const line = lead.slice(lead.lastIndexOf('\n') + 1);
      const length = line
        .replace(/(?:\((?:[MFUX]|[Ff]emale|[Mm]ale)[,;/ ]{1,2}|[\s,;(|:-]{1,4})$/, '')
        .trimEnd().length;
      const names =
        length === line.length ? [] : lastName(text, index - line.length, index - line.length + length);
      const itself = kind !== undefined && names.length > 0;
      return itself ? [...names, { kind, start: index, end: index + datum.length }] : names;
    }),
  );
}

/** The longest name that ends where the datum begins. */
function lastName(text: string, start: number, end: number): Detection[] {
  for (const match of text.slice(start, end).matchAll(/(?<![\w'.-])[A-Z]/g)) {
    const at = start + match.index;
    const { length, words } = nameLength(text, at);
    if (words >= 2 && at + length >= end)
      return [{ kind: 'person-name', start: at, end: Math.min(at + length, end) }];
  }
  return [];
}

/** Names that stand right before a birth date, a record number or a mailbox: `Last, First (DOB …)`. */
export const namesBeforeData: Rule = {
  find,
  yes: {
    'Tobias Lindqvist (DOB 4/9/1971)': 'Tobias Lindqvist',
  },
  no: ['Invalid DOB 4/9/1971', 'Bad Request (DOB missing)'],
};
