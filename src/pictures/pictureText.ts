import type { Kind } from '../redaction/kinds.ts';
import type { UnreadReason } from '../text/files/fileText.ts';

/** What a picture says, redacted, and which kinds of values were taken out of it; or why it was not read. */
export type PictureText =
  | { readonly kind: 'picture'; readonly text: string; readonly removed: readonly Kind[] }
  | { readonly kind: 'unread'; readonly why: UnreadReason };

/** The most that is read of one picture, in bytes. */
export const mostPictureBytes = 10 * 1024 * 1024;

/** Reads pictures, one after the other. Never rejects: what cannot be read says why. */
export interface PictureReader {
  read(content: Uint8Array): Promise<PictureText>;
  /** Ends the thread; what waits is not read. */
  stop(): Promise<void>;
}
