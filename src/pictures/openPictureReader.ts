import { createPictureReader, type PictureReaderDeps } from './createPictureReader.ts';
import { missingParts } from './missingParts.ts';
import type { PictureReader } from './pictureText.ts';
import { startPictureThread } from './startPictureThread.ts';

const deadlineMs = 15_000;
const idleMs = 60_000;

/** That pictures cannot be read, and what to do about it. */
const missingText = (missing: readonly string[]): string =>
  `PICTURES is on, but ${missing.join(', ')} is not installed: pictures are not read. Run npm ci --include=optional.`;

/** What reads pictures on this machine; undefined where a package for it is missing, which `complain` is told. */
export const openPictureReader = (
  { trouble }: Pick<PictureReaderDeps, 'trouble'>,
  complain: (text: string) => void,
): PictureReader | undefined => {
  const missing = missingParts();
  if (missing.length > 0) return void complain(missingText(missing));
  return createPictureReader({ startThread: startPictureThread, deadlineMs, idleMs, trouble });
};
