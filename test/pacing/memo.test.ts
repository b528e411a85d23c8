import { describe, expect, test } from '@jest/globals';
import { createLastKnown, createMemo } from '../../src/pacing/memo.ts';

const openMemo = () => {
  let at = 0;
  let reads = 0;
  const memo = createMemo<number>({ lifetimeMs: 100, now: () => at });
  const read = async () => ++reads;
  const pass = (ms: number) => {
    at += ms;
  };
  return { memo, read, pass };
};

test('a value is read once for all who ask, and anew when its time is over', async () => {
  const { memo, read, pass } = openMemo();
  expect(await Promise.all([memo.get('a', read), memo.get('a', read)])).toEqual([1, 1]);
  expect(await memo.get('b', read)).toBe(2);
  pass(99);
  expect(await memo.get('a', read)).toBe(1);
  pass(1);
  expect(await memo.get('a', read)).toBe(3);
});

test('what fails is told to all who asked, and asked for again', async () => {
  const { memo, read } = openMemo();
  const fail = () => Promise.reject(new Error('away'));
  const asked = [memo.get('a', fail), memo.get('a', read)];
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await memo.get('a', read)).toBe(1);
});

test('what is forgotten is read anew, and so is all when there is too much of it', async () => {
  const { memo, read } = openMemo();
  await memo.get('a', read);
  memo.forget('a');
  expect(await memo.get('a', read)).toBe(2);
  for (let index = 1; index < 5000; index++) await memo.get(`other ${index}`, async () => 0);
  expect(await memo.get('a', read)).toBe(2);
  await memo.get('one too many', read);
  expect(await memo.get('a', read)).toBe(4);
});

/** Reads 1, 2, …, and fails while `isSick`. */
const open = () => {
  const state = { at: 0, isSick: false, reads: 0 };
  const known = createLastKnown<number>({ lifetimeMs: 10, recallMs: 100, now: () => state.at });
  const read = async () => {
    state.reads += 1;
    if (state.isSick) throw new Error('sick');
    return state.reads;
  };
  return { state, get: () => known.get('key', read) };
};

describe('the last that was known', () => {
  test('is read anew when its time is over', async () => {
    const { state, get } = open();
    expect([await get(), await get()]).toEqual([1, 1]);
    state.at = 11;
    expect(await get()).toBe(2);
  });

  test('serves while it cannot be read, is asked for now and then, and for so long only', async () => {
    const { state, get } = open();
    await get();
    state.isSick = true;
    state.at = 50;
    expect([await get(), await get()]).toEqual([1, 1]);
    expect(state.reads).toBe(2);
    state.at = 100;
    await expect(get()).rejects.toThrow('sick');
    state.isSick = false;
    expect(await get()).toBe(4);
  });

  test('of others stays where one that was there already is read anew, however many there are', async () => {
    let at = 0;
    const known = createLastKnown<number>({ lifetimeMs: 10, recallMs: 100, now: () => at });
    for (let index = 0; index < 5000; index++) await known.get(`${index}`, async () => index);
    at = 11;
    await known.get('7', async () => 0);
    const fail = () => Promise.reject(new Error('sick'));
    expect(await known.get('8', fail)).toBe(8);
    await known.get('one too many', async () => 0);
    await expect(known.get('9', fail)).rejects.toThrow('sick');
  });

  test('is nothing where nothing was ever read', async () => {
    const { state, get } = open();
    state.isSick = true;
    await expect(get()).rejects.toThrow('sick');
  });
});
