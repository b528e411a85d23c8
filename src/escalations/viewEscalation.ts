import { completeness } from './completeness.ts';
import type { EscalationDeps } from './deps.ts';
import type { Escalation, EscalationView } from './escalation.ts';

type ViewDeps = Pick<EscalationDeps, 'catalog' | 'store'>;

/** Reads what belongs to an escalation; undefined when the catalog no longer holds its entry. */
export const viewEscalation = async (
  escalation: Escalation,
  { catalog, store }: ViewDeps,
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

/** An escalation as its cards must tell it now; undefined when it is gone. */
export const findEscalationView = async (
  teamId: string,
  id: string,
  deps: ViewDeps,
): Promise<EscalationView | undefined> => {
  const found = await deps.store.escalations.find(teamId, id);
  return found && viewEscalation(found, deps);
};
