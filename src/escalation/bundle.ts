import { STATUS_CODES } from 'node:http';
import type { CatalogEntry } from '../catalog/schema.ts';
import { type BundleData, bundleData } from './bundleData.ts';
import { cut } from './clean.ts';
import type { Escalation } from './escalation.ts';

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

const practiceName = ({ code, name }: BundleData['practice']): string => {
  const shown = code === 'ALL' ? 'all practices' : code;
  return name === undefined ? shown : `${shown}, ${name}`;
};

const factsOf = (data: BundleData): Fact[] => [
  { label: 'Error', value: errorName(data.error) },
  { label: 'Practice', value: practiceName(data.practice) },
  { label: 'Environment', value: data.environment },
  { label: 'Failing call', value: data.endpoint },
  { label: 'Failed at (UTC)', value: data.failedAt.join(', ') },
  ...data.details.filter(isShort),
];

const passagesOf = (data: BundleData): Passage[] => [
  { heading: 'What came back', body: data.evidence },
  ...data.details
    .filter((detail) => !isShort(detail))
    .map(({ label, value }) => ({ heading: label, body: value })),
  ...(data.notes === undefined ? [] : [{ heading: 'Tried so far', body: data.notes }]),
];

/** `[ECW-1042] jwks_kid_mismatch (401), FEIGCD, production` */
const subjectOf = ({ label, error, practice, environment }: BundleData): string => {
  const status = error.status === undefined ? '' : ` (${error.status})`;
  const where = practice.code === 'ALL' ? 'all practices' : practice.code;
  return `[${label}] ${error.code}${status}, ${where}, ${environment}`.slice(0, 200);
};

/** Puts together what leaves the house for an escalation. The same escalation always gives the same bundle. */
export const createBundle = (escalation: Escalation, entry: CatalogEntry): Bundle => {
  const data = bundleData(escalation, entry);
  return {
    id: data.id,
    label: data.label,
    subject: subjectOf(data),
    message: data.error.message,
    facts: factsOf(data).map(({ label, value }) => ({ label, value })),
    passages: passagesOf(data),
    closing: `Secrets and patient data were taken out before this was sent; [such-marks] stand in their place. Please keep ${data.label} in your reply.`,
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
