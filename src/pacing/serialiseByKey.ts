/** Does works of one key one after the other, in the order of asking; works of different keys do not wait for each other. */
export type Turns = <Done>(key: string, work: () => Promise<Done>) => Promise<Done>;

export const createTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const done = before.then(work, work);
    last.set(key, done);
    const tidy = () => {
      if (last.get(key) === done) last.delete(key);
    };
    done.then(tidy, tidy);
    return done;
  };
};
