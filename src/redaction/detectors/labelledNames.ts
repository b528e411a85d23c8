import { nameLength } from '../grammar/people.ts';
import type { Kind } from '../kinds.ts';
import type { Source } from '../source.ts';
import type { Span } from '../spans.ts';

const TITLE =
  /(?<![\w.])(?:Mr|Mrs|Ms|Miss|Mx|Master|Madam|Frau|Herrn?|Sra|Srta|Señora?|Mme|Madame|Monsieur)\.?\s(?=\p{Lu})/gu;
const NAME =
  /(?<![A-Za-z])(?:[Nn]ames?|NAME)\\{0,15}["'`*]{0,3}\s{0,4}(?:is|was|of|[:=]|=>|-)?\s{0,4}(?:[[(]\s{0,8})?\\{0,15}["'`]?(?=[A-Z])/g;
const PERSONAL =
  /patient|\bpt\b|person|member|subscriber|\bdob\b|\bmrn\b|\bssn\b|birth|guardian|mother|phone|gender|\bsex\b|address/i;
const OF_A_THING =
  /(?:display|host|user|file|class|resource|table|column|app|application|client|scope|parameter|param|method|thread|service|server|bundle|package|org|organization|practice|provider|facility|clinic|key|domain|system|profile|element|role|group|event|job|queue|topic|env|variable|field|product|brand|project|code|type|tag|vendor|issuer|subject|common|alg|cookie|header)[\s_.-]?$/i;
const AROUND = 120;

/** Names behind a title, and behind the bare word `name` where the words around speak of a person. */
export function labelledNames({ text, has }: Source): Span[] {
  if (
    !has(
      'name',
      'mr',
      'ms',
      'miss',
      'mx',
      'master',
      'madam',
      'frau',
      'herr',
      'sra',
      'srta',
      'señor',
      'mme',
      'monsieur',
    )
  )
    return [];
  const titled = [...text.matchAll(TITLE)].flatMap((match) => nameAt(text, match.index + match[0].length, 1));
  const named = [...text.matchAll(NAME)].flatMap((match): Span[] => {
    if (OF_A_THING.test(text.slice(Math.max(0, match.index - 16), match.index))) return [];
    const end = match.index + match[0].length;
    const around = `${text.slice(Math.max(0, match.index - AROUND), match.index)} ${text.slice(end, end + AROUND)}`;
    return PERSONAL.test(around) ? nameAt(text, end, 2) : [];
  });
  return [...titled, ...named];
}

function nameAt(text: string, start: number, least: number): Span[] {
  const { length, words } = nameLength(text, start);
  return words >= least ? [{ kind: 'person-name', start, end: start + length }] : [];
}

const PART = /\b(first|last)\\{0,15}["']?\s{0,4}(?:=>|[:=])\s{0,4}\\{0,15}["']?(?=[A-Z])/gi;

/** `first` and `last` as keys side by side: `{"first": "…", "last": "…"}`. */
export function namesInParts({ text, has }: Source): Span[] {
  if (!has('first') || !has('last')) return [];
  const parts = [...text.matchAll(PART)];
  return parts.flatMap((part, i) => {
    const isNear = [parts[i - 1], parts[i + 1]].some(
      (other) =>
        other !== undefined &&
        other[1]?.toLowerCase() !== part[1]?.toLowerCase() &&
        Math.abs(other.index - part.index) < AROUND,
    );
    return isNear ? nameAt(text, part.index + part[0].length, 1) : [];
  });
}

const ID =
  /\b(?:id|ID|Id|identifier|number) {0,2}(?:(?:is|was|of|[:=#]) {0,2})?["'`]?([A-Za-z0-9][\w.~-]{2,63})/dg;
const A_PATIENT = /\b(?:patients?|person|member)\b[^\n{}"<>=?&]{0,60}$/i;
const ID_OF_A_THING =
  /\b(?:client|app|application|request|trace|key|error|correlation|scope|ticket|case|message|resource|practice|session)[ _-]$/i;

/** Ids that a sentence about a patient gives: `Patient … with id …`. */
export function idsOfPatients({ text, has }: Source): Span[] {
  if (!has('patient', 'person', 'member')) return [];
  return [...text.matchAll(ID)].flatMap((match): Span[] => {
    const before = text.slice(Math.max(0, match.index - 72), match.index);
    if (!A_PATIENT.test(before) || ID_OF_A_THING.test(before)) return [];
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const isId = /\d/.test(match[1] ?? '') && !/^[1-5]\d\d$/.test(match[1] ?? '');
    return isId ? [{ kind: 'patient-id', start, end }] : [];
  });
}

type Evidence = readonly [pattern: RegExp, of?: Kind];

/** What a name stands right before when it is a patient's; of some, the evidence itself must go too. */
const EVIDENCE: readonly Evidence[] = [
  [
    /\b(?:DOB|D\.O\.B|MRN|SSN|[Bb]orn|[Dd]ate of [Bb]irth|dob|mrn|ssn|[Bb]irth ?[Dd]ate|[Mm]ember (?:ID|id)|[Pp]atient (?:ID|id))\b/g,
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

/** Names that stand right before a birth date, a record number or a mailbox: `Last, First (DOB …)`. */
export function namesBeforeEvidence({ text }: Source): Span[] {
  return EVIDENCE.flatMap(([pattern, kind]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: evidence, index }) => {
      const lead = text.slice(Math.max(0, index - LEAD), index);
      const line = lead.slice(lead.lastIndexOf('\n') + 1);
      const length = line
        .replace(/(?:\((?:[MFUX]|[Ff]emale|[Mm]ale)[,;/ ]{1,2}|[\s,;(|:-]{1,4})$/, '')
        .trimEnd().length;
      const names =
        length === line.length ? [] : lastName(text, index - line.length, index - line.length + length);
      const itself = kind !== undefined && names.length > 0;
      return itself ? [...names, { kind, start: index, end: index + evidence.length }] : names;
    }),
  );
}

const OF_A_PATIENT =
  /\b(?:(?:charts?|records?|labs|appointments?|medications|demographics|immunizations) (?:of|for)|(?:MRN|record|chart|account)\b[^\n]{0,40}\bbelongs to) (?=\p{Lu})/giu;

/** Names behind what only patients have: `the chart of First Last`. */
export function namesBehindEvidence({ text, has }: Source): Span[] {
  if (!has('chart', 'record', 'labs', 'appointment', 'medication', 'demographic', 'immunization', 'belongs'))
    return [];
  return [...text.matchAll(OF_A_PATIENT)].flatMap((match) => nameAt(text, match.index + match[0].length, 2));
}

/** The longest name that ends where the evidence begins. */
function lastName(text: string, start: number, end: number): Span[] {
  for (const match of text.slice(start, end).matchAll(/(?<![\w'.-])[A-Z]/g)) {
    const at = start + match.index;
    const { length, words } = nameLength(text, at);
    if (words >= 2 && at + length >= end)
      return [{ kind: 'person-name', start: at, end: Math.min(at + length, end) }];
  }
  return [];
}
