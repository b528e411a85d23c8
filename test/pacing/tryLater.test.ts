import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { createTryLater, type TryLater } from '../../src/pacing/tryLater.ts';

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
    });
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

test('beyond five hundred there is no room, and what waits too long is dropped', async () => {
  const crowded = openWaiting();
  for (let index = 0; index < 502; index++) crowded.keep(`work ${index}`);
  expect(crowded.state.dropped).toBe(2);
  const brief = openWaiting(10);
  brief.keep('old');
  await until(() => brief.state.dropped > 0);
  brief.state.isAway = false;
  await wait(20);
  expect(brief.done).toEqual([]);
});

test('one that fails for good is trouble and holds up nothing; the end drops what waits', async () => {
  const { state, done, tryLater, keep } = openWaiting();
  tryLater.keep(() => Promise.reject('broken'));
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
