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

export type Listener = (change: Change, seq: number) => void;

export interface Changes {
  /** Number of the last change. */
  seq(): number;
  emit(change: Change): void;
  /** Returns the way to stop listening. */
  listen(listener: Listener): () => void;
  /** Counts `work` as under way until it settles. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Whether any tracked work is under way. */
  busy(): boolean;
}

/** The pulse of the simulator: everything that waits listens here, so that nothing polls. */
export function createChanges(): Changes {
  const listeners = new Set<Listener>();
  let seq = 0;
  let underway = 0;
  const emit = (change: Change): void => {
    seq += 1;
    for (const listener of [...listeners]) listener(change, seq);
  };
  return {
    seq: () => seq,
    emit,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async track(work) {
      underway += 1;
      try {
        return await work;
      } finally {
        underway -= 1;
        emit({ kind: 'activity' });
      }
    },
    busy: () => underway > 0,
  };
}
