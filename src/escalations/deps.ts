import type { OutbreakDeps } from '../outbreaks/deps.ts';
import type { Reminders } from './businessHours.ts';
import type { EscalationStore } from './port.ts';

export interface EscalationDeps extends OutbreakDeps {
  readonly store: OutbreakDeps['store'] & { readonly escalations: EscalationStore };
  /** Names of the destinations that every escalation goes to. */
  readonly destinations: readonly string[];
  readonly reminders: Reminders;
  /** Called after an escalation was written down, so that it is delivered soon. */
  readonly escalationQueued: () => void;
}
