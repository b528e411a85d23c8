import type { Channel, Message } from './model.ts';

/** Something happened. `activity` is what no person sees: a call, a delivery. */
export type Change =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'delete'; readonly message: Message }
  | { readonly kind: 'modal' | 'home'; readonly user: string }
  | { readonly kind: 'channel'; readonly channel: Channel }
  | {
      readonly kind: 'notice';
      readonly user: string;
      readonly text: string;
      readonly channel?: string;
      readonly threadTs?: string;
    }
  | { readonly kind: 'activity' };

type Listener = (change: Change, seq: number) => void;

export interface Changes {
  /** Number of the last change. */
  seq(): number;
  emit(change: Change): void;
  /** Returns the way to stop listening. */
  listen(listener: Listener): () => void;
  /** Counts `work` as under way until it settles. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves with the first truthy look, taken again at every change; rejects after `timeoutMs` (5000) and says what it saw last. */
  until<T>(look: () => T | undefined | false | null, timeoutMs?: number): Promise<T>;
  /** Resolves when nothing changed and nothing was under way for `ms` (50). */
  quiet(ms?: number): Promise<void>;
}

/** Tells everybody who listens of every change, so that nothing has to poll. */
export function createChanges(): Changes {
  const listeners = new Set<Listener>();
  let seq = 0;
  let underway = 0;
  const emit = (change: Change): void => {
    seq += 1;
    for (const listener of [...listeners]) listener(change, seq);
  };
  const listen = (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    seq: () => seq,
    emit,
    listen,
    async track(work) {
      underway += 1;
      try {
        return await work;
      } finally {
        underway -= 1;
        emit({ kind: 'activity' });
      }
    },
    until: (look, timeoutMs = 5000) => until(listen, look, timeoutMs),
    quiet: (ms = 50) => quiet(listen, () => underway > 0, ms),
  };
}

function until<T>(
  listen: Changes['listen'],
  look: () => T | undefined | false | null,
  timeoutMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let seen: unknown;
    const stop = listen(() => check());
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

function quiet(listen: Changes['listen'], isBusy: () => boolean, ms: number): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(rest, ms);
    const stop = listen(() => {
      clearTimeout(timer);
      timer = setTimeout(rest, ms);
    });
    function rest(): void {
      if (isBusy()) {
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
