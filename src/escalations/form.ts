import type { z } from 'zod';
import type { EvidenceFieldId } from '../catalog/evidenceFields.ts';
import { callProblem, jwksUrlProblem, readPractices } from './fieldShapes.ts';
import { environmentSchema, flowSchema, impactSchema, type Report, urgencySchema } from './report.ts';
import { type Clock, readTimes } from './times.ts';

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

export type BasicsReading =
  | { readonly kind: 'basics'; readonly basics: Basics; readonly times: readonly string[] }
  | { readonly kind: 'problems'; readonly problems: FormProblems };

export type FormReading =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'problems'; readonly problems: FormProblems };

/** What the form is read against. */
export interface FormSurroundings extends Clock {
  /** The steps of the card, in order. */
  readonly steps: readonly string[];
  /** What the paste itself stated, and what checks saw. */
  readonly seen: Pick<Report, 'facade' | 'status' | 'checks'>;
}

const allowedSkewMs = 5 * 60_000;

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
  const times = readTimes([...(failedAt === '' ? [] : [failedAt]), further].join('\n'), around);
  const problems: FormProblems = {
    ...fault('practiceCode', practices.kind === 'problem' ? practices.problem : undefined),
    ...fault(
      'environment',
      environmentSchema.safeParse(basics.environment).success ? undefined : 'Choose where it fails.',
    ),
    ...fault('endpoint', callProblem(basics.endpoint)),
    ...fault('failedAt', picked),
    ...fault('times', picked === undefined && times.kind === 'unreadable' ? times.problem : undefined),
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
