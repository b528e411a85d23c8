import { isIP } from 'node:net';
import { allowedUrl, type ChecksPolicy } from './fetch/allowedUrl.ts';
import { connectToOne } from './fetch/connect.ts';
import { exchange } from './fetch/exchange.ts';
import { FetchError, type Fetched, type FetchFailure, type GuardedFetch } from './fetch/fetched.ts';
import { type FetchLimits, fetchLimits } from './fetch/limits.ts';
import type { Network } from './fetch/network.ts';
import { isPublicAddress } from './fetch/publicAddress.ts';

interface FetchDeps {
  readonly network: Network;
  readonly policy: ChecksPolicy;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly limits?: FetchLimits;
  /** Which addresses may be called: those of the public internet unless a test says otherwise. */
  readonly mayDial?: (address: string) => boolean;
}

/** The name that a certificate bears: without the brackets of an IPv6 literal and the dot of the root. */
const nameOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** A literal is its own address: resolvers are not asked about it, and some never call a custom look-up for it. */
const addressesOf = async (host: string, network: Network): Promise<readonly string[]> => {
  if (isIP(host) !== 0) return [host];
  try {
    return await network.resolve(host);
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException | undefined)?.code ?? '');
    throw new FetchError(code === 'ENOTFOUND' || code === 'ENODATA' ? 'name_unknown' : 'name_not_resolved');
  }
};

/** Rejects when the signal is aborted first: a resolver cannot be stopped, only left. */
const orGivenUp = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const giveUp = () => reject(new FetchError('given_up'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });

/**
 * The one way in which the bot calls an address that a person named: https on 443, one look-up whose every address must
 * be public, a connection to exactly the address that was checked, a certificate that is right, one GET, no redirects,
 * and an end to size and time.
 */
export const createGuardedFetch =
  ({ network, policy, now, limits = fetchLimits, mayDial = isPublicAddress }: FetchDeps): GuardedFetch =>
  async (text, signal): Promise<Fetched> => {
    const url = allowedUrl(text, policy);
    if (typeof url === 'string') return { kind: 'refused', reason: url };
    const host = nameOf(url);
    const [at, clock] = [now(), AbortSignal.timeout(limits.totalMs)];
    const either = AbortSignal.any([signal, clock]);
    let addresses: readonly string[] = [];
    const failed = (reason: FetchFailure, error?: FetchError): Fetched => ({
      kind: 'failed',
      reason: reason === 'given_up' && clock.aborted ? 'answer_too_slow' : reason,
      addresses,
      ...error?.reached,
      milliseconds: now() - at,
    });
    try {
      addresses = await orGivenUp(addressesOf(host, network), either);
      if (addresses.length === 0) return failed('name_unknown');
      if (!addresses.every(mayDial)) return { kind: 'refused', reason: 'address_not_public' };
      const attempt = { host, connectMs: limits.connectMs, signal: either };
      const connected = await connectToOne(network, addresses, attempt);
      const answer = await exchange(connected, { url, limits, signal: either });
      return {
        kind: 'answered',
        at: now(),
        addresses,
        secured: connected.secured,
        ...answer,
        milliseconds: now() - at,
      };
    } catch (error) {
      return error instanceof FetchError ? failed(error.code, error) : failed('connection_failed');
    }
  };
