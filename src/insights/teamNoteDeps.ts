import type { CaseDeps } from '../cases/deps.ts';
import type { TeamNoteStore } from './port.ts';

/** What the notes of a team are made, decided and shown with. */
export interface TeamNoteDeps extends CaseDeps {
  readonly store: CaseDeps['store'] & { readonly teamNotes: TeamNoteStore };
  /** Where the approvers are asked; absent where nobody can be. */
  readonly escalationChannel?: string;
}
