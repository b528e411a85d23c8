import type { Fetched, GuardedFetch } from '../fetch/fetched.ts';

/** What two fetches of a JWKS URL gave, one after the other: the first finds the server cold, the second warm. */
export interface KeySetSeen {
  readonly url: string;
  readonly first: Fetched;
  /** Absent where the first gave nothing to compare with. */
  readonly second?: Fetched;
}

export const observeKeySet = async (
  url: string,
  fetch: GuardedFetch,
  signal: AbortSignal,
): Promise<KeySetSeen> => {
  const first = await fetch(url, signal);
  if (first.kind !== 'answered' || first.status !== 200) return { url, first };
  return { url, first, second: await fetch(url, signal) };
};
