import type { CaseDeps } from './deps.ts';
import type { Paste } from './paste.ts';
import { whenStoreIsDown } from './whenStoreIsDown.ts';

/** About how much memory a paste takes, with its files. */
export const bytesOf = ({ text, fileBytes = 0 }: Paste): number => 2 * text.length + fileBytes;

/**
 * Does what nobody waits for now, or again as soon as the database can be used: undefined until then. So `work` may be broken off
 * anywhere and begun anew. `bytes`: about what it holds in memory.
 */
export const nowOrLater = <Done>(
  work: () => Promise<Done>,
  bytes: number,
  { tryLater }: Pick<CaseDeps, 'tryLater'>,
): Promise<Done | undefined> =>
  whenStoreIsDown(work(), () => {
    tryLater(work, bytes);
    return undefined;
  });
