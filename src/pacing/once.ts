/** The same promise for everybody who asks. */
export const once = <Done>(work: () => Promise<Done>): (() => Promise<Done>) => {
  let done: Promise<Done> | undefined;
  return () => {
    done ??= work();
    return done;
  };
};
