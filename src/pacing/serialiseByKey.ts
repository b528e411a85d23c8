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
