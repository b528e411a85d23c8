import type { Worker } from 'node:worker_threads';
import type { UnreadReason } from '../text/files/fileText.ts';
import type { PictureReader, PictureText } from './pictureText.ts';
import type { Posted } from './pictureThread.ts';

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
/** Loading the engine takes seconds on a busy machine. */
const startMs = 30_000;

const never = () => {};

const unread = (why: UnreadReason): PictureText => ({ kind: 'unread', why });

/** What a thread posts next; rejects when it breaks, ends or takes too long. */
const nextPost = (thread: Worker, ms: number): Promise<Posted> =>
  new Promise((resolve, reject) => {
    const settle =
      <Value>(done: (value: Value) => void) =>
      (value: Value) => {
        clearTimeout(timer);
        thread.off('message', posted).off('error', broken).off('exit', broken);
        done(value);
      };
    const posted = settle<Posted>(resolve);
    const broken = settle<unknown>(reject);
    const timer = setTimeout(() => broken(new Error('Reading a picture took too long.')), ms);
    thread.on('message', posted).on('error', broken).on('exit', broken);
  });

interface Hired {
  readonly thread: Worker;
  readonly isReady: Promise<unknown>;
  pictures: number;
}

/**
 * Reads pictures in one thread, one after the other. The thread starts with the first picture, is replaced after fifty, after
 * one that takes too long and when it breaks, and ends when there was none for a while: its memory is given back.
 */
export const createPictureReader = (deps: PictureReaderDeps): PictureReader => {
  let hired: Hired | undefined;
  let rest: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let isStopped = false;

  const dismiss = async (): Promise<void> => {
    clearTimeout(rest);
    const leaving = hired;
    hired = undefined;
    await leaving?.thread.terminate();
  };

  const hire = (): Hired => {
    const thread = deps.startThread();
    // A thread must keep neither the process nor, by breaking while it rests, end it.
    thread.unref();
    thread.on('error', never);
    const isReady = nextPost(thread, startMs);
    thread.once('exit', () => {
      if (hired?.thread === thread) hired = undefined;
    });
    return { thread, isReady, pictures: 0 };
  };

  const letRest = async (at: Hired): Promise<void> => {
    if (at.pictures >= mostPerThread) return dismiss();
    rest = setTimeout(() => void dismiss().catch(deps.trouble), deps.idleMs).unref();
  };

  const readNext = async (content: Uint8Array): Promise<PictureText> => {
    if (isStopped) return unread('picture_unread');
    clearTimeout(rest);
    hired ??= hire();
    const at = hired;
    try {
      await at.isReady;
      at.pictures += 1;
      const own = Uint8Array.from(content);
      const posted = nextPost(at.thread, deps.deadlineMs);
      at.thread.postMessage(own, [own.buffer]);
      const read = await posted;
      await letRest(at);
      return read === 'ready' ? unread('picture_unread') : read;
    } catch (error) {
      await dismiss();
      if (!isStopped) deps.trouble(error);
      return unread('picture_unread');
    }
  };

  return {
    read: (content) => {
      if (waiting >= mostWaiting) return Promise.resolve(unread('picture_unread'));
      waiting += 1;
      const reading = last
        .then(() => readNext(content))
        .finally(() => {
          waiting -= 1;
        });
      last = reading;
      return reading;
    },
    stop: async () => {
      isStopped = true;
      await dismiss();
    },
  };
};
