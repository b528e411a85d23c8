import { type Logger, LogLevel } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import { readBounded } from '../../text/readBounded.ts';

/** What we log to: the part of a logger that Slack's libraries need. */
export interface Sink {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

const lineOf = (parts: readonly unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? part.message : String(part)))
    .join(' ')
    // A parser's complaint quotes the body that it could not read.
    .replace(/^(Malformed request body).*/s, '$1');

/** Slack's libraries log through us. Their debug lines hold whole messages, so they are dropped whatever the level. */
export const boltLogger = (sink: Sink): Logger => ({
  debug: () => {},
  info: (...parts) => sink.debug(lineOf(parts)),
  warn: (...parts) => sink.warn(lineOf(parts)),
  error: (...parts) => sink.error(lineOf(parts)),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});

/** What a call to Slack may take at most. */
interface FetchBounds {
  readonly timeoutMs: number;
  readonly mostBytes: number;
  /** Slack's Retry-After is cut to this: a wait of years would be none. */
  readonly longestWaitSeconds: number;
}

/** A history of 200 messages full of blocks stays below. */
const usualBounds: Omit<FetchBounds, 'timeoutMs'> = {
  mostBytes: 4 * 1024 * 1024,
  longestWaitSeconds: 300,
};

const headersOf = ({ headers }: Response, bytes: number, longest: number): Headers => {
  const kept = new Headers(headers);
  // The body that we hand on is decoded already.
  kept.delete('content-encoding');
  kept.set('content-length', String(bytes));
  const wait = Number.parseInt(kept.get('retry-after') ?? '', 10);
  if (!Number.isNaN(wait)) kept.set('retry-after', String(Math.min(Math.max(wait, 0), longest)));
  return kept;
};

/** True for a page: a proxy's or a portal's, never Slack's own answer. */
const isPage = ({ headers }: Response): boolean => /^text\/html\b/i.test(headers.get('content-type') ?? '');

/** `fetch` for Slack's libraries, which wait for ever and read everything: with bounds on time, size and waiting. */
const boundedFetch =
  (fetch: typeof globalThis.fetch, bounds: FetchBounds): typeof globalThis.fetch =>
  async (url, init) => {
    const late = AbortSignal.timeout(bounds.timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, late]) : late;
    const response = await fetch(url, { ...init, signal });
    const { bytes, isWhole } = await readBounded(response.body, bounds.mostBytes);
    if (!isWhole) throw new Error('Slack answered with more than it ever does.');
    if (response.ok && isPage(response)) throw new Error('Slack answered with a page.');
    const { status, statusText } = response;
    const headers = headersOf(response, bytes.length, bounds.longestWaitSeconds);
    return new Response([204, 205, 304].includes(status) ? null : new Uint8Array(bytes), {
      status,
      statusText,
      headers,
    });
  };

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
const refusalBytes = 4096;

/** Answers of methods were read by `fetch` already, and say how long they are. */
const isShortJson = ({ headers }: Response): boolean =>
  /json/i.test(headers.get('content-type') ?? '') &&
  Number(headers.get('content-length') ?? Number.POSITIVE_INFINITY) <= refusalBytes;

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

/** How long a client waits, and how often it tries. */
export type Ways = Pick<WebClientOptions, 'retryConfig' | 'rejectRateLimitedCalls'> & {
  readonly timeoutMs: number;
};

export interface Calls {
  /** Where Slack's methods are; ends in a slash. */
  readonly apiUrl: string;
  /** Looks on while calls are made. */
  readonly watched: (calls: typeof fetch) => typeof fetch;
}

/** What a client of Slack's library is made with. */
export const clientOptions = (
  { timeoutMs, ...ways }: Ways,
  { apiUrl, watched }: Calls,
): WebClientOptions => ({
  ...ways,
  timeout: timeoutMs,
  fetch: watched(boundedFetch(fetch, { ...usualBounds, timeoutMs })),
  slackApiUrl: apiUrl,
});
