import type { Fetched, GuardedFetch } from '../fetch/fetched.ts';

/** What the two documents of a FHIR base gave. */
export interface SmartSeen {
  readonly base: string;
  readonly configuration: Fetched;
  readonly metadata: Fetched;
}

export const observeSmart = async (
  base: string,
  fetch: GuardedFetch,
  signal: AbortSignal,
): Promise<SmartSeen> => {
  const [configuration, metadata] = await Promise.all([
    fetch(`${base}/.well-known/smart-configuration`, signal),
    fetch(`${base}/metadata`, signal),
  ]);
  return { base, configuration, metadata };
};
