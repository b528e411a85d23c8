import type { CaseDeps } from '../cases/deps.ts';
import type { LabelledText } from '../triage/learning/texts.ts';
import type { CurationStore } from './port.ts';

export interface CurationDeps extends CaseDeps {
  readonly store: CaseDeps['store'] & { readonly curation: CurationStore };
  /** Texts with what they must lead to: nothing that is proposed may make the bot worse at them. */
  readonly heldTexts: () => Promise<readonly LabelledText[]>;
}
