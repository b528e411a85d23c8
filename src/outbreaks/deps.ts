import type { EscalationStore } from '../escalations/port.ts';
import type { ReplyDeps } from '../replies/deps.ts';
import type { OutbreakStore } from './port.ts';

export interface OutbreakDeps extends ReplyDeps {
  readonly store: ReplyDeps['store'] & {
    readonly outbreaks: OutbreakStore;
    readonly escalations: Pick<EscalationStore, 'ofCase' | 'list' | 'casesOf'>;
  };
  /** Where outbreaks are posted, if anywhere. */
  readonly escalationChannel?: string;
}
