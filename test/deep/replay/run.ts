import { parseArgs } from 'node:util';
import { replay } from './replay.ts';

/**
 * `npm run replay -- [--messages 2000] [--rate 20] [--seed 1] [--restart] [--texts FOLDER]`: prints a report; exit code 1 when
 * something was said twice, out of turn or never.
 */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    restart: { type: 'boolean', default: false },
    texts: { type: 'string' },
  },
});
const report = await replay({
  messages: Number(values.messages),
  perSecond: Number(values.rate),
  seed: Number(values.seed),
  restart: values.restart,
  ...(values.texts === undefined ? {} : { folder: values.texts }),
  progress: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
process.exitCode = report.duplicates + report.outOfTurn + report.lost === 0 ? 0 : 1;
