import type { CaseDeps } from './deps.ts';

/** Stores reject with this code while the database cannot be used, whatever the database is. */
const downCode = 'STORE_UNAVAILABLE';

export const isStoreDown = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === downCode;

/** What the work gives, or the other value while the database cannot be used. Other errors pass. */
export const whenStoreIsDown = <Done, Otherwise>(
  work: Promise<Done>,
  otherwise: () => Otherwise,
): Promise<Done | Otherwise> =>
  work.catch((error: unknown) => {
    if (isStoreDown(error)) return otherwise();
    throw error;
  });

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
