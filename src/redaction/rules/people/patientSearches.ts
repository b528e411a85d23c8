import { matchesIn } from '../../../text/matchesIn.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import type { Kind } from '../../kinds.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const SEARCHED = ['patient?', 'person?', '_search'];
const SEARCH = /(?<![A-Za-z])(?:Patient|Person|RelatedPerson)(?:\/_search)?\?([^\s"'<>`)\\]{1,4000})/dg;
/** The same as a form: below the headers, or behind curl's `-d`. */
const FORM = new RegExp(
  [
    String.raw`(?:Patient|Person|RelatedPerson)\/_search\b`,
    String.raw`(?:[^\n?]{0,80}\n(?:[A-Za-z-]{2,40}: [^\n]{0,200}\n){0,8}\n?|[^\n?]{0,200}?\s(?:-d|--data(?:-[a-z]{3,9})?)[ =]?["']?)`,
    String.raw`([\w.:-]{1,40}=[^\s"'<>\x60)\\]{1,4000})`,
  ].join(''),
  'dg',
);
const HARMLESS = new RegExp(
  [
    '^',
    oneOf(
      String.raw`_(?!id\b)\w+(?:[:.][\w.:-]{1,80})?|active|gender|deceased|access_token|general-practitioner`,
      'organization|link|language|client_id|scope|_format',
    ),
    String.raw`(?::\w+)?$`,
  ].join(''),
);

const KIND_OF_PARAMETER: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:family|given|name|phonetic)/, 'person-name'],
  [/^(?:birthdate|death)/, 'birth-date'],
  [/^(?:telecom|phone)/, 'phone-number'],
  [/^email/, 'email-address'],
  [/^address/, 'postal-address'],
  [/^identifier/, 'record-number'],
];

function valueToHide(parameter: string, at: number): Detection[] {
  const sign = parameter.indexOf('=');
  const name = parameter.slice(0, Math.max(0, sign));
  const value = parameter.slice(sign + 1);
  const skip = value.lastIndexOf('|') + 1;
  if (sign < 1 || HARMLESS.test(name) || value.includes('\uFFFC') || skip >= value.length) return [];
  const kind = KIND_OF_PARAMETER.find(([pattern]) => pattern.test(name))?.[1] ?? 'patient-id';
  return [{ kind, start: at + sign + 1 + skip, end: at + parameter.length }];
}

/** The values of a search for people; the names of its parameters stay, and the system of an identifier. */
function searches({ text, has }: Source): Detection[] {
  if (!has(SEARCHED)) return [];
  return [...matchesIn(text, SEARCH), ...matchesIn(text, FORM)].flatMap((search) => {
    let at = search.indices?.[1]?.[0] ?? 0;
    return (search[1] ?? '').split('&').flatMap((parameter) => {
      const start = at;
      at += parameter.length + 1;
      return valueToHide(parameter, start);
    });
  });
}

const CHAINS = ['patient', 'subject', 'individual', 'beneficiary', 'subscriber', 'for'];
const CHAINED = new RegExp(
  [
    String.raw`[?&](?:patient|subject|individual|beneficiary|subscriber|for)(?::Patient)?\.([\w-]{1,40})`,
    '(?::\\w{1,20})?=([^&\\s"\'<>`)\\\\\\uFFFC]{1,1000})',
  ].join(''),
  'dg',
);

/** Searches of other resources by what their patient is: `Observation?patient.identifier=…`. */
function chainedSearches({ text, has }: Source): Detection[] {
  if (!has(CHAINS)) return [];
  return [...matchesIn(text, CHAINED)].flatMap((match): Detection[] => {
    const [start, end] = match.indices?.[2] ?? [0, 0];
    const skip = (match[2] ?? '').lastIndexOf('|') + 1;
    const kind = KIND_OF_PARAMETER.find(([name]) => name.test(match[1] ?? ''))?.[1] ?? 'patient-id';
    return start + skip < end && !HARMLESS.test(match[1] ?? '') ? [{ kind, start: start + skip, end }] : [];
  });
}

const find = (source: Source): Detection[] => [...searches(source), ...chainedSearches(source)];

/** Searches for people, and for what belongs to them. */
export const patientSearches: Rule = {
  words: [['='], ['?', '&', '_search'], [...SEARCHED, ...CHAINS]],
  find,
  yes: {
    'GET /Patient?family=Lindqvist&_count=5': 'Lindqvist',
    'POST /Patient/_search HTTP/1.1\nAccept: a/b\n\nname=Lindqvist&_count=5': 'Lindqvist',
    "curl /Patient/_search -d 'name=Lindqvist'": 'Lindqvist',
    '/Observation?patient.identifier=urn:x|88120': '88120',
  },
  no: ['GET /Patient?_count=5&_sort=name', '/Observation?code=1234-5'],
};
