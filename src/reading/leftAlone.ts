/** Why a text was not read. `flood`: one person sent too much in a minute. `slow`: it took too long. `broken`: whatever read it broke. */
export type LeftAloneReason = 'flood' | 'slow' | 'broken';

/** A text is left alone so that others do not wait for it. */
export class LeftAloneError extends Error {
  override readonly name = 'LeftAloneError';
  readonly code = 'LEFT_ALONE';
  readonly reason: LeftAloneReason;

  constructor(reason: LeftAloneReason) {
    super(`A text was left alone: ${reason}.`);
    this.reason = reason;
  }
}

/** What the work gives, or the other value where a text was left alone. Other errors pass. */
export const whenLeftAlone = <Done, Otherwise>(
  work: Promise<Done>,
  otherwise: (reason: LeftAloneReason) => Otherwise,
): Promise<Done | Otherwise> =>
  work.catch((error: unknown) => {
    if (error instanceof LeftAloneError) return otherwise(error.reason);
    throw error;
  });
