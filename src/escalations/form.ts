import type { z } from 'zod';
import { endpoints } from '../catalog/endpoints.ts';
import type { EvidenceFieldId } from '../catalog/evidenceFields.ts';
import { environmentSchema, flowSchema, impactSchema, type Report, urgencySchema } from './report.ts';
import { allowedSkewMs, type Clock, readTimes } from './times.ts';

/** The first step of the escalation form as a person filled it in: where and when it fails. Empty fields are empty texts. */
export interface Basics {
  /** One code, several, `ALL`, or the FHIR base URL that ends in one. */
  readonly practiceCode: string;
  readonly practiceName: string;
  readonly environment: string;
  readonly flow: string;
  readonly endpoint: string;
  /** The time that was picked, in epoch seconds. */
  readonly failedAt: string;
  /** Further times, one a line. */
  readonly times: string;
  readonly impact: string;
  readonly urgency: string;
}

/** The second step: what is sent along. */
export interface Evidence {
  readonly evidence: string;
  readonly details: Report['details'];
  /** Positions of the card's steps that were done. */
  readonly tried: readonly number[];
  readonly notes: string;
  readonly ecwCase: string;
  readonly practiceCase: string;
}

/** The whole form. `joining` is set once an open escalation was offered: `join` it or file a `separate` one. */
export interface Form extends Basics, Evidence {
  readonly joining: string;
}

/** What is wrong, by field, each saying what to enter. */
export type FormProblems = Readonly<Partial<Record<keyof Form, string>>> & {
  readonly inDetails?: Readonly<Partial<Record<EvidenceFieldId, string>>>;
};

type BasicsReading =
  | { readonly kind: 'basics'; readonly basics: Basics; readonly times: readonly string[] }
  | { readonly kind: 'problems'; readonly problems: FormProblems };

type FormReading =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'problems'; readonly problems: FormProblems };

/** What the form is read against. */
interface FormSurroundings extends Clock {
  /** The steps of the card, in order. */
  readonly steps: readonly string[];
  /** What the paste itself stated, and what checks saw. */
  readonly seen: Pick<Report, 'facade' | 'status' | 'checks'>;
}

type PracticesReading =
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: string };

const codeForm = /^(?:[A-Z]{6}|ALL)$/;
/** `https://fhir4.eclinicalworks.com/fhir/r4/ABCDEF/Patient` */
const inAddress = /\/fhir\/[a-z0-9]{1,8}\/([a-z]{6})(?![a-z0-9])/i;
const mostPractices = 25;

/** Reads the codes of practices, each alone or in a FHIR base URL; several are divided by blanks or commas. */
const readPractices = (text: string): PracticesReading => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const codes = parts.map((part) => (inAddress.exec(part)?.[1] ?? part).toUpperCase());
  const wrong = codes.find((code) => !codeForm.test(code));
  if (codes.length === 0 || wrong !== undefined)
    return {
      kind: 'problem',
      problem: wrong?.includes('/')
        ? 'This address holds no practice code. A FHIR base URL ends in one: …/fhir/r4/ABCDEF.'
        : 'Six letters, the last part of the FHIR base URL (…/fhir/r4/ABCDEF), or ALL if every practice fails.',
    };
  if (codes.length > mostPractices)
    return { kind: 'problem', problem: `At most ${mostPractices} practices; ALL if every practice fails.` };
  return { kind: 'codes', codes: codes.includes('ALL') ? ['ALL'] : [...new Set(codes)] };
};

const callWords = [
  ...endpoints,
  'authorise',
  'authorization',
  'callback',
  'cds',
  'consent',
  'export',
  'launch',
  'login',
  'refresh',
  'revoke',
  'smart-configuration',
  'userinfo',
];
const method = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)\b/;
const path = /\/[\w$%.~-]/;

/** What is wrong with the name of a failing call; it needs an endpoint, a path or an address. */
const callProblem = (text: string): string | undefined => {
  const call = text.trim();
  const spoken = call.toLowerCase();
  if (
    call !== '' &&
    (method.test(call) || path.test(call) || callWords.some((word) => spoken.includes(word)))
  )
    return undefined;
  return 'Name the call that fails: token, authorize, or method and path such as GET /fhir/r4/ABCDEF/Patient.';
};

const example = 'for example https://app.example.com/.well-known/jwks.json';

/** Addresses that eCW cannot reach from outside. */
const isOutOfReach = (host: string): boolean =>
  !host.includes('.') ||
  /^(?:127\.|10\.|192\.168\.|169\.254\.|\[)/.test(host) ||
  /\.(?:local|internal)$/.test(host);

/** What is wrong with the address of a key set, by its shape alone. */
const jwksUrlProblem = (text: string): string | undefined => {
  const address = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!address) return `The complete address of the key set, ${example}.`;
  if (address.protocol !== 'https:') return `A key set is fetched by https, ${example}.`;
  if (address.username !== '' || address.password !== '') return 'Without a user name and a password in it.';
  if (isOutOfReach(address.hostname)) return `eCW fetches it from outside: name its public host, ${example}.`;
  return undefined;
};

/** Says what is wrong with a field, where something is. */
const fault = <Key extends string>(key: Key, problem: string | undefined) =>
  problem === undefined ? {} : ({ [key]: problem } as { readonly [K in Key]?: string });

const pickedProblem = (failedAt: string, { now }: Clock): string | undefined => {
  if (!/^\d{1,12}$/.test(failedAt)) return 'Choose when it failed.';
  return Number(failedAt) * 1000 > now + allowedSkewMs ? 'This is in the future.' : undefined;
};

/** Reads the first step: what is wrong with it, else the same with codes, names and times brought into one form. */
export const readBasics = (basics: Basics, around: Clock): BasicsReading => {
  const practices = readPractices(basics.practiceCode);
  const [failedAt, further] = [basics.failedAt.trim(), basics.times.trim()];
  // Where times were written down, none need be picked.
  const picked = failedAt === '' && further !== '' ? undefined : pickedProblem(failedAt, around);
  const written = readTimes(further, around);
  const times = readTimes([...(failedAt === '' ? [] : [failedAt]), further].join('\n'), around);
  const problems: FormProblems = {
    ...fault('practiceCode', practices.kind === 'problem' ? practices.problem : undefined),
    ...fault(
      'environment',
      environmentSchema.safeParse(basics.environment).success ? undefined : 'Choose where it fails.',
    ),
    ...fault('endpoint', callProblem(basics.endpoint)),
    ...fault('failedAt', picked),
    ...fault('times', written.kind === 'unreadable' ? written.problem : undefined),
  };
  if (practices.kind === 'problem' || times.kind === 'unreadable' || Object.keys(problems).length > 0)
    return { kind: 'problems', problems };
  return {
    kind: 'basics',
    times: times.times,
    basics: {
      ...basics,
      practiceCode: practices.codes.join(', '),
      practiceName: basics.practiceName.trim(),
      endpoint: basics.endpoint.trim(),
      failedAt: '',
      times: times.times.join('\n'),
    },
  };
};

/** The value where it is one of the schema's, and nothing otherwise: these fields are optional. */
const chosen = <Key extends string, T>(
  key: Key,
  schema: z.ZodType<T>,
  value: string,
): { readonly [K in Key]?: T } => {
  const read = schema.safeParse(value);
  return read.success ? ({ [key]: read.data } as { [K in Key]?: T }) : {};
};

/** A text where there is one. */
const given = <Key extends string>(key: Key, value: string): { readonly [K in Key]?: string } =>
  value.trim() === '' ? {} : ({ [key]: value.trim() } as { [K in Key]?: string });

const detailProblems = ({ jwks_url }: Report['details']): FormProblems => {
  const problem = jwks_url === undefined ? undefined : jwksUrlProblem(jwks_url);
  return problem === undefined ? {} : { inDetails: { jwks_url: problem } };
};

/** Checks a filled form and makes the report that is sent. */
export const readForm = (form: Form, around: FormSurroundings): FormReading => {
  const read = readBasics(form, around);
  const environment = environmentSchema.safeParse(form.environment);
  const problems: FormProblems = {
    ...(read.kind === 'problems' ? read.problems : {}),
    ...fault(
      'evidence',
      form.evidence.trim() ? undefined : 'Paste the error as it came back: status and body.',
    ),
    ...detailProblems(form.details),
  };
  if (read.kind === 'problems' || !environment.success || Object.keys(problems).length > 0)
    return { kind: 'problems', problems };
  const { basics, times } = read;
  const [practiceCode = '', ...otherPractices] = basics.practiceCode.split(', ');
  const tried = form.tried.flatMap((position) => around.steps[position] ?? []);
  return {
    kind: 'report',
    report: {
      practiceCode,
      ...(otherPractices.length > 0 ? { otherPractices } : {}),
      ...given('practiceName', basics.practiceName),
      environment: environment.data,
      endpoint: basics.endpoint,
      times: [...times],
      evidence: form.evidence,
      details: form.details,
      ...given('notes', form.notes),
      ...chosen('flow', flowSchema, form.flow),
      ...chosen('impact', impactSchema, form.impact),
      ...chosen('urgency', urgencySchema, form.urgency),
      ...around.seen,
      ...(tried.length > 0 ? { tried } : {}),
    },
  };
};

/** A picked time as the form holds it. */
export const pickedTime = (at: number): string => String(Math.floor(at / 1000));
