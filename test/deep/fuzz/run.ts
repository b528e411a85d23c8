import { fuzz } from './fuzz.ts';

/** `npm run fuzz -- [PAYLOADS] [SEED] [AT ONCE]`: prints a report; exit code 1 when anything went wrong. */
const [payloads = 10_000, seed = Date.now() % 1_000_000, atOnce = 4] = process.argv.slice(2).map(Number);
const report = await fuzz({
  payloads,
  seed,
  atOnce,
  progress: (sent, { heapUsed, rss }) =>
    process.stderr.write(`${sent} sent, heap ${heapUsed >> 20} MB, resident ${rss >> 20} MB\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
const faults = Object.keys(report.statuses).filter((status) => status === 'none' || status.startsWith('5'));
const isFine =
  faults.length === 0 &&
  report.leaks.length === 0 &&
  report.trapped === 0 &&
  report.polluted.length === 0 &&
  report.answers;
process.exitCode = isFine ? 0 : 1;
