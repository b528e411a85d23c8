/** What a work comes to, if it does so in time; else undefined, and the work goes on. */
export const within = async <Done>(
  work: Promise<Done>,
  ms: number,
): Promise<{ readonly value: Done } | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([work.then((value) => ({ value })), late]).finally(() => clearTimeout(timer));
};
