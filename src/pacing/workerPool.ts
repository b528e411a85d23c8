import type { Worker } from 'node:worker_threads';
import { within } from './within.ts';

interface WorkerPoolDeps<Job> {
  /** Starts a thread that posts `ready`, and then an answer to each message that it gets. */
  readonly start: () => Worker;
  /** How many threads there may be, and how many of them may work on what nobody waits for. */
  readonly most: number;
  readonly mostUsual: number;
  /** How long one work may take, in milliseconds; the thread is ended then. */
  readonly deadlineMs: number;
  /** How long a thread lives without work. */
  readonly idleMs: number;
  /** A thread is replaced after so many works; never, when absent. */
  readonly mostWorks?: number;
  /** Hands a thread its work; posts it as it is, when absent. */
  readonly post?: (worker: Worker, job: Job) => void;
  /** Told why a thread was given up. */
  readonly trouble?: (error: unknown) => void;
}

type WorkOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** The deadline passed. */
  | { readonly kind: 'slow' }
  /** The thread ended over it, or the pool was stopped. */
  | { readonly kind: 'broken' };

export interface WorkerPool<Job, Result> {
  /** Urgent works go first. Never rejects. */
  run(job: Job, how: { readonly isUrgent: boolean }): Promise<WorkOutcome<Result>>;
  /** Ends all threads; what waits or is under way is `broken`. */
  stop(): Promise<void>;
}

/** Loading the code takes a second on a slow machine. */
const startMs = 30_000;

interface Task<Job, Result> {
  readonly job: Job;
  readonly isUrgent: boolean;
  readonly end: (outcome: WorkOutcome<Result>) => void;
}

/** A thread with what it works on. */
interface Hand {
  readonly worker: Worker;
  readonly isReady: Promise<unknown>;
  works: number;
  rest?: NodeJS.Timeout;
}

const never = () => {};

/** What a thread posts next; rejects when it ends or breaks instead. */
const nextPost = (worker: Worker): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const settle = (done: (value: unknown) => void) => (value: unknown) => {
      worker.off('message', posted).off('error', broken).off('exit', broken);
      done(value);
    };
    const posted = settle(resolve);
    const broken = settle(reject);
    worker.on('message', posted).on('error', broken).on('exit', broken);
  });

/** Threads that start with the first work, end when they had none for a while, and are replaced when they break or take too long. */
export const createWorkerPool = <Job, Result>(deps: WorkerPoolDeps<Job>): WorkerPool<Job, Result> => {
  const { mostWorks = Number.POSITIVE_INFINITY, trouble = never } = deps;
  const post = deps.post ?? ((worker: Worker, job: Job) => worker.postMessage(job));
  const waiting: { readonly urgent: Task<Job, Result>[]; readonly usual: Task<Job, Result>[] } = {
    urgent: [],
    usual: [],
  };
  const hands = new Set<Hand>();
  const idle: Hand[] = [];
  const running = new Set<Task<Job, Result>>();
  let isStopped = false;

  const dismiss = async (hand: Hand): Promise<void> => {
    clearTimeout(hand.rest);
    hands.delete(hand);
    if (idle.includes(hand)) idle.splice(idle.indexOf(hand), 1);
    await hand.worker.terminate();
  };

  const hire = (): Hand => {
    const worker = deps.start();
    // A thread must keep neither the process nor, by breaking while it rests, end it.
    worker.unref();
    worker.on('error', never);
    const hand: Hand = { worker, isReady: nextPost(worker), works: 0 };
    worker.once('exit', () => void dismiss(hand));
    hand.isReady.catch(never);
    hands.add(hand);
    return hand;
  };

  const letRest = (hand: Hand) => {
    idle.push(hand);
    hand.rest = setTimeout(() => void dismiss(hand), deps.idleMs).unref();
  };

  const wake = (): Hand => {
    const hand = idle.pop() ?? hire();
    clearTimeout(hand.rest);
    return hand;
  };

  const givenUp = (kind: 'slow' | 'broken', error: unknown): WorkOutcome<Result> => {
    if (!isStopped) trouble(error);
    return { kind };
  };

  const workOn = async (hand: Hand, job: Job): Promise<WorkOutcome<Result>> => {
    const { worker, isReady } = hand;
    try {
      if (!(await within(isReady, startMs))) return givenUp('broken', new Error('A thread did not start.'));
      hand.works += 1;
      const posted = nextPost(worker) as Promise<Result>;
      post(worker, job);
      const answered = await within(posted, deps.deadlineMs);
      posted.catch(never);
      if (answered) return { kind: 'done', result: answered.value };
      return givenUp('slow', new Error('A work took too long.'));
    } catch (error) {
      return givenUp('broken', error);
    }
  };

  const begin = async (task: Task<Job, Result>) => {
    running.add(task);
    const hand = wake();
    const outcome = await workOn(hand, task.job);
    running.delete(task);
    if (outcome.kind === 'done' && hand.works < mostWorks && !isStopped) letRest(hand);
    else void dismiss(hand);
    task.end(outcome);
    beginNext();
  };

  const next = (): Task<Job, Result> | undefined => {
    if (running.size >= deps.most) return undefined;
    const usual = [...running].filter(({ isUrgent }) => !isUrgent).length;
    return waiting.urgent.shift() ?? (usual < deps.mostUsual ? waiting.usual.shift() : undefined);
  };

  const beginNext = () => {
    for (let task = next(); task; task = next()) void begin(task);
  };

  return {
    run: (job, { isUrgent }) =>
      new Promise((end) => {
        if (isStopped) return end({ kind: 'broken' });
        waiting[isUrgent ? 'urgent' : 'usual'].push({ job, isUrgent, end });
        beginNext();
      }),
    stop: async () => {
      isStopped = true;
      for (const task of [...waiting.urgent.splice(0), ...waiting.usual.splice(0)])
        task.end({ kind: 'broken' });
      await Promise.all([...hands].map(dismiss));
    },
  };
};
