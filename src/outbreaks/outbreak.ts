import type { Sighting } from '../cases/port.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { CardPlace } from '../channels/places.ts';
import type { Escalation } from '../escalations/escalation.ts';

/** The same error at several practices at once: perhaps a problem at eCW. */
export interface Outbreak {
  readonly id: string;
  readonly teamId: string;
  readonly entryId: string;
  readonly state: 'open' | 'closed';
  readonly startedAt: number;
  readonly lastAt: number;
  readonly card?: CardPlace;
}

/** What an outbreak did to one practice. Times in epoch milliseconds. */
export interface Affected {
  readonly practiceCode: string;
  readonly reports: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** All that the card of an outbreak tells, as it stands now. */
export interface OutbreakView {
  readonly kind: 'outbreak';
  readonly outbreak: Outbreak;
  readonly entry: CatalogEntry;
  /** In the order in which they were first seen. */
  readonly practices: readonly Affected[];
  /** The reports in order, the latest last. */
  readonly sightings: readonly Sighting[];
  /** The one for all of them, or the first that is open for some of them. */
  readonly escalation?: Escalation;
  /** Further ones that are open for single practices. */
  readonly alsoOpen: readonly Escalation[];
  /** Practices that belong to no escalation. */
  readonly loose: readonly string[];
}
