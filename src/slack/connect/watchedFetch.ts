import { z } from 'zod';

/** A call that came to nothing. */
export interface FailedCall {
  /** `refused`: Slack answered, and said no. */
  readonly kind: 'refused' | 'unanswered';
  /** Which machine was called: never the address, which may hold a secret. */
  readonly host: string;
  /** `chat.postMessage`, …; `response_url` and `file` for what is no method. */
  readonly method: string;
  /** Slack's word, the status, or the code of the connection's error. */
  readonly reason: string;
}

export interface CallWatching {
  /** Where Slack's methods are; ends in a slash. */
  readonly apiUrl: string;
  /** What a call to another address is. */
  readonly otherwise: 'response_url' | 'file';
  readonly failed: (call: FailedCall) => void;
}

const refusal = z.object({ ok: z.literal(false), error: z.string() });
const fault = z.object({
  name: z.string().optional(),
  cause: z.object({ code: z.string() }).optional().catch(undefined),
});

/** A refusal is short; a history of messages need not be read twice. */
const mostBytes = 4096;

/** Answers of methods were read by `fetch` already, and say how long they are. */
const isShortJson = ({ headers }: Response): boolean =>
  /json/i.test(headers.get('content-type') ?? '') &&
  Number(headers.get('content-length') ?? Number.POSITIVE_INFINITY) <= mostBytes;

const refusalIn = async (response: Response): Promise<string | undefined> => {
  if (!isShortJson(response)) return undefined;
  const read = refusal.safeParse(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  );
  return read.success ? read.data.error : undefined;
};

const reasonOf = (error: unknown): string => {
  const read = fault.safeParse(error);
  return (read.success ? (read.data.cause?.code ?? read.data.name) : undefined) ?? 'unknown';
};

const isMethod = ({ href }: URL, { apiUrl }: CallWatching): boolean => href.startsWith(apiUrl);

const methodOf = (url: URL, watching: CallWatching): string =>
  isMethod(url, watching) ? url.pathname.slice(new URL(watching.apiUrl).pathname.length) : watching.otherwise;

type Failing = Pick<FailedCall, 'kind' | 'reason'>;

/** What a file says is never Slack's word: only answers of methods are read. */
const failureOf = async (response: Response, isOfMethod: boolean): Promise<Failing | undefined> => {
  const { status, ok } = response;
  if (status === 429) return { kind: 'refused', reason: 'ratelimited' };
  if (!ok) return { kind: status >= 500 ? 'unanswered' : 'refused', reason: `http_${status}` };
  const reason = isOfMethod ? await refusalIn(response) : undefined;
  return reason === undefined ? undefined : { kind: 'refused', reason };
};

/** `fetch` for calls to Slack that tells of those which fail: which method, and why. */
export const watchedFetch =
  (fetch: typeof globalThis.fetch, watching: CallWatching): typeof globalThis.fetch =>
  async (address, init) => {
    const url = new URL(address instanceof Request ? address.url : address);
    const tell = (failing: Failing) =>
      watching.failed({ ...failing, host: url.host, method: methodOf(url, watching) });
    const response = await fetch(address, init).catch((error: unknown) => {
      tell({ kind: 'unanswered', reason: reasonOf(error) });
      throw error;
    });
    const failing = await failureOf(response, isMethod(url, watching));
    if (failing) tell(failing);
    return response;
  };
