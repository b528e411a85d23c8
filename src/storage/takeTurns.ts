import { setImmediate } from 'node:timers/promises';

/** The longest that turns may follow each other without letting anything else of the process run, in milliseconds. */
const breathAfter = 10;

/** Hands one thing out to one borrower at a time, in the order of asking. Resolves to the function that gives it back. */
export const takeTurns = () => {
  let last: Promise<void> = Promise.resolve();
  let breathedAt = 0;
  return async (): Promise<() => void> => {
    const before = last;
    let release = () => {};
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    // A burst of synchronous queries would otherwise hold up every timer and socket until it is through.
    if (performance.now() - breathedAt > breathAfter) {
      await setImmediate();
      breathedAt = performance.now();
    }
    return release;
  };
};
