import type { Facts } from '../verdict.ts';

/** What a text states about the failing call. */
export function factsOf(_text: string): Facts {
  return { scopes: [], times: [] };
}
