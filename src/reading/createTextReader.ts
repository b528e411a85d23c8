import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Catalog } from '../catalog/catalog.ts';
import { createWorkerPool } from '../pacing/workerPool.ts';
import { LeftAloneError } from './leftAlone.ts';
import { type Errand, type ErrandResult, readErrand } from './readErrand.ts';
import type { TextReader, Urgency } from './textReader.ts';

export interface TextReaderDeps {
  readonly catalog: Catalog;
  readonly startWorker: () => Worker;
  /** How long reading one text may take, and how long a thread lives without one, in milliseconds. */
  readonly deadlineMs: number;
  readonly idleMs: number;
}

/** A text of this length takes a few milliseconds; in a thread of its own it would take longer, and memory. */
const longestHere = 4096;

/** Reads short texts here and long ones in worker threads: one for what is overheard, and one more for who asks meanwhile. */
export const createTextReader = ({
  catalog,
  startWorker,
  ...bounds
}: TextReaderDeps): TextReader & { readonly stop: () => Promise<void> } => {
  const pool = createWorkerPool<Errand, ErrandResult>({
    ...bounds,
    start: startWorker,
    most: 2,
    mostUsual: 1,
  });

  const read = async (errand: Errand, urgency: Urgency): Promise<ErrandResult> => {
    if (errand.text.length <= longestHere) {
      await setImmediate();
      return readErrand(errand, catalog);
    }
    const outcome = await pool.run(errand, { isUrgent: urgency === 'asked' });
    if (outcome.kind === 'done') return outcome.result;
    throw new LeftAloneError(outcome.kind);
  };

  return {
    judge: async (text, how, urgency) => {
      const result = await read({ kind: how, text }, urgency);
      if ('verdict' in result) return result.verdict;
      throw new LeftAloneError('broken');
    },
    redact: async (text, urgency) => {
      const result = await read({ kind: 'redact', text }, urgency);
      if ('redacted' in result) return result.redacted;
      throw new LeftAloneError('broken');
    },
    stop: pool.stop,
  };
};
