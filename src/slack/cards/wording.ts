import { STATUS_CODES } from 'node:http';
import type { Case } from '../../cases/case.ts';
import type { CatalogEntry, Role } from '../../catalog/schema.ts';
import type { Refusal } from '../../channels/permit.ts';
import { type Escalation, escalationLabel } from '../../escalations/escalation.ts';
import type { EscalationState } from '../../escalations/lifeCycle.ts';
import type { UnreadReason } from '../../text/files/fileText.ts';
import type { Facts, Reason } from '../../triage/verdict.ts';
import type { LinkTo } from '../send/links.ts';
import { clip, escapeMrkdwn } from './mrkdwn.ts';

export const roleNames: Readonly<Record<Role, string>> = {
  developer: 'app developer',
  practice: 'practice admin',
  ecw: 'eCW',
  user: 'the user',
};

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

const quoted = (value: string): string => `“${escapeMrkdwn(clip(value, 80))}”`;

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
  }
};

const factText = ({ practiceCode, environment, endpoint, requestId }: Facts): string[] => [
  ...(practiceCode === undefined ? [] : [`practice ${escapeMrkdwn(practiceCode)}`]),
  ...(environment === undefined ? [] : [environment]),
  ...(endpoint === undefined ? [] : [`${endpoint} endpoint`]),
  ...(requestId === undefined ? [] : [`X-Request-Id ${escapeMrkdwn(clip(requestId, 64))}`]),
];

/** Why we think so, in one line of mrkdwn; empty when there is nothing to tell. */
export const seenText = (reasons: readonly Reason[], facts: Facts): string => {
  const texts = [...new Set(reasons.map(reasonText))].slice(0, 3);
  return [...texts, ...factText(facts)].join(' · ');
};

export const stateNames: Readonly<Record<EscalationState, string>> = {
  queued: 'written down, waiting to be sent',
  sent: 'sent',
  stuck: 'could not be sent',
  acknowledged: 'acknowledged',
  waiting_for_us: 'waiting for us',
  waiting_for_ecw: 'waiting for eCW',
  resolved: 'resolved',
  reopened: 'reopened',
};

/** `ECW-1001 · sent` */
export const escalationText = (escalation: Escalation): string =>
  `${escalationLabel(escalation)} · ${stateNames[escalation.state]}`;

/** Why somebody may not, and whom to ask. */
export const refusalText = (refusal: Refusal): string => {
  switch (refusal.why) {
    case 'group':
      return `Only members of the user group “${escapeMrkdwn(refusal.group)}” may escalate and change escalations here. Ask one of them.`;
    case 'guest':
      return 'Guests and people of other companies may not do this in this channel. Ask somebody of this workspace, who can also allow it with `/ecw-error settings`.';
  }
};

const mostPractices = 8;

/** `practices FEIGCD, ABCDEF and 3 more`; empty where none is known. */
export const practicesText = (codes: readonly (string | undefined)[]): string => {
  const known = [...new Set(codes.flatMap((code) => code ?? []))];
  if (known.length === 0) return '';
  const named = known.slice(0, mostPractices).map(escapeMrkdwn).join(', ');
  const rest = known.length - mostPractices;
  return `${known.length === 1 ? 'practice' : 'practices'} ${named}${rest > 0 ? ` and ${rest} more` : ''}`;
};

const unreadTexts: Readonly<Record<UnreadReason, string>> = {
  archive: 'an archive: unpack it and attach the text file',
  image: 'a picture: I cannot read pictures, paste the text',
  binary: 'no text: attach a .txt, .log, .json, .xml or .har file, or paste the text',
  too_large: 'larger than 5 MiB: attach the part around the error',
  hidden: 'not shown to me by Slack: paste its text',
  unreachable: 'not to be fetched just now: try again, or paste its text',
};

/** Which files were not read, and what to do instead; empty where all were. */
export const unreadText = (unread: readonly UnreadReason[] = []): string =>
  [...new Set(unread)].map((why) => `One file is ${unreadTexts[why]}.`).join(' ');

const mostRead = 10;

/** The messages of the thread that the evidence stands in, as links; empty where the paste itself was enough. */
export const readInText = (
  { verdict: { readIn = [] }, channelId, threadTs }: Case,
  linkTo: LinkTo,
): string => {
  if (readIn.length === 0) return '';
  const links = readIn
    .slice(0, mostRead)
    .map((ts, index) => `<${linkTo({ channelId, ts, threadTs })}|${index + 1}>`)
    .join(' ');
  const rest = readIn.length > mostRead ? ` and ${readIn.length - mostRead} more` : '';
  return `Read in this thread: ${links}${rest}`;
};
