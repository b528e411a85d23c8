/** Resolves when its turn has come; urgent ones go before all that are not. */
export type OwnTurn = (isUrgent: boolean) => Promise<void>;

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
