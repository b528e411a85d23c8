import type { Catalog } from '../../catalog/catalog.ts';
import { type Bundle, createBundle } from '../../escalations/bundle.ts';
import type { Destination, SendOutcome } from '../port.ts';

/** A destination that takes bundles. */
export const bundled = (
  { name, called, host }: Pick<Destination, 'name' | 'called' | 'host'>,
  catalog: Pick<Catalog, 'byId'>,
  carry: (bundle: Bundle) => Promise<SendOutcome>,
): Destination => ({
  name,
  ...(called ? { called } : {}),
  ...(host === undefined ? {} : { host }),
  send: async (escalation, around) => {
    const entry = catalog.byId(escalation.entryId);
    if (!entry) return { kind: 'never', reason: `The catalog no longer holds ${escalation.entryId}.` };
    return carry(createBundle(escalation, entry, await around?.credits?.()));
  },
});
