import { isIPv6 } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { certificateFault, securedBy } from './certificate.ts';
import { FetchError, type FetchFailure, type Secured } from './fetched.ts';
import type { Network } from './network.ts';

export interface OpenConnection {
  readonly socket: TLSSocket;
  readonly secured: Secured;
}

interface Attempt {
  readonly host: string;
  readonly connectMs: number;
  readonly signal: AbortSignal;
}

const MOST_ADDRESSES = 3;
const tooOld = new Set([
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_WRONG_SSL_VERSION',
]);
const beforeTls: Readonly<Record<string, FetchFailure>> = {
  ECONNREFUSED: 'connection_refused',
  ETIMEDOUT: 'connection_timed_out',
};

const failureOf = (code: string, connected: boolean): FetchFailure => {
  if (tooOld.has(code)) return 'tls_too_old';
  return connected ? 'tls_failed' : (beforeTls[code] ?? 'connection_failed');
};

/** Waits until a connection is secured, and lets it go when it is not in time. */
const secured = (socket: TLSSocket, { connectMs, signal }: Attempt): Promise<void> =>
  new Promise((resolve, reject) => {
    let connected = false;
    const end = (failure?: FetchFailure) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      if (failure === undefined) return resolve();
      socket.destroy();
      reject(new FetchError(failure));
    };
    const giveUp = () => end('given_up');
    const timer = setTimeout(() => end('connection_timed_out'), connectMs);
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('connect', () => {
      connected = true;
    });
    socket.once('secureConnect', () => end());
    // Stays for the life of the connection: an error after this is told by the request that uses it.
    socket.on('error', (error: NodeJS.ErrnoException) => end(failureOf(error.code ?? '', connected)));
    if (signal.aborted) giveUp();
  });

const one = async (network: Network, address: string, attempt: Attempt): Promise<OpenConnection> => {
  const socket = network.dial({ address, host: attempt.host });
  await secured(socket, attempt);
  const shown = securedBy(socket);
  const fault = certificateFault(socket, attempt.host);
  if (fault === undefined) return { socket, secured: shown };
  socket.destroy();
  throw new FetchError(fault, { secured: shown });
};

/** Connects to the first of the addresses that answers, IPv4 before IPv6, and only over a certificate that is trusted. */
export const connectToOne = async (
  network: Network,
  addresses: readonly string[],
  attempt: Attempt,
): Promise<OpenConnection> => {
  const inOrder = addresses
    .toSorted((a, b) => Number(isIPv6(a)) - Number(isIPv6(b)))
    .slice(0, MOST_ADDRESSES);
  const connectMs = attempt.connectMs / Math.max(1, inOrder.length - 1);
  let last: unknown = new FetchError('connection_failed');
  for (const address of inOrder) {
    try {
      return await one(network, address, { ...attempt, connectMs });
    } catch (error) {
      last = error;
      const mayTryNext = error instanceof FetchError && error.code.startsWith('connection_');
      if (!mayTryNext) throw error;
    }
  }
  throw last;
};
