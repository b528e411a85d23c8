import { completeness } from './completeness.ts';
import type { EscalationDeps } from './deps.ts';
import { nameOfDestination } from './destinationName.ts';
import type { Delivery, Escalation, EscalationView } from './escalation.ts';

type ViewDeps = Pick<EscalationDeps, 'catalog' | 'store' | 'destinationNames'>;

/** What is known of an escalation already and need not be read. */
type Known = Partial<Pick<EscalationView, 'cases'>> & { readonly deliveries?: readonly Delivery[] };

/** Reads what belongs to an escalation; undefined when the catalog no longer holds its entry. */
export const viewEscalation = async (
  escalation: Escalation,
  { catalog, store, destinationNames }: ViewDeps,
  known: Known = {},
): Promise<EscalationView | undefined> => {
  const entry = catalog.byId(escalation.entryId);
  if (!entry) return undefined;
  const [history, deliveries, cases] = await Promise.all([
    store.escalations.history(escalation.id),
    known.deliveries ?? store.escalations.deliveries(escalation.id),
    known.cases ?? store.escalations.casesOf(escalation.id),
  ]);
  return {
    kind: 'escalation',
    escalation,
    entry,
    history,
    deliveries: deliveries.map((one) => ({
      ...one,
      to: nameOfDestination(one.destination, destinationNames),
    })),
    cases,
    completeness: completeness(escalation.report, entry.escalate.evidence),
  };
};

/** An escalation as its cards must tell it now; undefined when it is gone. */
export const findEscalationView = async (
  teamId: string,
  id: string,
  deps: ViewDeps,
): Promise<EscalationView | undefined> => {
  const found = await deps.store.escalations.find(teamId, id);
  return found && viewEscalation(found, deps);
};
