import { runInProcess } from './cli.ts';

/** `node dist/main.js` is `ecw-triage start`. */
await runInProcess(['start', ...process.argv.slice(2)]);
