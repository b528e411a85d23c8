import { matchesIn } from '../../../text/matchesIn.ts';
import type { Kind } from '../../kinds.ts';
import type { Detection, Rule } from '../../rule.ts';
import type { Source } from '../../source.ts';

const REFERENCE = new RegExp(
  [
    '(?<![A-Za-z])',
    String.raw`(Patient|Person|RelatedPerson|Encounter|EpisodeOfCare|Appointment|Coverage|patients?|persons?|(?<=\/)(?:charts?|members?|subscribers?|encounters?|visits?))\/`,
    String.raw`(?:id\/)?([A-Za-z0-9][\w.~-]{0,63})`,
  ].join(''),
  'g',
);
/** Resources that are of one patient alone: their ids lead to the person as well. */
const KIND_OF_TYPE: Readonly<Record<string, Kind>> = {
  Encounter: 'encounter-id',
  EpisodeOfCare: 'encounter-id',
  Appointment: 'encounter-id',
  Coverage: 'member-id',
  member: 'member-id',
  members: 'member-id',
  subscriber: 'member-id',
  subscribers: 'member-id',
  encounter: 'encounter-id',
  encounters: 'encounter-id',
  visit: 'encounter-id',
  visits: 'encounter-id',
};
const asSaid = (type: string): string => `${type.toLowerCase()}/`;
const NO_ID = /^(?:[A-Z][A-Za-z]+|[a-z]+|read|search|example|metadata|v\d|r4|R4)$/;
const SCOPE = /^(?:\.(?:read|write|[cruds]{1,5})|.*\.(?:read|write|rs|r|s|cruds))$/;

/** The ids that documentation and tests give every patient. */
const SAMPLE = /^(?:1|123|1234|12345|(?:test|demo|sample|example|dummy)(?:[-_.]?[a-z]{1,8})?[-_.]?\d{0,3})$/i;

function isId(type: string, id: string, after: string): boolean {
  if (SAMPLE.test(id) || SCOPE.test(id) || /^[.]?[*]/.test(after)) return false;
  if (/^[cmsev]/.test(type) && !/\d{4}/.test(id)) return false;
  if (/^[pP]/.test(type) && /^[A-Z]/.test(type) && !/\d/.test(id)) return !NO_ID.test(id);
  return /\d/.test(id) && !/\.(?:java|ts|js|py|cs|html|json|xml|md)$/.test(id) && !/^v\d$/.test(id);
}

function find({ text, has }: Source): Detection[] {
  const spans: Detection[] = [];
  for (const match of matchesIn(text, REFERENCE)) {
    const [all, type = '', raw = ''] = match;
    const id = raw.replace(/[.~-]+$/, '');
    const start = match.index + all.length - raw.length;
    const kind = KIND_OF_TYPE[type] ?? 'patient-id';
    if (isId(type, id, text.slice(start + raw.length, start + raw.length + 2)))
      spans.push({ kind, start, end: start + id.length });
    if (kind === 'patient-id' && has(DISPLAY)) spans.push(...displays(text, match.index, start + raw.length));
  }
  return spans;
}

const DISPLAY = ['display'];
const DISPLAY_AFTER = new RegExp(
  [
    String.raw`^[\uFFFC]?\\{0,15}["'][^{}]{0,80}?`,
    String.raw`display(?:\\{0,15}["']?\s{0,4}[:=]| value=|(?= ))\s{0,4}\\{0,15}["']([^"'\\\n{}]{2,100})`,
  ].join(''),
  'd',
);
const DISPLAY_BEFORE = new RegExp(
  [
    String.raw`display\\{0,15}["']?\s{0,4}:\s{0,4}\\{0,15}["']([^"'\\\n{}\uFFFC]{2,100})\\{0,15}`,
    String.raw`["'],?\s{0,40}\\{0,15}["']?reference\\{0,15}["']?\s{0,4}:\s{0,4}\\{0,15}["'][^"'\s]{0,200}$`,
  ].join(''),
  'd',
);

function displays(text: string, start: number, end: number): Detection[] {
  const after = DISPLAY_AFTER.exec(text.slice(end, end + 240))?.indices?.[1];
  const from = Math.max(0, start - 400);
  const before = DISPLAY_BEFORE.exec(text.slice(from, start))?.indices?.[1];
  const spans: Detection[] = [];
  if (after !== undefined) spans.push({ kind: 'person-name', start: end + after[0], end: end + after[1] });
  if (before !== undefined)
    spans.push({ kind: 'person-name', start: from + before[0], end: from + before[1] });
  return spans;
}

/** Ids in references and addresses (`Patient/123`), and the `display` that names whom the reference means. */
export const patientReferences: Rule = {
  words: [
    [
      'patient/',
      'person/',
      'patients/',
      'persons/',
      '/chart/',
      '/charts/',
      ...Object.keys(KIND_OF_TYPE).map(asSaid),
    ],
  ],
  find,
  yes: {
    'GET /fhir/r4/FEIGCD/Patient/p-20417': 'p-20417',
    'GET /api/members/W20417/eligibility': 'W20417',
  },
  no: [
    'Patient/123 is not known',
    'the test pt is Patient/TEST-1, the other Patient/demo-2',
    'GET /Patient/_search',
    'GET /docs/visits/v2',
    'scope patient/Observation.read',
  ],
};
