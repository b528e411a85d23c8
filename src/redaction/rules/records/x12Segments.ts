import { matchesIn } from '../../../text/matchesIn.ts';
import type { Kind } from '../../kinds.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

type Fields = Readonly<Record<number, Kind>>;

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
  DTP: {
    of: ([qualifier = '']) => /^(?:096|314|360|361|431|434|435|438|439|454|471|472|484)$/.test(qualifier),
    fields: { 3: 'patient-data' },
  },
  CLM: { fields: { 1: 'record-number' } },
  CLP: { fields: { 1: 'record-number' } },
  SBR: { fields: { 3: 'member-id', 4: 'member-id' } },
};

const X12_SEGMENT = /(?<![A-Za-z0-9])(NM1|DMG|DTP|N3|N4|REF|PER|CLM|CLP|SBR)([*|])([^~\n\r"<]{1,600})/g;

function find({ text }: Source): Detection[] {
  return [...matchesIn(text, X12_SEGMENT)].flatMap((match): Detection[] => {
    const [all, segment = '', separator = '*', content = ''] = match;
    const rule = X12[segment];
    const elements = content.split(separator);
    if (rule === undefined || rule.of?.(elements) === false) return [];
    let start = match.index + all.length - content.length;
    return elements.flatMap((element, i): Detection[] => {
      const at = start;
      start += element.length + 1;
      const kind = rule.fields[i + 1];
      return kind === undefined || !/\w/.test(element)
        ? []
        : [{ kind, start: at, end: at + element.trimEnd().length }];
    });
  });
}

/** People in X12 claims, eligibility and enrolment files: NM1 of persons, DMG, N3, N4 and the numbers about them. */
export const x12Segments: Rule = {
  words: [Object.keys(X12).flatMap((segment) => ['*', '|'].map((sign) => `${segment.toLowerCase()}${sign}`))],
  find,
  yes: {
    'NM1*IL*1*LINDQVIST*TOBIAS~': 'LINDQVIST … TOBIAS',
    'DTP*472*D8*20260214~': '20260214',
    'CLP*ACC-55190*4*225*0**12*2026300551001~': 'ACC-55190',
  },
  no: ['NM1*PR*2*AETNA~', 'ST*270*0001~', 'DTP*050*D8*20260214~'],
};
