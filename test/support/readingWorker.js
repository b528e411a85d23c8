/** Starts the reading thread from its source. */
import { register } from 'node:module';

register('../bench/typescript.js', import.meta.url);
await import('../../src/reading/readingWorker.ts');
