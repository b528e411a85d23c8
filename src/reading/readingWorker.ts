import { parentPort, workerData } from 'node:worker_threads';
import { catalogOf } from '../catalog/catalog.ts';
import { type Errand, readErrand } from './createTextReader.ts';
import type { ReadingWorkerData } from './startReadingWorker.ts';

/** A thread that reads texts: tells that it is ready, then answers one errand after the other. */
const { entries }: ReadingWorkerData = workerData;
const catalog = catalogOf(entries);

parentPort?.on('message', (errand: Errand) => parentPort?.postMessage(readErrand(errand, catalog)));
// The first reading builds the catalog's index; whoever waits for a text should not wait for that under its deadline.
readErrand({ kind: 'triage', text: '', wordings: [] }, catalog);
parentPort?.postMessage('ready');
