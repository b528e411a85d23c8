import { z } from 'zod';
import { slackApi } from './connection.ts';

const answerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

export interface SlackAnswer {
  readonly body: z.infer<typeof answerSchema>;
  /** What the token may do, where Slack says so. */
  readonly scopes: readonly string[] | undefined;
  /** Slack's clock, in epoch milliseconds. */
  readonly date: number | undefined;
}

interface SlackCall {
  readonly fetch: typeof fetch;
  /** Ends in a slash; absent for Slack itself. */
  readonly apiUrl?: string;
  readonly token: string;
  readonly method: string;
  readonly args?: Readonly<Record<string, string>>;
}

const timeoutMs = 5000;

const listOf = (header: string | null): readonly string[] | undefined =>
  header?.split(',').flatMap((scope) => scope.trim() || []);

/** Calls Slack once and gives the headers too, which the library keeps to itself. Rejects when no answer comes. */
export const callSlack = async ({
  fetch,
  apiUrl = slackApi,
  token,
  method,
  args = {},
}: SlackCall): Promise<SlackAnswer> => {
  const response = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    body: answerSchema.parse(await response.json()),
    scopes: listOf(response.headers.get('x-oauth-scopes')),
    date: Number.isNaN(date) ? undefined : date,
  };
};
