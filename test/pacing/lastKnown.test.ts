import { describe, expect, test } from '@jest/globals';
import { createLastKnown } from '../../src/pacing/lastKnown.ts';

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

  test('is nothing where nothing was ever read', async () => {
    const { state, get } = open();
    state.isSick = true;
    await expect(get()).rejects.toThrow('sick');
  });
});
