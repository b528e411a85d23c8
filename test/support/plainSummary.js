import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What earlier runs have counted into the file that TEST_TALLY names, where several runs are one. */
const earlier = (file) =>
  file && existsSync(file) ? readFileSync(file, 'utf8').split(' ').map(Number) : [0, 0, 0];

/** Closes a run with one plain line that any script can read, after everything else that is printed. */
export default class PlainSummary {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const file = process.env.TEST_TALLY;
    const before = earlier(file);
    const now = [numPassedTests, numFailedTests + numRuntimeErrorTestSuites, numPendingTests];
    const [passed, failed, skipped] = now.map((count, index) => count + (before[index] || 0));
    if (file) writeFileSync(file, `${passed} ${failed} ${skipped}`);
    const line = `\n${passed} passed, ${failed} failed, ${skipped} skipped\n`;
    process.once('exit', () => process.stderr.write(line));
  }
}
