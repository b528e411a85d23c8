import { within } from './within.ts';

/** Does works of one key one after the other, in the order of asking; works of different keys do not wait for each other. */
export type SerialiseByKey = <Done>(key: string, work: () => Promise<Done>) => Promise<Done>;

/** `width`: so many works of one key may run at once. */
export const createSerialiseByKey = (width = 1): SerialiseByKey => {
  /** How many works of a key run, and the beginnings of those that wait. */
  const lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();

  const enter = async (key: string) => {
    const lane = lanes.get(key) ?? { running: 0, waiting: [] };
    lanes.set(key, lane);
    if (lane.running < width) lane.running += 1;
    else await new Promise<void>((begin) => lane.waiting.push(begin));
    return lane;
  };

  return async (key, work) => {
    const lane = await enter(key);
    try {
      return await work();
    } finally {
      const next = lane.waiting.shift();
      if (next) next();
      else lane.running -= 1;
      if (lane.running === 0) lanes.delete(key);
    }
  };
};

/** Resolves when its turn has come; urgent ones go before all that are not. */
type OwnTurn = (isUrgent: boolean) => Promise<void>;

/** Gives each asker a turn of the event loop to begin in, one after the other, so that however many ask at once nothing else waits for all of them. */
export const createTurns = (): OwnTurn => {
  const waiting: { readonly urgent: (() => void)[]; readonly usual: (() => void)[] } = {
    urgent: [],
    usual: [],
  };
  let isTurning = false;

  const turn = () => {
    const begin = waiting.urgent.shift() ?? waiting.usual.shift();
    begin?.();
    isTurning = begin !== undefined;
    if (begin) setImmediate(turn);
  };

  return (isUrgent) =>
    new Promise<void>((begin) => {
      waiting[isUrgent ? 'urgent' : 'usual'].push(begin);
      if (!isTurning) setImmediate(turn);
      isTurning = true;
    });
};

/** Whose turn a work waits for. */
export interface Lane {
  readonly key: string;
  /** Goes before all that is not. */
  readonly isUrgent: boolean;
}

export interface Lanes {
  /** Does a work when the earlier ones of its lane are done and its turn has come. */
  run<Done>(lane: Lane, work: () => Promise<Done>): Promise<Done>;
  /** Resolves when all is done, or after so many milliseconds. */
  drain(graceMs: number): Promise<void>;
}

/**
 * Works in lanes: one after the other in a lane, and of all lanes one beginning in a turn of the event loop, so that what comes
 * in meanwhile is taken first.
 */
export const createLanes = (): Lanes => {
  const inLane = createSerialiseByKey();
  const ownTurn = createTurns();
  const underWay = new Set<Promise<unknown>>();

  return {
    run: (lane, work) => {
      const done = inLane(lane.key, async () => {
        await ownTurn(lane.isUrgent);
        return work();
      }).finally(() => underWay.delete(done));
      underWay.add(done);
      return done;
    },
    drain: async (graceMs) => {
      await within(Promise.allSettled(underWay), graceMs);
    },
  };
};
