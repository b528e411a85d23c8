import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Catalog } from '../catalog/catalog.ts';
import { createWorkerPool } from '../pacing/workerPool.ts';
import { type Redacted, redact } from '../redaction/redact.ts';
import type { LearnedWording } from '../triage/matching/learned.ts';
import { lookUp, triage } from '../triage/triage.ts';
import type { Verdict } from '../triage/verdict.ts';

/** How a text is recognised: `triage` where nobody asked, `lookUp` for who asks; with the wordings of the team whose text it is. */
export interface Judging {
  readonly kind: 'triage' | 'lookUp';
  readonly wordings: readonly LearnedWording[];
}

/** Texts that somebody waits for are read before those that were overheard. */
export type Urgency = 'asked' | 'overheard';

/**
 * Reads texts of any length without holding up the process: long ones elsewhere, short ones one in a turn of the event loop.
 * Rejects with a LeftAloneError where a text is left alone.
 */
export interface TextReader {
  judge(text: string, how: Judging, urgency: Urgency): Promise<Verdict>;
  redact(text: string, urgency: Urgency): Promise<Redacted>;
}

/** Why a text was not read. `flood`: one person sent too much in a minute. `slow`: it took too long. `broken`: whatever read it broke. */
export type LeftAloneReason = 'flood' | 'slow' | 'broken';

/** A text is left alone so that others do not wait for it. */
export class LeftAloneError extends Error {
  override readonly name = 'LeftAloneError';
  readonly code = 'LEFT_ALONE';
  readonly reason: LeftAloneReason;

  constructor(reason: LeftAloneReason) {
    super(`A text was left alone: ${reason}.`);
    this.reason = reason;
  }
}

/** What the work gives, or the other value where a text was left alone. Other errors pass. */
export const whenLeftAlone = <Done, Otherwise>(
  work: Promise<Done>,
  otherwise: (reason: LeftAloneReason) => Otherwise,
): Promise<Done | Otherwise> =>
  work.catch((error: unknown) => {
    if (error instanceof LeftAloneError) return otherwise(error.reason);
    throw error;
  });

/** What is to be found out about a text, as it travels to whoever reads it. */
export type Errand =
  | (Judging & { readonly text: string })
  | { readonly kind: 'redact'; readonly text: string };

type ErrandResult = { readonly verdict: Verdict } | { readonly redacted: Redacted };

/** Reads a text, there and then. */
export const readErrand = (errand: Errand, catalog: Catalog): ErrandResult => {
  switch (errand.kind) {
    case 'triage':
      return { verdict: triage(errand.text, catalog, errand.wordings) };
    case 'lookUp':
      return { verdict: lookUp(errand.text, catalog, errand.wordings) };
    case 'redact':
      return { redacted: redact(errand.text) };
  }
};

interface TextReaderDeps {
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
      const result = await read({ ...how, text }, urgency);
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
