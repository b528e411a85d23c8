import { matchesIn } from '../../../text/matchesIn.ts';
import type { Span } from '../../../text/span.ts';
import { isAllowedMember, isTelling, kindOfMember } from '../../grammar/recordMembers.ts';
import { type Detection, merge, type Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const OPENING = new RegExp(
  [
    String.raw`<(?:\w{1,20}:)?`,
    '(Patient|RelatedPerson|Person|patientRole|recordTarget|subscriber|beneficiary|insured|guarantor|guardian|associatedPerson|assignedPerson|demographics|patientInfo|patientDetails)',
    String.raw`(?=[\s>/])[^<>]{0,400}>`,
  ].join(''),
  'gi',
);
/** One of these is in each of those names. */
const PEOPLE =
  'patient person recordtarget subscriber beneficiary insured guarantor guardian demographics'.split(' ');
const TAG = /<(\/?)([A-Za-z_][\w.:-]{0,80})((?:[\s/][^<>]{0,1000})?)>([^<>]{0,2000})/g;
const ATTRIBUTE = /\s(value|extension|id|name|[a-z]{0,12}Name)=\\{0,15}(["'])([^"'<>\\]{1,1000})/dgi;
const CUT = 4_000;

function rangesOf({ text, quotes }: Source): Span[] {
  const found = [...matchesIn(text, OPENING)].map((match): Detection => {
    const name = match[0].slice(1).split(/[\s>/]/)[0] ?? '';
    const after = match.index + match[0].length;
    const close = match[0].endsWith('/>') ? after : quotes.next(`</${name}`, after);
    const blank = quotes.next('\n\n', after);
    const isRepr = close === -1 && quotes.next('<', after) === -1;
    const cut = isRepr ? after - 1 : Math.min(after + CUT, blank === -1 ? text.length : blank);
    return { kind: 'patient-data', start: match.index, end: close === -1 ? cut : close };
  });
  return merge(found);
}

function attributesToHide(element: string, attributes: string, offset: number): Detection[] {
  return [...matchesIn(attributes, ATTRIBUTE)].flatMap((match): Detection[] => {
    const [, attribute = '', , value = ''] = match;
    const member = /^(?:value|extension|id)$/i.test(attribute) ? element : attribute;
    const from = offset + (match.indices?.[3]?.[0] ?? 0);
    if (/^(?:displayName|codeSystemName)$/.test(attribute) || !isTelling(member, value)) return [];
    return [{ kind: kindOfMember(member, value), start: from, end: from + value.length }];
  });
}

function textToHide(element: string, content: string, offset: number): Detection[] {
  const value = content.trim();
  if (!/[\p{L}\d]/u.test(value) || isAllowedMember(element) || !isTelling(element, value)) return [];
  const start = offset + content.indexOf(value);
  return [{ kind: kindOfMember(element, value), start, end: start + value.length }];
}

function find(source: Source): Detection[] {
  return rangesOf(source).flatMap(({ start, end }) => {
    const region = source.text.slice(start, end + 1);
    return [...matchesIn(region, TAG)].flatMap((match): Detection[] => {
      const [all, closes = '', name = '', attributes = '', content = ''] = match;
      const element = name.slice(name.indexOf(':') + 1);
      const at = start + match.index;
      const contentAt = at + all.length - content.length;
      const attributesAt = contentAt - 1 - attributes.length;
      const inTag = closes === '' ? attributesToHide(element, attributes, attributesAt) : [];
      return [...inTag, ...textToHide(closes === '' ? element : 'text', content, contentAt)];
    });
  });
}

/** People in XML: FHIR's Patient, C-CDA's recordTarget and its like; attributes, text and narrative. */
export const xmlRecords: Rule = {
  words: [['<'], PEOPLE],
  find,
  yes: {
    '<Patient><id value="p-20417"/></Patient>': 'p-20417',
    '<beneficiary><display value="Tobias Lindqvist"/></beneficiary>': 'Tobias Lindqvist',
  },
  no: ['<Observation><id value="p-20417"/></Observation>', '<Patient active="true"> raised KeyError'],
};
