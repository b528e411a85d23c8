import { createSerialiseByKey } from './lanes.ts';
import { within } from './within.ts';

/** What is under way when the worker is stopped gets this long to end. */
const graceMs = 3000;

/** When something was taken, and until when nobody else gets it. Times in epoch milliseconds. */
interface Lease {
  readonly now: number;
  readonly leaseUntil: number;
}

interface LeasedWorkerDeps<Item> {
  /** Takes what is due and nobody else has, the oldest first. */
  readonly take: (lease: Lease & { readonly limit: number }) => Promise<readonly Item[]>;
  readonly work: (item: Item) => Promise<void>;
  /** Items of one lane are worked on in the order of taking, so many at once as the lane is wide. */
  readonly laneOf: (item: Item) => string;
  /** How many items of a lane are worked on at the same time; 1 when absent. */
  readonly width?: number;
  /** How many items may be held at the same time, waiting ones included. */
  readonly mostHeld: number;
  readonly leaseMs: number;
  /** Keeps the leases of what is held; without it a lease must be longer than all that is held takes. */
  readonly renewal?: {
    readonly everyMs: number;
    readonly renew: (held: readonly Item[], leaseUntil: number) => Promise<void>;
  };
  /** Gives back what is held and not begun when the worker is stopped; without it, it is worked on. */
  readonly giveBack?: (item: Item) => Promise<void>;
  readonly beatMs: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Called with what nobody expected; the worker goes on. */
  readonly trouble: (error: unknown) => void;
}

export interface LeasedWorker {
  /** Works on what is due now; resolves when all that this call took is done. */
  workDue(): Promise<void>;
  /** Looks on a beat until stopped. */
  start(): void;
  /** Ends the beat and waits for what is under way, but not for long: whoever takes over gets it when its lease ends. */
  stop(): Promise<void>;
}

/**
 * Works off a queue that several processes share. What it takes is leased: nobody else gets it before the lease ends, and when
 * this process dies, another takes it then.
 */
export const createLeasedWorker = <Item>(deps: LeasedWorkerDeps<Item>): LeasedWorker => {
  const { now, trouble, renewal } = deps;
  const inLane = createSerialiseByKey(deps.width);
  const held = new Set<Item>();
  const underWay = new Set<Promise<void>>();
  let isStopping = false;
  let beats: readonly NodeJS.Timeout[] = [];

  const begin = (item: Item) => (isStopping && deps.giveBack ? deps.giveBack(item) : deps.work(item));

  const hold = (item: Item): Promise<unknown> => {
    held.add(item);
    return inLane(deps.laneOf(item), () => begin(item))
      .catch(trouble)
      .finally(() => held.delete(item));
  };

  const takeDue = async () => {
    for (;;) {
      const limit = deps.mostHeld - held.size;
      if (isStopping || limit <= 0) return;
      const due = await deps.take({ now: now(), leaseUntil: now() + deps.leaseMs, limit });
      await Promise.all(due.map(hold));
      if (due.length < limit) return;
    }
  };

  const workDue = () => {
    const done = takeDue()
      .catch(trouble)
      .finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  };

  return {
    workDue,
    start: () => {
      const renew = () => renewal?.renew([...held], now() + deps.leaseMs).catch(trouble);
      beats = [
        setInterval(() => void workDue(), deps.beatMs),
        ...(renewal ? [setInterval(() => void renew(), renewal.everyMs)] : []),
      ];
      for (const beat of beats) beat.unref();
      void workDue();
    },
    stop: async () => {
      isStopping = true;
      await within(Promise.all(underWay), graceMs);
      for (const beat of beats) clearInterval(beat);
    },
  };
};
