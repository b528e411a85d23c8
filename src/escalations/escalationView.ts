import type { Case } from '../cases/case.ts';
import type { DeskDeps } from '../cases/desk.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import { type Completeness, completeness } from './completeness.ts';
import type { Delivery, Escalation } from './escalation.ts';
import type { HistoryLine } from './lifeCycle.ts';

/** All that the cards of an escalation tell, as it stands now. */
export interface EscalationView {
  readonly kind: 'escalation';
  readonly escalation: Escalation;
  readonly entry: CatalogEntry;
  readonly history: readonly HistoryLine[];
  readonly deliveries: readonly Delivery[];
  /** The case that it was filed for, then those that joined. */
  readonly cases: readonly Case[];
  readonly completeness: Completeness;
}

/** Reads what belongs to an escalation; undefined when the catalog no longer holds its entry. */
export const viewEscalation = async (
  escalation: Escalation,
  { catalog, store }: Pick<DeskDeps, 'catalog' | 'store'>,
): Promise<EscalationView | undefined> => {
  const entry = catalog.byId(escalation.entryId);
  if (!entry) return undefined;
  const [history, deliveries, cases] = await Promise.all([
    store.escalations.history(escalation.id),
    store.escalations.deliveries(escalation.id),
    store.escalations.casesOf(escalation.id),
  ]);
  return {
    kind: 'escalation',
    escalation,
    entry,
    history,
    deliveries,
    cases,
    completeness: completeness(escalation.report, entry.escalate.evidence),
  };
};
