import type { EscalationDeps } from './deps.ts';
import {
  completeness,
  type Delivery,
  type Escalation,
  type EscalationView,
  type HistoryLine,
  nameOfDestination,
} from './escalation.ts';

type ViewDeps = Pick<EscalationDeps, 'catalog' | 'store' | 'destinationNames'>;

/** What is known of an escalation already and need not be read. */
interface Known {
  readonly history?: readonly HistoryLine[];
  readonly deliveries?: readonly Delivery[];
}

/** Reads what belongs to an escalation; undefined when the catalog no longer holds its entry. */
export const viewEscalation = async (
  escalation: Escalation,
  { catalog, store, destinationNames }: ViewDeps,
  known: Known = {},
): Promise<EscalationView | undefined> => {
  const entry = catalog.byId(escalation.entryId);
  if (!entry) return undefined;
  const [history, deliveries, cases] = await Promise.all([
    known.history ?? store.escalations.history(escalation.teamId, escalation.id),
    known.deliveries ?? store.escalations.deliveries(escalation.teamId, escalation.id),
    store.escalations.casesOf(escalation.teamId, escalation.id),
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
