import { minuteMs } from './durations.ts';

interface TryLaterDeps {
  /** Whether an error is one that passes; others are `trouble`. */
  readonly isPassing: (error: unknown) => boolean;
  /** How long a work is kept, in milliseconds. */
  readonly holdMs: number;
  readonly beatMs: number;
  /** Called for a work that was kept too long, or for which there was no room. */
  readonly dropped: () => void;
  /** Called at most once a minute while works wait, with how many do. */
  readonly waiting: (works: number) => void;
  readonly trouble: (error: unknown) => void;
}

export interface TryLater {
  /** Keeps a work that could not be done just now, and does it as soon as that is possible. `bytes`: about what it holds in memory. */
  keep(work: () => Promise<unknown>, bytes: number): void;
  /** Ends trying; what waits is dropped. */
  stop(): void;
}

const mostWorks = 500;
const mostBytes = 16 * 1024 * 1024;
const warnEveryMs = minuteMs;

interface Kept {
  readonly work: () => Promise<unknown>;
  readonly bytes: number;
  readonly since: number;
}

/** Works in memory that wait for something to come back, in order: 500 at most, that hold 16 MiB together. */
export const createTryLater = (deps: TryLaterDeps): TryLater => {
  const { isPassing, holdMs, beatMs, dropped, trouble } = deps;
  let kept: Kept[] = [];
  let isTrying = false;
  let warnedAt = Number.NEGATIVE_INFINITY;

  const warn = () => {
    if (performance.now() - warnedAt < warnEveryMs) return;
    warnedAt = performance.now();
    deps.waiting(kept.length);
  };

  const hasRoomFor = (bytes: number): boolean =>
    kept.length < mostWorks && kept.reduce((sum, one) => sum + one.bytes, bytes) <= mostBytes;

  const dropOld = () => {
    const fresh = kept.filter(({ since }) => performance.now() - since <= holdMs);
    for (let gone = kept.length - fresh.length; gone > 0; gone -= 1) dropped();
    kept = fresh;
  };

  /** True when the work is over, for better or worse. */
  const attempt = async ({ work }: Kept): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      if (isPassing(error)) return false;
      trouble(error);
      return true;
    }
  };

  const tryAll = async () => {
    if (isTrying) return;
    isTrying = true;
    dropOld();
    for (let first = kept[0]; first && (await attempt(first)); first = kept[0]) kept.shift();
    if (kept.length > 0) warn();
    else clearInterval(beat);
    isTrying = false;
  };

  let beat: NodeJS.Timeout | undefined;
  return {
    keep: (work, bytes) => {
      if (!hasRoomFor(bytes)) return dropped();
      if (kept.length === 0) beat = setInterval(() => void tryAll(), beatMs).unref();
      kept.push({ work, bytes, since: performance.now() });
      warn();
    },
    stop: () => {
      clearInterval(beat);
      for (const _ of kept) dropped();
      kept = [];
    },
  };
};
