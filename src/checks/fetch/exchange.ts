import { type IncomingMessage, request } from 'node:http';
import type { OpenConnection } from './connect.ts';
import { FetchError, type FetchFailure } from './fetched.ts';
import type { FetchLimits } from './limits.ts';
import { readBody } from './readBody.ts';

interface Exchanged {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

interface Exchange {
  readonly url: URL;
  readonly limits: FetchLimits;
  readonly signal: AbortSignal;
}

const readHeaders = [
  'content-type',
  'content-encoding',
  'location',
  'cache-control',
  'expires',
  'age',
  'date',
  'cf-mitigated',
];

const headersOf = (response: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readHeaders.flatMap((name) => {
      const value = response.headersDistinct[name]?.[0];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const failureOf = (error: unknown, answered: boolean): FetchFailure => {
  if (error instanceof FetchError) return error.code;
  const code = String((error as NodeJS.ErrnoException | undefined)?.code ?? '');
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers_too_large';
  if (code.startsWith('HPE_')) return 'not_http';
  if (code.startsWith('Z_') || code.startsWith('ERR_')) return 'encoding_unreadable';
  return answered ? 'body_cut_short' : 'connection_closed';
};

/** Sends one GET over a connection and reads the answer. Nothing of ours goes along: no cookie, no credential, no referrer. */
export const exchange = async (
  { socket, secured }: OpenConnection,
  { url, limits, signal }: Exchange,
): Promise<Exchanged> => {
  let status: number | undefined;
  const sent = request({
    createConnection: () => socket,
    method: 'GET',
    path: `${url.pathname}${url.search}`,
    maxHeaderSize: limits.headerBytes,
    headers: {
      host: url.host,
      accept: 'application/json, application/jwk-set+json, application/fhir+json;q=0.9, */*;q=0.1',
      'accept-encoding': 'identity',
      'user-agent': 'ecw-triage',
      connection: 'close',
    },
  });
  // The reader of a body only sees that it was cut off; why stands in the first error of the request.
  let cause: unknown;
  sent.on('error', (error) => {
    cause ??= error;
  });
  const stop = (failure: FetchFailure) => {
    cause ??= new FetchError(failure);
    sent.destroy(new FetchError(failure));
  };
  const idle = setTimeout(
    () => stop(status === undefined ? 'no_answer_in_time' : 'answer_stalled'),
    limits.idleMs,
  );
  const giveUp = () => stop('given_up');
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve);
      sent.on('error', reject);
      sent.once('close', () => reject(new FetchError('connection_closed')));
      sent.end();
      if (signal.aborted) giveUp();
    });
    status = response.statusCode ?? 0;
    idle.refresh();
    const body = await readBody(response, { bytes: limits.bodyBytes, onChunk: () => idle.refresh() });
    // A body without a stated length ends wherever it is cut off. Bytes beyond a stated one are another matter: they are left lying.
    if (cause instanceof FetchError) throw cause;
    return { status, headers: headersOf(response), body };
  } catch (error) {
    throw new FetchError(failureOf(cause ?? error, status !== undefined), {
      secured,
      ...(status === undefined ? {} : { status }),
    });
  } finally {
    clearTimeout(idle);
    signal.removeEventListener('abort', giveUp);
    sent.destroy();
    socket.destroy();
  }
};
