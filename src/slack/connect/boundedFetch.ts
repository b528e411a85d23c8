/** What a call to Slack may take at most. */
export interface FetchBounds {
  readonly timeoutMs: number;
  readonly mostBytes: number;
  /** Slack's Retry-After is cut to this: a wait of years would be none. */
  readonly longestWaitSeconds: number;
}

/** A history of 200 messages full of blocks stays below. */
export const usualBounds: Omit<FetchBounds, 'timeoutMs'> = {
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
export const boundedFetch =
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
