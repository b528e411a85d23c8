/** Stores reject with this code while the database cannot be used, whatever the database is. */
const awayCode = 'STORE_UNAVAILABLE';

export const isAway = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === awayCode;

/** What the work gives, or the other value while the database is away. Other errors pass. */
export const unlessAway = <Done, Otherwise>(
  work: Promise<Done>,
  otherwise: () => Otherwise,
): Promise<Done | Otherwise> =>
  work.catch((error: unknown) => {
    if (isAway(error)) return otherwise();
    throw error;
  });
