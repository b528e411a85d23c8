import type { Problem } from '../blocks/problems.ts';

/** A call that Slack answers with `ok: false`. `code` is Slack's error word, `extra` goes beside it. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly extra: Readonly<Record<string, unknown>>;
  constructor(code: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** A refusal that lists what is wrong where, as Slack words it. */
export function problemRefusal(code: string, problems: readonly Problem[]): ApiRefusal {
  const errors = problems.map(({ words, pointer }) => `${words} [json-pointer:${pointer}]`);
  return new ApiRefusal(code, {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  });
}
