import type { CaseDeps } from '../cases/deps.ts';
import type { TeamNoteStore } from '../insights/port.ts';
import type { TeamNoteView } from '../insights/teamNoteView.ts';
import type { OutbreakView } from '../outbreaks/outbreak.ts';
import type { OutbreakStore } from '../outbreaks/port.ts';
import type { ReplyStore } from './port.ts';

export interface ReplyDeps extends CaseDeps {
  readonly store: CaseDeps['store'] & {
    readonly replies: ReplyStore;
    readonly outbreaks: Pick<OutbreakStore, 'place'>;
    readonly teamNotes: Pick<TeamNoteStore, 'place'>;
  };
  /** What the approvers are told of a note now; undefined when it is gone. */
  readonly viewTeamNote: (teamId: string, id: string) => Promise<TeamNoteView | undefined>;
  /** How long the same error in the same channel is answered by a link to its card, in milliseconds. */
  readonly repeatMs: number;
  /** What the card of an outbreak tells now; undefined when it is gone. */
  readonly viewOutbreak: (teamId: string, id: string) => Promise<OutbreakView | undefined>;
}
