import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { createTryLater, type TryLater } from '../../src/pacing/tryLater.ts';

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

const opened: TryLater[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.stop();
});

/** Works that wait for a database; `isAway` says whether it is. */
const openWaiting = (holdMs = 60_000) => {
  const state = { isAway: true, dropped: 0, told: [] as number[], troubles: [] as unknown[] };
  const done: string[] = [];
  const tryLater = createTryLater({
    isPassing: (error) => error === 'away',
    holdMs,
    beatMs: 5,
    dropped: () => {
      state.dropped += 1;
    },
    waiting: (works) => state.told.push(works),
    trouble: (error) => state.troubles.push(error),
  });
  opened.push(tryLater);
  const keep = (name: string, ms = 0) =>
    tryLater.keep(async () => {
      if (state.isAway) throw 'away';
      await wait(ms);
      done.push(name);
    }, 0);
  return { state, done, tryLater, keep };
};

const until = async (isSo: () => boolean) => {
  while (!isSo()) await wait(5);
};

test('what waits is done in order and once, however slowly', async () => {
  const { state, done, keep } = openWaiting();
  for (const name of ['first', 'second', 'third']) keep(name, 20);
  await wait(20);
  expect(done).toEqual([]);
  state.isAway = false;
  await until(() => done.length >= 3);
  await wait(30);
  expect(done).toEqual(['first', 'second', 'third']);
  expect(state).toMatchObject({ dropped: 0, troubles: [] });
});

test('that works wait is told once a minute, and not for each', async () => {
  const { state, keep } = openWaiting();
  for (const name of ['first', 'second', 'third']) keep(name);
  await wait(30);
  expect(state.told).toEqual([1]);
});

test('what waits too long is dropped', async () => {
  const { state, done, keep } = openWaiting(10);
  keep('old');
  await until(() => state.dropped > 0);
  state.isAway = false;
  await wait(20);
  expect(done).toEqual([]);
});

test('one that fails for good is trouble and holds up nothing; the end drops what waits', async () => {
  const { state, done, tryLater, keep } = openWaiting();
  tryLater.keep(() => Promise.reject('broken'), 0);
  keep('next');
  state.isAway = false;
  await until(() => done.length > 0);
  expect(state.troubles).toEqual(['broken']);
  state.isAway = true;
  keep('left');
  tryLater.stop();
  expect(state.dropped).toBe(1);
  state.isAway = false;
  await wait(20);
  expect(done).toEqual(['next']);
});
