import { STATUS_CODES } from 'node:http';
import type { DoubtfulFacts } from '../cases/doubtfulFacts.ts';
import { errorStatus } from '../cases/named.ts';
import type { CatalogEntry, Role } from '../catalog/schema.ts';
import { clip } from '../text/clip.ts';
import type { UnreadReason } from '../text/files/fileText.ts';
import type { Endpoint, Facts, Reason } from '../triage/verdict.ts';

export const roleNames: Readonly<Record<Role, string>> = {
  developer: 'app developer',
  practice: 'practice admin',
  ecw: 'eCW',
  user: 'the user',
};

/** Heads what is not certain. */
export const asksBack = 'Did you mean …';

const anyOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** `app developer, practice admin or eCW` */
export const whoFixes = ({ fixedBy }: CatalogEntry): string =>
  anyOf.format(fixedBy.map((role) => roleNames[role])) || 'nobody needs to';

/** `401 Unauthorized` */
export const statusName = (status: number): string =>
  [String(status), STATUS_CODES[status]].filter(Boolean).join(' ');

/** `jwks_kid_mismatch · 401 Unauthorized` */
export const entryName = ({ id, title, status }: CatalogEntry): string =>
  [title ?? id, ...(status === undefined ? [] : [statusName(status)])].join(' · ');

const places: Readonly<Record<Endpoint, string>> = {
  authorize: '/authorize',
  token: '/token',
  fhir: 'the FHIR server',
  bulk: 'the bulk export',
  jwks: 'the key set',
  metadata: '/metadata',
  introspect: '/introspect',
  redirect: 'the redirect',
};

/** `400 seen at /token, production (401 by the reference)`; empty where nothing is known. */
export const statusText = (facts: Facts, { status: reference }: CatalogEntry): string => {
  const where = [
    ...(facts.endpoint === undefined ? [] : [`at ${places[facts.endpoint]}`]),
    ...(facts.environment === undefined ? [] : [facts.environment]),
  ].join(', ');
  // A redirect has no status of its own.
  const byReference =
    reference === undefined || facts.endpoint === 'redirect' ? '' : `${reference} by the reference`;
  const seen = errorStatus(facts);
  if (seen === undefined)
    return [byReference, where && `seen ${where}`].filter((part) => part !== '').join(', ');
  const differs = reference !== undefined && reference !== seen ? ` (${byReference})` : '';
  return [`${seen} seen`, where].filter((part) => part !== '').join(' ') + differs;
};

type Confidence = CatalogEntry['sources'][number]['confidence'];

/** How far a source can be trusted. */
export const confidenceNames: Readonly<Record<Confidence, string>> = {
  official: 'eCW’s own page',
  'official-copy': 'a copy of eCW’s page',
  reported: 'reported by an integrator',
  standard: 'a standard',
  inferred: 'inferred by us',
};

const quoted = (value: string): string => `“${clip(value, 80)}”`;

const reasonText = (reason: Reason): string => {
  switch (reason.kind) {
    case 'code':
      return `code ${quoted(reason.value)} in the ${reason.place}`;
    case 'wording':
      return `${reason.similarity >= 0.99 ? 'the words' : 'words like'} ${quoted(reason.wording)} in the ${reason.place}`;
    case 'status':
      return `HTTP status ${reason.value}`;
    case 'endpoint':
      return `the ${reason.value} endpoint`;
    case 'number':
      return `number ${reason.value}`;
    case 'answer':
      return `the answer ${quoted(reason.label)}`;
    case 'words':
      return `the words ${reason.words.map(quoted).join(', ')}`;
    case 'check':
      return `checked: ${clip(reason.seen, 200)}`;
  }
};

const factText = ({ practiceCode, environment, endpoint, requestId }: Facts): string[] => [
  ...(practiceCode === undefined ? [] : [`practice ${practiceCode}`]),
  ...(environment === undefined ? [] : [environment]),
  ...(endpoint === undefined ? [] : [`${endpoint} endpoint`]),
  ...(requestId === undefined ? [] : [`X-Request-Id ${clip(requestId, 64)}`]),
];

/** Why we think so, in one line; empty when there is nothing to tell. It quotes the paste: whoever shows it escapes it. */
export const seenText = (reasons: readonly Reason[], facts: Facts): string => {
  const told = [...new Set(reasons.map(reasonText))].slice(0, 3);
  return [...told, ...factText(facts)].join(' · ');
};

const doubtfulText = ({ practiceCode, kid, host, requestId }: DoubtfulFacts): string =>
  [
    ...(practiceCode === undefined ? [] : [`practice ${practiceCode}`]),
    ...(kid === undefined ? [] : [`kid ${clip(kid, 80)}`]),
    ...(host === undefined ? [] : [`host ${host}`]),
    ...(requestId === undefined ? [] : [`X-Request-Id ${clip(requestId, 64)}`]),
  ].join(', ');

/** That something was read from a picture, and what of it must be checked; empty where none was. It quotes the picture: whoever shows it escapes it. */
export const pictureText = (picture: DoubtfulFacts | undefined): string => {
  if (!picture) return '';
  const doubtful = doubtfulText(picture);
  return doubtful === '' ? 'Read from a picture.' : `Read from a picture, please check: ${doubtful}.`;
};

const unreadTexts: Readonly<Record<UnreadReason, string>> = {
  archive: 'One file is an archive: unpack it and attach the text file.',
  image: 'I cannot read pictures yet; paste the text.',
  binary: 'One file is no text: attach a .txt, .log, .json, .xml or .har file, or paste the text.',
  too_large: 'One file is larger than 5 MiB: attach the part around the error.',
  hidden: 'One file is not shown to me by Slack: paste its text.',
  unreachable: 'One file is not to be fetched just now: try again, or paste its text.',
  picture_too_large:
    'One picture has more than 10 MiB or 25 megapixels: cut it down to the error, or paste the text.',
  picture_broken: 'One picture I cannot open: send it as PNG or JPEG, or paste the text.',
  picture_blank: 'I found no text in one picture: paste the text.',
  picture_unread: 'One picture I could not read in time: paste the text.',
};

/** Which files were not read, and what to do instead; empty where all were. */
export const unreadText = (unread: readonly UnreadReason[] = []): string =>
  [...new Set(unread)].map((why) => unreadTexts[why]).join(' ');

/** What helps us when nothing was recognised. */
export const whatToPaste: { readonly ask: string; readonly forms: readonly string[] } = {
  ask: 'Paste what came back from eCW, as it came:',
  forms: [
    'the HTTP status and the whole body (`{"error": …}` or the OperationOutcome),',
    'or the address in the browser after the redirect, without `code` and `state`,',
    'or the line of the log or stack trace that names the error.',
  ],
};
