import type { Kind } from '../kinds.ts';
import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';

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
};
const HARMLESS: Readonly<Record<string, readonly number[]>> = {
  PID: [1, 8, 10, 15, 16, 17, 22, 24, 25, 30],
  NK1: [1, 3, 7],
  GT1: [1, 9, 10, 11],
  IN1: [1, 3, 4, 15, 17],
  IN2: [],
  MRG: [],
};

const SEGMENT = /(?<![A-Za-z0-9])(PID|NK1|GT1|IN1|IN2|MRG)\|([^\n\r"<]{1,4000})/g;
const NEXT_SEGMENT =
  /(?:[\s]|\\[rx][0-9A-D]{0,2})(?:MSH|EVN|PID|PD1|NK1|PV1|PV2|GT1|IN1|IN2|OBX|OBR|ORC|AL1|DG1|MRG|Z[A-Z0-9]{2})\|/;

function fieldsToHide(segment: string, content: string, offset: number): Span[] {
  const kinds = HL7[segment] ?? {};
  const until = content.search(NEXT_SEGMENT);
  let start = offset;
  return (until === -1 ? content : content.slice(0, until)).split('|').flatMap((field, i): Span[] => {
    const at = start;
    start += field.length + 1;
    const isTelling = /[\p{L}\d]/u.test(field) && !HARMLESS[segment]?.includes(i + 1);
    if (!isTelling) return [];
    return [
      { kind: kinds[i + 1] ?? kinds[0] ?? 'patient-data', start: at, end: at + field.trimEnd().length },
    ];
  });
}

const CUT_PID =
  /(?<=\||^)([A-Z][A-Za-z' -]{1,30}\^[A-Z][A-Za-z' -]{1,30}(?:\^[A-Za-z. ]{0,20}){0,5})\|[^|\n]{0,60}\|(\d{8}(?:\d{4,6})?)\|/dgm;

function cutPid(text: string): Span[] {
  return [...text.matchAll(CUT_PID)].flatMap((match): Span[] => {
    const name = match.indices?.[1];
    const birth = match.indices?.[2];
    if (name === undefined || birth === undefined) return [];
    return [
      { kind: 'person-name', start: name[0], end: name[1] },
      { kind: 'birth-date', start: birth[0], end: birth[1] },
    ];
  });
}

/** People in HL7 v2 messages: PID, NK1, GT1, IN1, IN2, MRG, and a PID whose beginning was cut off. */
export function hl7Segments({ text, has }: Source): Span[] {
  if (!has('|')) return [];
  const spans = [...text.matchAll(SEGMENT)].flatMap((match) =>
    fieldsToHide(match[1] ?? '', match[2] ?? '', match.index + match[0].length - (match[2]?.length ?? 0)),
  );
  return [...spans, ...cutPid(text)];
}

/** X12 (005010): the elements that go, by segment; a qualifier says of which segments. */
const X12: Readonly<
  Record<string, { readonly of?: (elements: readonly string[]) => boolean; readonly fields: Fields }>
> = {
  NM1: {
    of: ([entity = '', type]) =>
      /^(?:IL|QC|74|03|45|S1|S3|QD|GD|36|E1|EI|LR|P3|HK)$/.test(entity) ||
      (type === '1' && !/^(?:1P|40|41|71|72|77|82|85|87|DN|DK|PR|FA|QB|SJ|X3)$/.test(entity)),
    fields: {
      3: 'person-name',
      4: 'person-name',
      5: 'person-name',
      6: 'person-name',
      7: 'person-name',
      9: 'member-id',
    },
  },
  DMG: { fields: { 2: 'birth-date' } },
  N3: { fields: { 1: 'postal-address', 2: 'postal-address' } },
  N4: { fields: { 1: 'postal-address', 3: 'postal-address' } },
  REF: {
    of: ([qualifier = '']) =>
      /^(?:SY|1L|1W|0F|EJ|EA|MI|IG|6P|23|F6|Q4|3H|A6|D9|HJ|NQ|ZZ|CT)$/.test(qualifier),
    fields: { 2: 'member-id' },
  },
  PER: { fields: { 2: 'person-name', 4: 'phone-number', 6: 'phone-number', 8: 'phone-number' } },
  CLM: { fields: { 1: 'record-number' } },
  SBR: { fields: { 3: 'member-id', 4: 'member-id' } },
  TRN: { fields: {} },
};

const X12_SEGMENT = /(?<![A-Za-z0-9])(NM1|DMG|N3|N4|REF|PER|CLM|SBR)([*|])([^~\n\r"<]{1,600})/g;

/** People in X12 claims, eligibility and enrolment files: NM1 of persons, DMG, N3, N4 and the numbers about them. */
export function x12Segments({ text, has }: Source): Span[] {
  if (!has(...Object.keys(X12).map((segment) => segment.toLowerCase()))) return [];
  return [...text.matchAll(X12_SEGMENT)].flatMap((match): Span[] => {
    const [all, segment = '', separator = '*', content = ''] = match;
    const rule = X12[segment];
    const elements = content.split(separator);
    if (rule === undefined || rule.of?.(elements) === false) return [];
    let start = match.index + all.length - content.length;
    return elements.flatMap((element, i): Span[] => {
      const at = start;
      start += element.length + 1;
      const kind = rule.fields[i + 1];
      return kind === undefined || !/\w/.test(element)
        ? []
        : [{ kind, start: at, end: at + element.trimEnd().length }];
    });
  });
}

const NAMED_FIELD =
  /(?:@?\bPID|\bNK1)[-.](?:2|3|5|6|7|9|11|13|14|18|19)(?:[-.]\d{1,2}){0,2}(?:\^|\s?(?:is|was|value|[=:])?\s?)["'([]?([A-Z0-9][\w'.-]{2,40}(?:\^[\w'. -]{0,40}){0,6})/dg;
const IDENTIFIER = /(?<![\w^])([\w-]{3,40})\^\^\^[\w.& -]{0,60}\^(?:MR|PI|PT|SS|AN|MB|PN|VN)\b/dg;
const CARET_NAME =
  /(?<![\w^|])([A-Z][A-Za-z'-]{1,24}\^[A-Z][A-Za-z'-]{1,24}(?:\^[A-Za-z.]{0,12}){0,4})(?![\w^|])/dg;

/** Pieces of HL7 v2 in prose and logs: `PID-5: …`, `@PID.7^…`, an identifier or a name with its carets. */
export function hl7Pieces({ text, has }: Source): Span[] {
  if (!has('^', 'pid', 'nk1')) return [];
  const fields = [...text.matchAll(NAMED_FIELD)].filter(({ 1: value = '' }) =>
    /\d{3}|\^|^[A-Z]{3,}$/.test(value),
  );
  const pieces: readonly (readonly [Kind, readonly RegExpMatchArray[]])[] = [
    ['patient-data', fields],
    ['record-number', [...text.matchAll(IDENTIFIER)]],
    ['person-name', [...text.matchAll(CARET_NAME)]],
  ];
  return pieces.flatMap(([kind, matches]) =>
    matches.map((match) => {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      return { kind, start, end };
    }),
  );
}
