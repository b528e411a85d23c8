import { setTimeout as wait } from 'node:timers/promises';

/** Resolves when it is a channel's turn to get a message. */
export type Pace = (channelId: string) => Promise<void>;

const mostRemembered = 1000;

/** Hands out turns, first come first served, `gapMs` apart in each channel. */
export const createPace = (gapMs: number): Pace => {
  const nextTurn = new Map<string, number>();
  const forgetPast = (now: number) => {
    for (const [channelId, at] of nextTurn) if (at <= now) nextTurn.delete(channelId);
  };
  return async (channelId) => {
    const now = performance.now();
    if (nextTurn.size > mostRemembered) forgetPast(now);
    const turn = Math.max(now, nextTurn.get(channelId) ?? 0);
    nextTurn.set(channelId, turn + gapMs);
    if (turn > now) await wait(turn - now);
  };
};
