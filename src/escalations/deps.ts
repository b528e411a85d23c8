import type { BusinessSpan } from '../channels/wallClock.ts';
import type { OutbreakDeps } from '../outbreaks/deps.ts';
import type { EscalationStore } from './port.ts';

export interface EscalationDeps extends OutbreakDeps {
  readonly store: OutbreakDeps['store'] & { readonly escalations: EscalationStore };
  /** Names of the destinations that every escalation goes to. */
  readonly destinations: readonly string[];
  /** How long nothing may move before people are reminded. */
  readonly reminders: BusinessSpan;
  /** Called after an escalation was written down, so that it is delivered soon. */
  readonly escalationQueued: () => void;
}
