import { STATUS_CODES } from 'node:http';
import type { CatalogEntry } from '../catalog/schema.ts';
import { escapeHtml } from '../text/escapeHtml.ts';
import { type BundleData, bundleData } from './bundleData.ts';
import { cut } from './clean.ts';
import type { Credits, Escalation } from './escalation.ts';

/** A short value under its name, on one line. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A text that is shown as it came, over several lines. */
export interface Passage {
  readonly heading: string;
  readonly body: string;
}

/** One escalation as an engineer outside reads it in a minute. Plain text throughout: whoever renders it escapes it. */
export interface Bundle {
  /** Goes with every send, so that a repeat can be recognised. */
  readonly id: string;
  /** `ECW-1042` */
  readonly label: string;
  /** One line, at most 200 characters. */
  readonly subject: string;
  readonly message: string;
  readonly facts: readonly Fact[];
  readonly passages: readonly Passage[];
  readonly closing: string;
  readonly data: BundleData;
}

type Detail = BundleData['details'][number];

const isShort = ({ value }: Detail): boolean => value.length <= 200 && !value.includes('\n');

/** `jwks_kid_mismatch · 401 Unauthorized` */
const errorName = ({ code, status }: BundleData['error']): string =>
  status === undefined ? code : `${code} · ${[status, STATUS_CODES[status]].filter(Boolean).join(' ')}`;

const practiceName = ({ code, name, others = [] }: BundleData['practice']): string =>
  [code === 'ALL' ? 'all practices' : code, ...others, ...(name === undefined ? [] : [name])].join(', ');

const flows: Readonly<Record<NonNullable<BundleData['flow']>, string>> = {
  ehr_launch: 'EHR launch',
  standalone: 'standalone launch',
  backend: 'backend service',
  bulk: 'bulk export',
  write: 'write',
};
const impacts: Readonly<Record<NonNullable<BundleData['impact']>, string>> = {
  one_user: 'one user',
  one_practice: 'one practice',
  some_practices: 'some practices',
  all_practices: 'all practices',
};
const urgencies: Readonly<Record<NonNullable<BundleData['urgency']>, string>> = {
  can_wait: 'can wait',
  this_week: 'needed this week',
  today: 'needed today',
  patients_affected: 'patients are affected',
};

const fact = (label: string, value: string | undefined): Fact[] =>
  value === undefined || value === '' ? [] : [{ label, value }];

const factsOf = (data: BundleData): readonly Fact[] => [
  ...fact('Error', errorName(data.error)),
  ...fact('Practice', practiceName(data.practice)),
  ...fact('Environment', data.environment),
  ...fact('Facade', data.facade),
  ...fact('Flow', data.flow && flows[data.flow]),
  ...fact('Failing call', data.endpoint),
  ...fact('Failed at (UTC)', data.failedAt.join(', ')),
  ...fact('Affected', data.impact && impacts[data.impact]),
  ...fact('Urgency', data.urgency && urgencies[data.urgency]),
  ...fact('Reported by', data.people?.reporter),
  ...fact('Owner', data.people?.owner),
  ...fact('Case at eCW', data.cases?.ecw),
  ...fact('Case at the practice', data.cases?.practice),
  ...data.details.filter(isShort).map(({ label, value }) => ({ label, value })),
];

const passage = (heading: string, body: string | undefined): Passage[] =>
  body === undefined || body === '' ? [] : [{ heading, body }];

const checksText = ({ checks }: BundleData): string | undefined =>
  checks &&
  [`At ${checks.at}:`, ...checks.lines.map(({ status, seen }) => `- ${status}: ${seen}`)].join('\n');

const sourceLines = ({ practice, message, thread }: NonNullable<BundleData['sources']>[number]): string[] => [
  ...(message === undefined ? [] : [`- ${practice ?? 'Message'}: ${message}`]),
  ...(thread === undefined ? [] : [`  thread: ${thread}`]),
];

const doneLine = ({ at, by, what }: NonNullable<BundleData['done']>[number]): string =>
  `- ${at.slice(0, 16)}Z ${by}: ${what}`;

const passagesOf = (data: BundleData): readonly Passage[] => [
  ...passage('What came back', data.evidence),
  ...data.details
    .filter((detail) => !isShort(detail))
    .map(({ label, value }) => ({ heading: label, body: value })),
  ...passage('Seen from the network of the bot', checksText(data)),
  ...passage('Done already, without success', data.tried?.map((step) => `- ${step}`).join('\n')),
  ...passage('Notes', data.notes),
  ...passage('Where it was reported', data.sources?.flatMap(sourceLines).join('\n')),
  ...passage('What was done', data.done?.map(doneLine).join('\n')),
];

/** `[ECW-1042] jwks_kid_mismatch (401), FEIGCD, production` */
const subjectOf = ({ label, error, practice, environment }: BundleData): string => {
  const status = error.status === undefined ? '' : ` (${error.status})`;
  const count = 1 + (practice.others?.length ?? 0);
  const one = practice.code === 'ALL' ? 'all practices' : practice.code;
  const where = count > 1 ? `${count} practices` : one;
  return `[${label}] ${error.code}${status}, ${where}, ${environment}`.slice(0, 200);
};

/** Puts together what leaves the house for an escalation. The same escalation and credits always give the same bundle. */
export const createBundle = (escalation: Escalation, entry: CatalogEntry, credits?: Credits): Bundle => {
  const data = bundleData(escalation, entry, credits);
  return {
    id: data.id,
    label: data.label,
    subject: subjectOf(data),
    message: data.error.message,
    facts: factsOf(data),
    passages: passagesOf(data),
    closing: `Secrets and patient data that were recognised have been taken out; [such-marks] stand in their place. Please keep ${data.label} in your reply.`,
    data,
  };
};

/** The bundle with its passages cut so that together they have at most `length` characters, for receivers that take no more. */
export const fitted = (bundle: Bundle, length: number): Bundle => {
  let left = length;
  const passages = bundle.passages.flatMap(({ heading, body }) => {
    const kept = cut(body, left);
    left = Math.max(0, left - kept.length);
    return kept.length < 20 && kept !== body ? [] : [{ heading, body: kept }];
  });
  return { ...bundle, passages };
};

const factLine = ({ label, value }: Fact): string => `${label}: ${value}`;

const passageText = ({ heading, body }: Passage): string =>
  `${heading}\n${'-'.repeat(heading.length)}\n${body}`;

/** The bundle as plain text. */
export const bundleText = (bundle: Bundle): string =>
  [
    `${bundle.label}: ${bundle.message}`,
    bundle.facts.map(factLine).join('\n'),
    ...bundle.passages.map(passageText),
    bundle.closing,
  ].join('\n\n');

const factRow = ({ label, value }: Fact): string =>
  `<tr><th align="left" valign="top" style="padding:2px 16px 2px 0;font-weight:600;white-space:nowrap">${escapeHtml(label)}</th>` +
  `<td valign="top" style="padding:2px 0">${escapeHtml(value)}</td></tr>`;

const passageHtml = ({ heading, body }: Passage): string =>
  `<h3 style="margin:20px 0 6px;font-size:15px">${escapeHtml(heading)}</h3>` +
  `<pre style="margin:0;padding:10px;border:1px solid #c8ccd2;border-radius:4px;font-size:13px;white-space:pre-wrap;overflow-wrap:anywhere">${escapeHtml(body)}</pre>`;

/** The bundle as a piece of HTML: everything escaped, nothing fetched from anywhere, no script and no link. */
export const bundleHtml = (bundle: Bundle): string =>
  [
    '<div style="font-family:system-ui,Segoe UI,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.45">',
    `<h2 style="margin:0 0 12px;font-size:18px">${escapeHtml(`${bundle.label}: ${bundle.message}`)}</h2>`,
    `<table role="presentation" cellspacing="0" cellpadding="0" style="border-collapse:collapse">${bundle.facts.map(factRow).join('')}</table>`,
    ...bundle.passages.map(passageHtml),
    `<p style="margin:20px 0 0">${escapeHtml(bundle.closing)}</p>`,
    '</div>',
  ].join('\n');
