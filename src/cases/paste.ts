import type { Actor, Bot } from '../channels/places.ts';
import type { PictureText } from '../pictures/pictureText.ts';
import type { FileText } from '../text/files/fileText.ts';

/** How a paste reached us. Only `message` is unasked: there we speak only when sure. */
export const doors = ['command', 'message', 'mention', 'direct', 'shortcut'] as const;
export type Door = (typeof doors)[number];

/** A file that came with a paste, as it was read. */
export type AttachedText = FileText | PictureText;

/** A text that somebody pasted, with where and by whom. A slash command has no message, hence no `messageTs`. */
export interface Paste {
  readonly text: string;
  readonly door: Door;
  readonly by: Actor;
  readonly messageTs?: string;
  /** The thread that the message belongs to or starts. */
  readonly threadTs?: string;
  /** When it was last edited, as Slack says it. */
  readonly version?: string;
  /** Set where no person speaks. */
  readonly bot?: Bot;
  /** Reads the files that came with it. */
  readonly files?: () => Promise<readonly AttachedText[]>;
  /** How large these are together, as far as that is known before they are read. */
  readonly fileBytes?: number;
  /** Reads the other messages of its thread, for a paste that is not enough by itself. */
  readonly thread?: () => Promise<readonly ThreadMessage[]>;
}

/** A message of a thread, in words. */
export interface ThreadMessage {
  readonly ts: string;
  readonly text: string;
  /** What its pictures say. */
  readonly pictured?: string;
}
