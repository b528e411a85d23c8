import type { Worker } from 'node:worker_threads';
import { createWorkerPool } from '../pacing/workerPool.ts';
import type { UnreadReason } from '../text/files/fileText.ts';
import type { PictureReader, PictureText } from './pictureText.ts';

export interface PictureReaderDeps {
  readonly startThread: () => Worker;
  /** How long one picture may take, in milliseconds; the thread is ended then. */
  readonly deadlineMs: number;
  /** How long the thread lives without a picture. */
  readonly idleMs: number;
  /** Called when the thread breaks. */
  readonly trouble: (error: unknown) => void;
}

/** Memory that the engine took it keeps until its thread ends. */
const mostPerThread = 50;
/** Whoever comes after so many others would wait for minutes. */
const mostWaiting = 20;

const unread = (why: UnreadReason): PictureText => ({ kind: 'unread', why });

/** The thread gets a copy of its own, made when its turn has come. */
const handOver = (thread: Worker, content: Uint8Array) => {
  const own = Uint8Array.from(content);
  thread.postMessage(own, [own.buffer]);
};

/**
 * Reads pictures in one thread, one after the other. The thread starts with the first picture, is replaced after fifty, after
 * one that takes too long and when it breaks, and ends when there was none for a while: its memory is given back.
 */
export const createPictureReader = ({ startThread, ...bounds }: PictureReaderDeps): PictureReader => {
  const pool = createWorkerPool<Uint8Array, PictureText>({
    ...bounds,
    start: startThread,
    most: 1,
    mostUsual: 1,
    mostWorks: mostPerThread,
    post: handOver,
  });
  let waiting = 0;
  return {
    read: async (content) => {
      if (waiting >= mostWaiting) return unread('picture_unread');
      waiting += 1;
      const outcome = await pool.run(content, { isUrgent: false });
      waiting -= 1;
      return outcome.kind === 'done' ? outcome.result : unread('picture_unread');
    },
    stop: pool.stop,
  };
};
