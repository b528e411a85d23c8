import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { createAllowance } from '../../src/pacing/allowance.ts';
import { createLanes } from '../../src/pacing/lanes.ts';

describe('lanes', () => {
  test('begin one work in a turn of the loop, the urgent ones first, each lane in order', async () => {
    const { run } = createLanes();
    const begun: string[] = [];
    const turns: number[] = [];
    let turn = 0;
    const counting = (async () => {
      for (; begun.length < 5; turn += 1) await setImmediate();
    })();
    const work = (name: string) => async () => {
      begun.push(name);
      turns.push(turn);
    };
    await Promise.all([
      run({ key: 'a', isUrgent: false }, work('a1')),
      run({ key: 'a', isUrgent: false }, work('a2')),
      run({ key: 'b', isUrgent: false }, work('b1')),
      run({ key: 'c', isUrgent: true }, work('c1')),
      run({ key: 'c', isUrgent: true }, work('c2')),
    ]);
    await counting;
    expect(begun).toEqual(['c1', 'c2', 'a1', 'b1', 'a2']);
    expect(new Set(turns).size).toBe(5);
  });

  test('go on after a work that failed, and tell of it', async () => {
    const { run } = createLanes();
    const lane = { key: 'a', isUrgent: false };
    const failed = run(lane, () => Promise.reject(new Error('no')));
    const next = run(lane, async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });

  test('are waited for until they are done, but not for ever', async () => {
    const { run, drain } = createLanes();
    let isDone = false;
    void run({ key: 'a', isUrgent: false }, async () => {
      await setImmediate();
      isDone = true;
    });
    await drain(5000);
    expect(isDone).toBe(true);
    void run({ key: 'a', isUrgent: false }, () => new Promise(() => {}));
    const started = performance.now();
    await drain(50);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

test('an allowance grants until it is used up, tells the first refusal apart, and begins anew in time', () => {
  let now = 0;
  const { take } = createAllowance({ most: 10, perMs: 1000, now: () => now });
  expect([take('a', 9), take('a', 50), take('a', 1), take('a', 1)]).toEqual([
    'granted',
    'granted',
    'refused first',
    'refused',
  ]);
  expect(take('b', 1)).toBe('granted');
  now = 1000;
  expect(take('a', 10)).toBe('granted');
  expect(take('a', 1)).toBe('refused first');
});

test('an allowance that is used up stays so, however many others ask, until its time is over', () => {
  let now = 0;
  const { take } = createAllowance({ most: 10, perMs: 1000, now: () => now });
  take('a', 10);
  for (let index = 0; index < 1000; index++) take(`other ${index}`, 1);
  expect(take('a', 1)).toBe('refused first');
  now = 999;
  expect(take('one more', 1)).toBe('granted');
  expect(take('a', 1)).toBe('refused');
});
