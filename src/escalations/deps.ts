import type { OutbreakDeps } from '../outbreaks/deps.ts';
import type { BusinessHours } from './businessHours.ts';
import type { EscalationStore } from './port.ts';

/** How long nothing may move before people are reminded, and when they work. */
export interface Reminders {
  readonly hours: BusinessHours;
  /** Business time, in milliseconds. */
  readonly afterMs: number;
}

export interface EscalationDeps extends OutbreakDeps {
  readonly store: OutbreakDeps['store'] & { readonly escalations: EscalationStore };
  /** Names of the destinations that every escalation goes to. */
  readonly destinations: readonly string[];
  readonly reminders: Reminders;
  /** Called after an escalation was written down, so that it is delivered soon. */
  readonly escalationQueued: () => void;
}
