import { parseArgs } from 'node:util';
import { torture } from './torture.ts';

/**
 * `npm run torture -- [--escalations 500] [--kills 50] [--seed 1]`: prints a report; exit code 1 when anything acknowledged was lost
 * or sent twice under different keys. With TEST_POSTGRES_URL set (`.ci/postgres npm run torture`) it runs on that database.
 */
const { values } = parseArgs({
  options: {
    escalations: { type: 'string', default: '500' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});
const databaseUrl = process.env.TEST_POSTGRES_URL;
const report = await torture({
  escalations: Number(values.escalations),
  kills: Number(values.kills),
  seed: Number(values.seed),
  ...(databaseUrl === undefined ? {} : { databaseUrl }),
  progress: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
const places = [report.slack, report.mail, report.webhook];
process.exitCode = places.every(({ lost, doubled }) => lost + doubled === 0) ? 0 : 1;
