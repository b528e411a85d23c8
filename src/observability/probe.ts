interface ProbeDeps {
  /** Milliseconds that an answer holds. */
  readonly holdsMs: number;
  /** Milliseconds after which no answer is a bad one. */
  readonly deadlineMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Asks a part whether it works: at most one question at a time and per `holdsMs`, however often a monitor looks. */
export const createProbe = (
  ask: () => Promise<unknown>,
  { holdsMs, deadlineMs, now }: ProbeDeps,
): (() => Promise<boolean>) => {
  let held: { readonly works: boolean; readonly until: number } | undefined;
  let asking: Promise<boolean> | undefined;
  const askNow = async () => {
    const works = await ask().then(
      () => true,
      () => false,
    );
    held = { works, until: now() + holdsMs };
    asking = undefined;
    return works;
  };
  return async () => {
    if (held && now() < held.until) return held.works;
    asking ??= askNow();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, deadlineMs, false);
    });
    return Promise.race([asking, late]).finally(() => clearTimeout(timer));
  };
};
