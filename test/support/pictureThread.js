/** Starts the thread that reads pictures from its source. */
import { register } from 'node:module';

register('../bench/typescript.js', import.meta.url);
await import('../../src/pictures/pictureThread.ts');
