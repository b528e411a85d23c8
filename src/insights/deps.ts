import type { EscalationStore } from '../escalations/port.ts';
import type { AudienceDeps } from './findFixedBefore.ts';
import type { NumberStore } from './port.ts';

export interface NumberDeps extends AudienceDeps {
  readonly store: {
    readonly numbers: NumberStore;
    readonly escalations: Pick<EscalationStore, 'list'>;
  };
  /** Epoch milliseconds. */
  readonly now: () => number;
}
