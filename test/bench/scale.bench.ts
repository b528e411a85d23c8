/** What a database that has been used for long costs: 100,000 cases, 50,000 escalations, 12,500 of them open. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { seedChannels, teamId } from '../../src/simulator/seed.ts';
import { openDatabase } from '../../src/storage/openDatabase.ts';
import { fillWith } from '../storage/crowd.ts';
import { openBenchSimulator } from './benchSimulator.ts';
import { against, isSmoke, median, print, quantile } from './figures.ts';
import { botFile, runInSimulator } from './program.ts';

const size = isSmoke ? { cases: 2000, rounds: 3 } : { cases: 100_000, rounds: 15 };
const dayMs = 24 * 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'triage-bench-'));
const path = join(folder, 'triage.db');
const deps = { newId: () => 'new', now: Date.now };

const simulator = await openBenchSimulator();
const support = simulator.person('support');

await (await openDatabase({ kind: 'sqlite', path }, deps)).close();
const filling = new DatabaseSync(path);
fillWith(filling, {
  teamId,
  channelIds: seedChannels(0).flatMap(({ id, kind }) => (kind === 'channel' ? [id] : [])),
  userIds: [support.id, ...Array.from({ length: 499 }, (_, index) => `U0CROWD${index}`)],
  cases: size.cases,
  escalations: size.cases / 2,
  now: Date.now(),
});
filling.close();
const copy = join(folder, 'copy.db');
copyFileSync(path, copy);
print('cases, escalations, open', `${size.cases}, ${size.cases / 2}, ${size.cases / 8}`);

/** Milliseconds until the bot's answer stands in the simulator. */
const answered = async (ask: () => Promise<unknown>) => {
  const homes = () => simulator.calls.filter(({ method }) => method === 'views.publish').length;
  const answers = () => homes() + support.sees('ecw-support').length;
  const before = answers();
  const started = performance.now();
  await ask();
  await simulator.until(() => answers() > before);
  return performance.now() - started;
};

const bot = await runInSimulator(simulator, botFile, {
  HEALTH_PORT: '39517',
  DATABASE_URL: `sqlite:${path}`,
  RETENTION_DAYS: '60',
});
simulator.deliverTo(bot.requestUrl);
const asks = {
  Home: () => answered(() => support.openHome()),
  open: () => answered(() => support.command('ecw-support', '/ecw-error', 'open')),
  mine: () => answered(() => support.command('ecw-support', '/ecw-error', 'mine')),
  '/metrics': async () => {
    const started = performance.now();
    await (await fetch('http://127.0.0.1:39517/metrics')).text();
    return performance.now() - started;
  },
};
for (const [what, ask] of Object.entries(asks)) {
  await ask();
  const before = bot.cpuMs();
  const times: number[] = [];
  for (let round = 0; round < size.rounds; round += 1) times.push(await ask());
  const most = what === '/metrics' ? 50 : 100;
  print(
    what,
    against((bot.cpuMs() - before) / size.rounds, { most, unit: 'ms' }),
    `of processor time; until it was there ${median(times).toFixed(0)} ms`,
  );
}
await bot.stop();
await simulator.close();

/** Milliseconds of processor time that this process has used. */
const used = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Runs a work and prints for how much of its processor time at most nothing else of the process could run. */
const unblocked = async (what: string, work: () => Promise<unknown>) => {
  const gaps: number[] = [];
  let last = used();
  const note = () => {
    gaps.push(used() - last);
    last = used();
  };
  const beat = setInterval(note, 1);
  const started = performance.now();
  await work();
  const took = performance.now() - started;
  clearInterval(beat);
  note();
  print(
    what,
    against(Math.max(...gaps), { most: 50, unit: 'ms' }),
    `p99 ${quantile(gaps, 0.99).toFixed(0)} ms, ${took.toFixed(0)} ms in all`,
  );
};

const { store, close } = await openDatabase({ kind: 'sqlite', path: copy }, deps);
const drain = async (lists: Readonly<Record<string, AsyncIterable<unknown>>>) => {
  for (const list of Object.values(lists)) for await (const one of list) JSON.stringify(one);
};
await unblocked('export of a person', () => drain({ ...store.custody.holdingOf(support.id) }));
await unblocked('export of all escalations', () => drain({ all: store.escalations.all() }));
await unblocked('a day of cases purged', () => store.custody.purgeCases({ before: Date.now() - 29 * dayMs }));
await unblocked('half of all purged', () => store.custody.purgeCases({ before: Date.now() - 15 * dayMs }));
await unblocked('replies purged', () => store.custody.purgeTraces(Date.now() - 15 * dayMs));
await unblocked('a person forgotten', () => store.custody.forgetUser(support.id));
await unblocked('resolved escalations purged', () => store.custody.purgeEscalations(Date.now() - 20 * dayMs));
await close();
rmSync(folder, { recursive: true });
