import { type Logger, LogLevel } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';

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

/** The body, or an error as soon as it is larger than `most`. */
const readWhole = async (response: Response, most: number): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > most) throw new Error('Slack answered with more than it ever does.');
    parts.push(part);
  }
  return Buffer.concat(parts);
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
    const body = await readWhole(response, bounds.mostBytes);
    if (response.ok && isPage(response)) throw new Error('Slack answered with a page.');
    const { status, statusText } = response;
    const headers = headersOf(response, body.length, bounds.longestWaitSeconds);
    return new Response([204, 205, 304].includes(status) ? null : new Uint8Array(body), {
      status,
      statusText,
      headers,
    });
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
