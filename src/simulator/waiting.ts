import type { Changes } from './changes.ts';

/** Resolves with the first truthy look; looks again on every change. Rejects after `timeoutMs` and says what it saw last. */
export function until<T>(
  changes: Changes,
  look: () => T | undefined | false | null,
  timeoutMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let seen: unknown;
    const stop = changes.listen(() => check());
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Nothing came within ${timeoutMs} ms; the last look gave ${describe(seen)}`));
    }, timeoutMs);
    function check(): void {
      const value = attempt(look);
      seen = value;
      if (!value || value instanceof LookFailed) return;
      stop();
      clearTimeout(timer);
      resolve(value);
    }
    check();
  });
}

/** Resolves once nothing changed and nothing was under way for `ms`. */
export function quiet(changes: Changes, ms: number): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(rest, ms);
    const stop = changes.listen(() => {
      clearTimeout(timer);
      timer = setTimeout(rest, ms);
    });
    function rest(): void {
      if (changes.busy()) {
        timer = setTimeout(rest, ms);
        return;
      }
      stop();
      resolve();
    }
  });
}

class LookFailed extends Error {}

function attempt<T>(look: () => T): T | LookFailed {
  try {
    return look();
  } catch (error) {
    return new LookFailed(error instanceof Error ? error.message : String(error));
  }
}

function describe(seen: unknown): string {
  if (seen instanceof LookFailed) return `the error "${seen.message}"`;
  return seen === undefined ? 'nothing' : (JSON.stringify(seen)?.slice(0, 500) ?? String(seen));
}
