import { parseArgs } from 'node:util';
import { startCoverage } from './coverage.ts';

/**
 * `npm run walks -- [--files] [--sql]`: how many files of the bot a message and an escalation enter on their way, a function of
 * them called; and for the escalation how often the database is asked and a text redacted. With `--files` and `--sql` which, and by which functions.
 */
const { values } = parseArgs({
  options: { files: { type: 'boolean', default: false }, sql: { type: 'boolean', default: false } },
});
// V8 counts the calls only of functions that were made after it was told to count.
const coverage = await startCoverage();
const { walk } = await import('./walks.ts');
await walk(coverage, values);
await coverage.stop();
