import { expect, test } from '@jest/globals';
import { createTryLater } from '../../src/pacing/tryLater.ts';

const mebi = 1024 * 1024;
const beatMs = 1;

/** Keeps many works of a size, and does them when what they wait for has come back. */
const keepMany = async (many: number, bytes: number) => {
  const seen = { done: 0, dropped: 0 };
  let isAway = true;
  const later = createTryLater({
    isPassing: () => true,
    holdMs: 60_000,
    beatMs,
    dropped: () => {
      seen.dropped += 1;
    },
    waiting: () => {},
    trouble: () => {},
  });
  const work = async () => {
    if (isAway) throw new Error('away');
    seen.done += 1;
  };
  for (let left = many; left > 0; left -= 1) later.keep(work, bytes);
  isAway = false;
  for (let looks = 1000; looks > 0 && seen.done + seen.dropped < many; looks -= 1)
    await new Promise((resolve) => setTimeout(resolve, beatMs));
  later.stop();
  return seen;
};

test.each([
  [500, 0, 0],
  [510, 0, 10],
  [16, mebi, 0],
  [20, mebi, 4],
  [1, 17 * mebi, 1],
])('of %i works that hold %i bytes each %i are dropped', async (many, bytes, dropped) => {
  expect(await keepMany(many, bytes)).toEqual({ done: many - dropped, dropped });
});
