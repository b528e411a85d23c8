import { Worker } from 'node:worker_threads';
import type { Catalog } from '../catalog/catalog.ts';

export type ReadingWorkerData = Pick<Catalog, 'entries'>;

const builtFile = new URL('./readingWorker.js', import.meta.url);

/** A text of 2 Mi units is read in less than half of it; one that needs more is given up, and the bot lives on. */
const mostHeapMb = 160;

/** Starts a thread that reads texts by this catalog. */
export const startReadingWorker = ({ entries }: Catalog, file: URL = builtFile): Worker => {
  const workerData: ReadingWorkerData = { entries };
  const resourceLimits = { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: 8 };
  return new Worker(file, { workerData, resourceLimits });
};
