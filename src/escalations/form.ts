import type { z } from 'zod';
import { environmentSchema, flowSchema, impactSchema, type Report, urgencySchema } from './report.ts';
import { readTimes } from './times.ts';

/** The escalation form as a person filled it in; empty fields are empty strings. */
export interface Form {
  readonly practiceCode: string;
  readonly practiceName: string;
  readonly environment: string;
  readonly endpoint: string;
  /** One time a line, UTC unless an offset is given. */
  readonly times: string;
  readonly evidence: string;
  readonly details: Report['details'];
  readonly notes: string;
  readonly flow: string;
  readonly impact: string;
  readonly urgency: string;
  /** Positions of the card's steps that were done. */
  readonly tried: readonly number[];
  /** Set once an open escalation was offered: `join` it or file a `separate` one. */
  readonly joining: string;
}

export type FormField = Exclude<keyof Form, 'details' | 'tried'>;
/** What is wrong, by field, each saying what to enter. */
export type FormProblems = Readonly<Partial<Record<FormField, string>>>;

export type FormReading =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'problems'; readonly problems: FormProblems };

const practicePattern = /^(?:[A-Z]{6}|ALL)$/;

/** What the form is read against. */
export interface FormSurroundings {
  /** Epoch milliseconds: a failure cannot lie in the future. */
  readonly now: number;
  /** The steps of the card, in order. */
  readonly steps: readonly string[];
  /** What the paste itself stated, and what checks saw. */
  readonly seen: Pick<Report, 'facade' | 'status' | 'checks'>;
}

/** The value where it is one of the schema's, and nothing otherwise: these fields are optional. */
const chosen = <Key extends string, T>(
  key: Key,
  schema: z.ZodType<T>,
  value: string,
): { readonly [K in Key]?: T } => {
  const read = schema.safeParse(value);
  return read.success ? ({ [key]: read.data } as { [K in Key]?: T }) : {};
};

/** Checks a filled form and makes the report that is sent. */
export const readForm = (form: Form, { now, steps, seen }: FormSurroundings): FormReading => {
  const practiceCode = form.practiceCode.trim().toUpperCase();
  const [practiceName, notes] = [form.practiceName.trim(), form.notes.trim()];
  const environment = environmentSchema.safeParse(form.environment);
  const times = readTimes(form.times, now);
  const tried = form.tried.flatMap((position) => steps[position] ?? []);
  const problems: FormProblems = {
    ...(practicePattern.test(practiceCode)
      ? {}
      : {
          practiceCode:
            'Six letters, the last part of the FHIR base URL (…/fhir/r4/ABCDEF), or ALL if every practice fails.',
        }),
    ...(environment.success ? {} : { environment: 'Choose where it fails.' }),
    ...(form.endpoint.trim() ? {} : { endpoint: 'Name the call that fails, for example: token.' }),
    ...(times.kind === 'times' ? {} : { times: times.problem }),
    ...(form.evidence.trim() ? {} : { evidence: 'Paste the error as it came back: status and body.' }),
  };
  if (Object.keys(problems).length > 0 || !environment.success || times.kind !== 'times')
    return { kind: 'problems', problems };
  return {
    kind: 'report',
    report: {
      practiceCode,
      ...(practiceName === '' ? {} : { practiceName }),
      environment: environment.data,
      endpoint: form.endpoint.trim(),
      times: [...times.times],
      evidence: form.evidence,
      details: form.details,
      ...(notes === '' ? {} : { notes }),
      ...chosen('flow', flowSchema, form.flow),
      ...chosen('impact', impactSchema, form.impact),
      ...chosen('urgency', urgencySchema, form.urgency),
      ...seen,
      ...(tried.length > 0 ? { tried } : {}),
    },
  };
};
