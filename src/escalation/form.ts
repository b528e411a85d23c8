import { environmentSchema, type Report } from './report.ts';
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
}

export type FormField = Exclude<keyof Form, 'details'>;
/** What is wrong, by field, each saying what to enter. */
export type FormProblems = Readonly<Partial<Record<FormField, string>>>;

export type FormReading =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'problems'; readonly problems: FormProblems };

const practicePattern = /^(?:[A-Z]{6}|ALL)$/;

/** Checks a filled form. `now` in epoch milliseconds: a failure cannot lie in the future. */
export const readForm = (form: Form, now: number): FormReading => {
  const practiceCode = form.practiceCode.trim().toUpperCase();
  const [practiceName, notes] = [form.practiceName.trim(), form.notes.trim()];
  const environment = environmentSchema.safeParse(form.environment);
  const times = readTimes(form.times, now);
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
    },
  };
};
