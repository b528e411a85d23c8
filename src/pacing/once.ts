/** Does a work when it is first asked for; everybody who asks gets the one promise. */
export const once = <Done>(work: () => Promise<Done>): (() => Promise<Done>) => {
  let done: Promise<Done> | undefined;
  return () => {
    done ??= work();
    return done;
  };
};
