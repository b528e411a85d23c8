import type { Actor } from '../channels/places.ts';
import type { OutbreakView } from '../outbreaks/outbreak.ts';
import { affectedNotes } from '../outbreaks/viewOutbreak.ts';
import type { EscalationDeps } from './deps.ts';
import { aboutEscalation, type Escalation } from './escalation.ts';

/** Where the cases of an outbreak belong now. */
export interface Gathered {
  /** `joined`: practices were added to it; `earlier`: all were there already. */
  readonly kind: 'joined' | 'earlier';
  readonly escalation: Escalation;
}

/** Brings the practices of an outbreak that have no escalation into the open one that others of it have; undefined where none is open. */
export const gather = async (
  view: OutbreakView,
  by: Actor,
  { store, now, noteStep }: Pick<EscalationDeps, 'store' | 'now' | 'noteStep'>,
): Promise<Gathered | undefined> => {
  const { escalation, loose, sightings } = view;
  if (loose.length === 0 && escalation) return { kind: 'earlier', escalation };
  if (!escalation || escalation.state === 'resolved') return undefined;
  const at = now();
  const { id: escalationId } = escalation;
  const cases = sightings.filter(({ practiceCode }) => loose.includes(practiceCode));
  const joins = cases.map(({ caseId }) => caseId);
  const change = { kind: 'evidence', text: affectedNotes(view) } as const;
  await store.escalations.edit(escalationId, { joins, change, by: by.userId, at });
  for (const caseId of joins)
    noteStep({ ...aboutEscalation(escalation, by), outcome: 'joined', case: caseId });
  return { kind: 'joined', escalation };
};
