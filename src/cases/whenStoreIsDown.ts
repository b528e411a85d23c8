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
