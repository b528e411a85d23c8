import type { Kind } from '../kinds.ts';
import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';

const REFERENCE =
  /(?<![A-Za-z])(Patient|Person|RelatedPerson|Encounter|EpisodeOfCare|Appointment|Coverage|patients?|persons?)\/(?:id\/)?([A-Za-z0-9][\w.~-]{0,63})/g;
/** Resources that are of one patient alone: their ids lead to the person as well. */
const KIND_OF_TYPE: Readonly<Record<string, Kind>> = {
  Encounter: 'encounter-id',
  EpisodeOfCare: 'encounter-id',
  Appointment: 'encounter-id',
  Coverage: 'member-id',
};
const asSaid = (type: string): string => `${type.toLowerCase()}/`;
const NO_ID = /^(?:[A-Z][A-Za-z]+|[a-z]+|read|search|example|metadata|v\d|r4|R4)$/;
const SCOPE = /^(?:\.(?:read|write|[cruds]{1,5})|.*\.(?:read|write|rs|r|s|cruds))$/;

function isId(type: string, id: string, after: string): boolean {
  if (SCOPE.test(id) || /^[.]?[*]/.test(after)) return false;
  if (/^[pP]/.test(type) && /^[A-Z]/.test(type) && !/\d/.test(id)) return !NO_ID.test(id);
  return /\d/.test(id) && !/\.(?:java|ts|js|py|cs|html|json|xml|md)$/.test(id) && !/^v\d$/.test(id);
}

/** Ids in references and addresses (`Patient/123`), and the `display` that names whom the reference means. */
export function references({ text, has }: Source): Span[] {
  if (!has('patient/', 'person/', 'patients/', 'persons/', ...Object.keys(KIND_OF_TYPE).map(asSaid)))
    return [];
  const spans: Span[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const [all, type = '', raw = ''] = match;
    const id = raw.replace(/[.~-]+$/, '');
    const start = match.index + all.length - raw.length;
    const kind = KIND_OF_TYPE[type] ?? 'patient-id';
    if (isId(type, id, text.slice(start + raw.length, start + raw.length + 2)))
      spans.push({ kind, start, end: start + id.length });
    if (kind === 'patient-id' && has('display'))
      spans.push(...displays(text, match.index, start + raw.length));
  }
  return spans;
}

const DISPLAY_AFTER =
  /^[\uFFFC]?\\{0,15}["'][^{}]{0,80}?display(?:\\{0,15}["']?\s{0,4}[:=]| value=)\s{0,4}\\{0,15}["']([^"'\\\n{}]{2,100})/d;
const DISPLAY_BEFORE =
  /display\\{0,15}["']?\s{0,4}:\s{0,4}\\{0,15}["']([^"'\\\n{}\uFFFC]{2,100})\\{0,15}["'],?\s{0,40}\\{0,15}["']?reference\\{0,15}["']?\s{0,4}:\s{0,4}\\{0,15}["'][^"'\s]{0,200}$/d;

function displays(text: string, start: number, end: number): Span[] {
  const after = DISPLAY_AFTER.exec(text.slice(end, end + 240))?.indices?.[1];
  const from = Math.max(0, start - 400);
  const before = DISPLAY_BEFORE.exec(text.slice(from, start))?.indices?.[1];
  const spans: Span[] = [];
  if (after !== undefined) spans.push({ kind: 'person-name', start: end + after[0], end: end + after[1] });
  if (before !== undefined)
    spans.push({ kind: 'person-name', start: from + before[0], end: from + before[1] });
  return spans;
}

const SEARCH = /(?<![A-Za-z])(?:Patient|Person|RelatedPerson)(?:\/_search)?\?([^\s"'<>`)\\]{1,4000})/dg;
const HARMLESS =
  /^(?:_(?!id\b)\w+(?:[:.][\w.:-]{1,80})?|active|gender|deceased|access_token|general-practitioner|organization|link|language|client_id|scope|_format)(?::\w+)?$/;

const KIND_OF_PARAMETER: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:family|given|name|phonetic)/, 'person-name'],
  [/^(?:birthdate|death)/, 'birth-date'],
  [/^(?:telecom|phone)/, 'phone-number'],
  [/^email/, 'email-address'],
  [/^address/, 'postal-address'],
  [/^identifier/, 'record-number'],
];

function valueToHide(parameter: string, at: number): Span[] {
  const sign = parameter.indexOf('=');
  const name = parameter.slice(0, Math.max(0, sign));
  const value = parameter.slice(sign + 1);
  const skip = value.lastIndexOf('|') + 1;
  if (sign < 1 || HARMLESS.test(name) || value.includes('\uFFFC') || skip >= value.length) return [];
  const kind = KIND_OF_PARAMETER.find(([pattern]) => pattern.test(name))?.[1] ?? 'patient-id';
  return [{ kind, start: at + sign + 1 + skip, end: at + parameter.length }];
}

/** The values of a search for people; the names of its parameters stay, and the system of an identifier. */
export function searches({ text, has }: Source): Span[] {
  if (!has('patient?', 'person?', '_search?')) return [];
  return [...text.matchAll(SEARCH)].flatMap((search) => {
    let at = search.indices?.[1]?.[0] ?? 0;
    return (search[1] ?? '').split('&').flatMap((parameter) => {
      const start = at;
      at += parameter.length + 1;
      return valueToHide(parameter, start);
    });
  });
}

const CHAINED =
  /[?&](?:patient|subject|individual|beneficiary|subscriber|for)(?::Patient)?\.([\w-]{1,40})(?::\w{1,20})?=([^&\s"'<>`)\\\uFFFC]{1,1000})/dg;

/** Searches of other resources by what their patient is: `Observation?patient.identifier=…`. */
export function chainedSearches({ text, has }: Source): Span[] {
  if (!has('patient', 'subject', 'individual', 'beneficiary', 'subscriber', 'for') || !has('=')) return [];
  return [...text.matchAll(CHAINED)].flatMap((match): Span[] => {
    const [start, end] = match.indices?.[2] ?? [0, 0];
    const skip = (match[2] ?? '').lastIndexOf('|') + 1;
    const kind = KIND_OF_PARAMETER.find(([name]) => name.test(match[1] ?? ''))?.[1] ?? 'patient-id';
    return start + skip < end && !HARMLESS.test(match[1] ?? '') ? [{ kind, start: start + skip, end }] : [];
  });
}
