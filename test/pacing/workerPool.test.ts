import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createWorkerPool, type WorkerPool } from '../../src/pacing/workerPool.ts';

/** Answers `ms text` with the text after so many milliseconds; `break` ends it, `hang` never answers. */
const code = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (job) => {
    if (job === 'break') process.exit(3);
    if (job === 'throw') throw new Error('broken');
    if (job === 'hang') for (;;) {}
    const [ms, text] = job.split(' ');
    setTimeout(() => parentPort.postMessage(text), Number(ms));
  });
  parentPort.postMessage('ready');`;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A pool with the threads that it started. */
const openPool = (bounds: { readonly deadlineMs?: number; readonly idleMs?: number } = {}) => {
  const started: Worker[] = [];
  const pool: WorkerPool<string, string> = createWorkerPool({
    start: () => {
      const worker = new Worker(code, { eval: true });
      started.push(worker);
      return worker;
    },
    most: 2,
    mostUsual: 1,
    deadlineMs: bounds.deadlineMs ?? 5000,
    idleMs: bounds.idleMs ?? 60_000,
  });
  closing.push(pool.stop);
  return { ...pool, started };
};

const usual = { isUrgent: false };
const urgent = { isUrgent: true };
const done = (result: string) => ({ kind: 'done', result });

describe('threads for work', () => {
  test('start with the first work and serve the next one', async () => {
    const { run, started } = openPool();
    expect(started).toHaveLength(0);
    expect(await run('0 a', usual)).toEqual(done('a'));
    expect(await run('0 b', usual)).toEqual(done('b'));
    expect(started).toHaveLength(1);
  });

  test('leave one free for what somebody waits for, and take that first', async () => {
    const { run, started } = openPool();
    const ends: string[] = [];
    const noted = async (job: string, how: typeof usual) => {
      await run(job, how);
      ends.push(job);
    };
    const usuals = ['200 first', '0 second', '0 third'].map((job) => noted(job, usual));
    await Promise.all([noted('0 asked', urgent), noted('0 also asked', urgent)]);
    expect(ends).toEqual(['0 asked', '0 also asked']);
    await Promise.all(usuals);
    expect(started).toHaveLength(2);
  });

  test('end when they had nothing to do for a while', async () => {
    const { run, started } = openPool({ idleMs: 50 });
    await run('0 a', usual);
    const [first] = started;
    if (first) await once(first, 'exit');
    expect(await run('0 b', usual)).toEqual(done('b'));
    expect(started).toHaveLength(2);
  });

  test.each(['break', 'throw'])('that %s are replaced', async (job) => {
    const { run, started } = openPool();
    expect(await run(job, usual)).toEqual({ kind: 'broken' });
    expect(await run('0 next', usual)).toEqual(done('next'));
    expect(started).toHaveLength(2);
  });

  test('that do not come to an end are ended at the deadline, and the next work is done', async () => {
    const { run, started } = openPool({ deadlineMs: 300 });
    const hung = run('hang', usual);
    const next = run('0 next', usual);
    expect(await hung).toEqual({ kind: 'slow' });
    expect(await next).toEqual(done('next'));
    expect(started).toHaveLength(2);
  });

  test('are replaced when they die while they rest', async () => {
    const { run, started } = openPool();
    await run('0 a', usual);
    await started[0]?.terminate();
    await wait(20);
    expect(await run('0 b', usual)).toEqual(done('b'));
  });

  test('end with the pool, and so does what waits', async () => {
    const { run, stop, started } = openPool();
    const works = [run('hang', usual), run('0 waiting', usual)];
    await wait(100);
    await stop();
    expect(await Promise.all(works)).toEqual([{ kind: 'broken' }, { kind: 'broken' }]);
    expect(await run('0 late', usual)).toEqual({ kind: 'broken' });
    expect(started.every(({ threadId }) => threadId === -1)).toBe(true);
  });
});
