import { expect, test } from '@jest/globals';
import { createProbe } from '../../src/observability/probe.ts';

const settings = { holdsMs: 1000, deadlineMs: 20, now: () => 0 };

test('a part is asked once however many look, and again when its answer is old', async () => {
  let [asked, now] = [0, 0];
  const probe = createProbe(
    async () => {
      asked += 1;
    },
    { ...settings, now: () => now },
  );
  expect(await Promise.all([probe(), probe(), probe()])).toEqual([true, true, true]);
  expect(asked).toBe(1);
  now = 1000;
  await probe();
  expect(asked).toBe(2);
});

test('a part that fails is down until it answers again', async () => {
  let [fails, now] = [true, 0];
  const ask = () => (fails ? Promise.reject(new Error('away')) : Promise.resolve());
  const probe = createProbe(ask, { ...settings, now: () => now });
  expect(await probe()).toBe(false);
  fails = false;
  now = 1000;
  expect(await probe()).toBe(true);
});

test('a part that does not answer in time is down, and is not asked again meanwhile', async () => {
  let asked = 0;
  const probe = createProbe(() => {
    asked += 1;
    return new Promise(() => {});
  }, settings);
  expect([await probe(), await probe()]).toEqual([false, false]);
  expect(asked).toBe(1);
});
