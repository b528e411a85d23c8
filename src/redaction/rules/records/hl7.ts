import { matchesIn } from '../../../text/matchesIn.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import type { Kind } from '../../kinds.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

type Fields = Readonly<Record<number, Kind>>;

/** HL7 v2.5.1, chapters 3 and 6: what each field of a segment about a person is; 0 stands for all others. */
const HL7: Readonly<Record<string, Fields>> = {
  PID: {
    0: 'patient-data',
    2: 'record-number',
    3: 'record-number',
    4: 'record-number',
    5: 'person-name',
    6: 'person-name',
    7: 'birth-date',
    9: 'person-name',
    11: 'postal-address',
    13: 'phone-number',
    14: 'phone-number',
    18: 'record-number',
    19: 'social-security-number',
    20: 'record-number',
    21: 'record-number',
    23: 'postal-address',
    29: 'birth-date',
  },
  NK1: {
    0: 'patient-data',
    2: 'person-name',
    4: 'postal-address',
    5: 'phone-number',
    6: 'phone-number',
    16: 'birth-date',
    30: 'person-name',
    31: 'phone-number',
    32: 'postal-address',
    33: 'record-number',
    37: 'social-security-number',
  },
  GT1: {
    0: 'patient-data',
    2: 'record-number',
    3: 'person-name',
    4: 'person-name',
    5: 'postal-address',
    6: 'phone-number',
    7: 'phone-number',
    8: 'birth-date',
    12: 'social-security-number',
  },
  IN1: {
    0: 'patient-data',
    2: 'member-id',
    8: 'member-id',
    10: 'member-id',
    16: 'person-name',
    18: 'birth-date',
    19: 'postal-address',
    36: 'member-id',
    49: 'member-id',
  },
  IN2: {
    0: 'patient-data',
    2: 'social-security-number',
    6: 'member-id',
    8: 'member-id',
    61: 'member-id',
    63: 'phone-number',
  },
  MRG: { 0: 'record-number' },
  QPD: {
    3: 'record-number',
    4: 'person-name',
    5: 'person-name',
    6: 'birth-date',
    8: 'postal-address',
    9: 'phone-number',
  },
  ZPI: { 0: 'patient-data' },
  ZPD: { 0: 'patient-data' },
  PV1: {
    5: 'encounter-id',
    19: 'encounter-id',
    44: 'patient-data',
    45: 'patient-data',
    50: 'encounter-id',
  },
  SCH: { 11: 'patient-data' },
  RXA: { 3: 'patient-data', 4: 'patient-data' },
  OBR: { 7: 'patient-data' },
};
const HARMLESS: Readonly<Record<string, readonly number[]>> = {
  PID: [1, 8, 10, 15, 16, 17, 22, 24, 25, 30],
  NK1: [1, 3, 7],
  GT1: [1, 9, 10, 11],
  IN1: [1, 2, 3, 4, 15, 17],
  IN2: [],
  MRG: [],
};

const BARS = ['|'];
/** Where a line or an escape holds several segments, one ends where the next begins. */
const NEXT_SEGMENT = String.raw`(?:\s|\\[rx][0-9A-D]{0,2})(?:[A-Z]{2}[A-Z0-9])\|`;
const SEGMENT = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9])(PID|NK1|GT1|IN1|IN2|MRG|PV1|QPD|SCH|RXA|OBR|ZP[ID])\|`,
    String.raw`((?:(?!${NEXT_SEGMENT})[^\n\r"<]){1,4000})`,
  ].join(''),
  'g',
);

/** Who counts bars by hand is soon one off: a name or a birth date goes in whatever field. */
const displaced = (field: string): Kind | undefined => {
  if (/^[A-Z][A-Za-z' -]{1,30}\^[A-Z][A-Za-z' -]{0,30}(?:\^[A-Za-z. ]{0,20}){0,5}$/.test(field))
    return 'person-name';
  return /^(?:19|20)\d{2}[01]\d[0-3]\d$/.test(field) ? 'birth-date' : undefined;
};

function fieldsToHide(segment: string, content: string, offset: number): Detection[] {
  const kinds = HL7[segment] ?? {};
  let start = offset;
  return content.split('|').flatMap((field, i): Detection[] => {
    const at = start;
    start += field.length + 1;
    // A query names its parameters, which are read as pieces.
    if (segment === 'QPD' && field.includes('@')) return [];
    const isHarmless = HARMLESS[segment]?.includes(i + 1) === true;
    const kind = isHarmless ? displaced(field) : (kinds[i + 1] ?? kinds[0]);
    const isTelling = /[\p{L}\d]/u.test(field);
    if (!isTelling || kind === undefined) return [];
    return [{ kind: kind, start: at, end: at + field.trimEnd().length }];
  });
}

const CUT_PID = new RegExp(
  [
    String.raw`(?<=\||^)([A-Z][A-Za-z' -]{1,30}\^[A-Z][A-Za-z' -]{1,30}(?:\^[A-Za-z. ]{0,20}){0,5})\|`,
    String.raw`[^|\n]{0,60}\|(\d{8}(?:\d{4,6})?)\|`,
  ].join(''),
  'dgm',
);

function cutPid(text: string): Detection[] {
  return [...matchesIn(text, CUT_PID)].flatMap((match): Detection[] => {
    const name = match.indices?.[1];
    const birth = match.indices?.[2];
    if (name === undefined || birth === undefined) return [];
    return [
      { kind: 'person-name', start: name[0], end: name[1] },
      { kind: 'birth-date', start: birth[0], end: birth[1] },
    ];
  });
}

function segments({ text, has }: Source): Detection[] {
  if (!has(BARS)) return [];
  const spans = [...matchesIn(text, SEGMENT)].flatMap((match) =>
    fieldsToHide(match[1] ?? '', match[2] ?? '', match.index + match[0].length - (match[2]?.length ?? 0)),
  );
  return [...spans, ...cutPid(text)];
}

const PIECES = ['^', '(0010,', 'pid', 'nk1', 'in1', 'in2', 'gt1'];
const NAMED_FIELD = new RegExp(
  [
    oneOf(
      String.raw`(?:@?\bPID|\bNK1)[-.](?:2|3|5|6|7|9|11|13|14|18|19)|\bIN1[-.](?:2|16|18|19|36|49)`,
      String.raw`\bGT1[-.](?:2|3|5|6|8|12)|\bIN2[-.](?:2|6|8|61)`,
    ),
    String.raw`(?:[-.]\d{1,2}){0,2}(?:[\^|]|\s?(?:is|was|value|[=:]|->)?\s?)`,
    String.raw`["'([]?([A-Z0-9][\w'.-]{2,40}(?:\^[\w'. -]{0,40}){0,6})`,
  ].join(''),
  'dg',
);
/** Mirth writes messages as XML: `<PID.5.1>…</PID.5.1>`. */
const TAGGED_FIELD = new RegExp(
  [
    '<',
    oneOf(
      String.raw`PID\.(?:2|3|4|5|6|7|9|11|13|14|18|19|20)|NK1\.(?:2|4|5|6)`,
      String.raw`IN1\.(?:2|16|18|19|36|49)|GT1\.(?:2|3|5|6|8|12)`,
    ),
    String.raw`(?:\.\d{1,2}){0,2}>([^<>\n]{2,120})(?=<)`,
  ].join(''),
  'dg',
);
/** What tools print of the group about the patient in DICOM. */
const DICOM = /\(0010,[0-9a-f]{4}\)\s{1,4}[A-Z]{2}\s{1,4}\[([^\]\n\uFFFC]{1,80})(?=\])/dg;
const IDENTIFIER = /(?<![\w^])([\w-]{3,40})\^\^\^[\w.& -]{0,60}\^(?:MR|PI|PT|SS|AN|MB|PN|VN)\b/dg;
const CARET_NAME =
  /(?<![\w^|])([A-Z][A-Za-z'-]{1,24}\^[A-Z][A-Za-z'-]{1,24}(?:\^[A-Za-z.]{0,12}){0,4})(?<!\^(?:CVX|MVX|SCT|LN|NDC))(?![\w^|])/dg;

function pieces({ text, has }: Source): Detection[] {
  if (!has(PIECES)) return [];
  const fields = [...matchesIn(text, NAMED_FIELD)].filter(({ 1: value = '' }) =>
    /\d{3}|\^|^[A-Z]{3,}$/.test(value),
  );
  const pieces: readonly (readonly [Kind, readonly RegExpMatchArray[]])[] = [
    ['patient-data', [...fields, ...matchesIn(text, TAGGED_FIELD), ...matchesIn(text, DICOM)]],
    ['record-number', [...matchesIn(text, IDENTIFIER)]],
    ['person-name', [...matchesIn(text, CARET_NAME)]],
  ];
  return pieces.flatMap(([kind, matches]) =>
    matches.map((match) => {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      return { kind, start, end };
    }),
  );
}

const find = (source: Source): Detection[] => [...segments(source), ...pieces(source)];

/**
 * People in HL7 v2: the segments PID, NK1, GT1, IN1, IN2, MRG, the numbers of a visit in PV1, a PID whose beginning was cut off, and pieces in prose and
 * logs: `PID-5: …`, `@PID.7^…`, an identifier or a name with its carets.
 */
export const hl7: Rule = {
  words: [
    [
      '^',
      '(0010,',
      'pid',
      'nk1',
      'gt1',
      'in1',
      'in2',
      'mrg|',
      'pv1|',
      'qpd|',
      'sch|',
      'rxa|',
      'obr|',
      'zpi|',
      'zpd|',
    ],
  ],
  find,
  yes: {
    'PID|1||88120^^^MR||LINDQVIST^TOBIAS': '88120^^^MR … LINDQVIST^TOBIAS',
    'SCH|A-1||||||RESCHED^Move||30|min PID|1||88120||LINDQVIST^TOBIAS||19710409':
      '88120 … LINDQVIST^TOBIAS … 19710409',
    'PV1|1|O|CLINIC||||1234567893^SMITH||||||||||||V0091827': 'V0091827',
    'RXA|0|1|20261012||110^DTaP-HepB-IPV^CVX': '20261012',
    'SCH|A-551208||||||RESCHED^Reschedule||30|min|^^30^202612040930': '^^30^202612040930',
    'PID-5: LINDQVIST^TOBIAS': 'LINDQVIST^TOBIAS',
    'PID-5|Lindqvist^Tobias, PID-7|19710409': 'Lindqvist^Tobias … 19710409',
    '<PID.5.1>Lindqvist</PID.5.1><PID.7.1>19710409</PID.7.1>': 'Lindqvist … 19710409',
    '(0010,0020) LO [HK0031177]   # PatientID': 'HK0031177',
    'IN1-36 -> GMX771204458': 'GMX771204458',
    'IN1|1|PPO|60054|GULF MUTUAL|||||||||||LINDQVIST^TOBIAS||19710409': 'LINDQVIST^TOBIAS … 19710409',
    'QPD|Z44^History^CDC|37|88120^^^MR|LINDQVIST^TOBIAS^A|VOGT^SABINE|20120430|M|12 ELM ST^^MERIDEN^CT^06450':
      '88120^^^MR … LINDQVIST^TOBIAS^A … VOGT^SABINE … 20120430 … 12 ELM ST^^MERIDEN^CT^06450',
  },
  no: [
    '(0008,0060) CS [US]',
    '<MSH.9.1>ADT</MSH.9.1>',
    'MSH|^~\\&|APP|FAC',
    'PID|1|||',
    'PID-5 is required',
    'OBR|1|ORD-9912||CBC',
    'a^b',
  ],
};
