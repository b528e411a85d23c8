import type { CardPlace } from '../channels/places.ts';
import type { Outbreak } from './outbreak.ts';

export interface OutbreakStore {
  /** Opens an outbreak, or notes that the open one of this error goes on. */
  raise(seen: { id: string; teamId: string; entryId: string; startedAt: number; lastAt: number }): Promise<{
    readonly outbreak: Outbreak;
    readonly isNew: boolean;
  }>;
  find(teamId: string, id: string): Promise<Outbreak | undefined>;
  place(teamId: string, id: string, card: CardPlace): Promise<void>;
  /** Closes the open outbreaks of a team in which nothing happened since then; each is handed out once. */
  closeQuiet(teamId: string, since: number): Promise<readonly Outbreak[]>;
}
