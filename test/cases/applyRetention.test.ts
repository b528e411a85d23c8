import { expect, test } from '@jest/globals';
import { applyRetention } from '../../src/cases/applyRetention.ts';
import { open } from '../storage/places.ts';
import { sampleCase } from '../storage/samples.ts';

const day = 24 * 3_600_000;
const start = Date.parse('2026-03-01T12:00:00Z');

/** A bot that keeps cases for thirty days, with a clock that can be put. */
const running = async () => {
  let clock = start;
  const now = () => clock;
  const { store } = await open({ kind: 'sqlite', path: ':memory:' }, { now });
  let pasted = 0;
  return {
    /** Somebody pastes an error; Slack dates the message rightly. */
    paste: (really: number) => {
      pasted += 1;
      const messageTs = `${Math.floor(really / 1000)}.${String(pasted).padStart(6, '0')}`;
      return store.cases.open({ ...sampleCase, id: `case${pasted}`, messageTs, at: clock });
    },
    setClock: (at: number) => {
      clock = at;
    },
    run: () => applyRetention({ cases: 30, escalations: 365 }, { store, now }),
    left: async () => (await store.cases.latest(100)).length,
  };
};

test('day after day, what is thirty days old goes, once a day', async () => {
  const { paste, setClock, run, left } = await running();
  await paste(start);
  for (let days = 0; days <= 30; days += 1) {
    setClock(start + days * day);
    expect(await run()).toEqual({ cases: 0, escalations: 0 });
    expect(await run()).toBeUndefined();
  }
  setClock(start + 31 * day);
  expect(await run()).toEqual({ cases: 1, escalations: 0 });
  expect(await left()).toBe(0);
});

test('a clock that is a year ahead takes a day from it a day, and nothing once it is right again', async () => {
  const { paste, setClock, run, left } = await running();
  await paste(start);
  await run();
  setClock(start + 365 * day);
  expect(await run()).toEqual({ cases: 0, escalations: 0 });
  await paste(start + 60_000);
  for (const minutes of [1, 10, 100]) {
    setClock(start + 365 * day + minutes * 60_000);
    expect(await run()).toBeUndefined();
  }
  setClock(start + 366 * day);
  expect(await run()).toEqual({ cases: 0, escalations: 0 });
  setClock(start + 2 * day);
  expect(await run()).toBeUndefined();
  expect(await left()).toBe(2);
});

test('after a long pause everything that is old goes as soon as Slack dates a new message', async () => {
  const { paste, setClock, run, left } = await running();
  await paste(start);
  await run();
  setClock(start + 100 * day);
  expect(await run()).toEqual({ cases: 0, escalations: 0 });
  await paste(start + 100 * day);
  setClock(start + 101 * day);
  expect(await run()).toEqual({ cases: 1, escalations: 0 });
  expect(await left()).toBe(1);
});

test('a database of before, without a run, is begun at its newest message', async () => {
  const { paste, setClock, run, left } = await running();
  await paste(start);
  setClock(start + 365 * day);
  await run();
  expect(await left()).toBe(1);
});
