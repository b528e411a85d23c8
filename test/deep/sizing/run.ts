/**
 * What a day costs: memory, processor time and growth of the database, by messages through the built bot.
 * `npm run sizing -- [--messages 10000]` on SQLite, `.ci/postgres npm run sizing` on PostgreSQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '../../../src/storage/openDatabase.ts';
import {
  errorChannels,
  nextError,
  openBenchSimulator,
  sendMany,
  silentText,
} from '../../bench/benchSimulator.ts';
import { print } from '../../bench/figures.ts';
import { botFile, runInSimulator, watching } from '../../bench/program.ts';
import { type Measured, measuredPostgres, measuredSqlite } from './sizes.ts';

const { values } = parseArgs({ options: { messages: { type: 'string', default: '10000' } } });
const messages = Number(values.messages);
const thousand = 1000;
/** What a burst leaves behind is given back by then; what stays is kept. */
const quietMs = 30_000;
const errors = Math.min(thousand, messages / 4);
const escalations = errors / 10;

const simulator = await openBenchSimulator();
const support = simulator.person('support');

const kb = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
const perThousand = (bytes: number, count: number) => kb((bytes * thousand) / count);

const startOn = ({ url }: Pick<Measured, 'url'>) =>
  runInSimulator(simulator, botFile, { ...watching(simulator, errorChannels), DATABASE_URL: url });

const posted = () => simulator.calls.filter(({ method }) => method === 'chat.postMessage').length;
/** Until nothing is posted any more. */
const settled = async () => {
  for (let before = -1; before !== posted(); ) {
    before = posted();
    await simulator.quiet(3000);
  }
};

let place = 0;
const nextChannel = () => errorChannels[place++ % errorChannels.length] ?? '';

const escalated = '401 {"error":"invalid_client","error_description":"JWKS URL is not in the allowed list"}';
const typed = { practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token', joining: 'separate' };
const patientMs = 60_000;

/** Files an escalation by its form, as a person does. */
const escalateOne = async () => {
  const channel = nextChannel();
  const before = new Set(support.sees(channel).map(({ ts }) => ts));
  await support.command(channel, '/ecw-error', escalated);
  const card = await simulator.until(
    () =>
      support
        .sees(channel)
        .find(({ ts, blocks }) => !before.has(ts) && JSON.stringify(blocks).includes('"escalate"')),
    patientMs,
  );
  await support.press(card, 'escalate');
  await simulator.until(() => support.modal(), patientMs);
  while (support.modal()) {
    const here = new Set(support.modal()?.blocks.map(({ block_id }) => block_id));
    support.fill(Object.fromEntries(Object.entries(typed).filter(([field]) => here.has(field))));
    await support.submit();
  }
};

const measure = async (database: Measured) => {
  const bot = await startOn(database);
  simulator.deliverTo(`http://127.0.0.1:${bot.found[1]}/slack/events`);
  const { used } = database;
  print(`${database.name}, empty`, kb(await used()), `bot ${Math.round(bot.residentMb())} MB`);
  const growth = async (what: string, count: number, work: () => Promise<unknown>) => {
    const [bytes, cpu] = [await used(), bot.cpuMs()];
    await work();
    await settled();
    const each = ((bot.cpuMs() - cpu) / count).toFixed(1);
    print(`  1,000 ${what}`, perThousand((await used()) - bytes, count), `${each} ms of processor time each`);
  };
  const sayError = () => {
    const { channel, text } = nextError();
    return support.say(channel, text);
  };
  await growth('escalations', escalations, async () => {
    for (let left = escalations; left > 0; left -= 1) await escalateOne();
  });
  await growth('errors in channels', errors, () => sendMany(sayError, { count: errors, atOnce: 4 }));
  const idle = messages - errors;
  await growth('messages without one', idle, () =>
    sendMany(() => support.say(nextChannel(), silentText()), { count: idle, atOnce: 4 }),
  );
  const resident = () => `${Math.round(bot.residentMb())} MB`;
  const atOnce = resident();
  await setTimeout(quietMs);
  print(
    `  resident after ${messages} messages`,
    `${atOnce} at once`,
    `${resident()} after half a quiet minute`,
  );
  await bot.stop();
  await forget(database);
};

/** What retention leaves: as if all cases were too old. */
const forget = async ({ name, url, used, onDisk }: Measured) => {
  const config =
    name === 'SQLite'
      ? { kind: 'sqlite' as const, path: url.replace('sqlite:', '') }
      : { kind: 'postgres' as const, url };
  const { store, close } = await openDatabase(config, { newId: () => 'new', now: Date.now });
  const before = [await used(), await onDisk()].map(kb);
  const forgotten = await store.custody.purgeCases({ before: Date.now() + 1 });
  await close();
  const after = [await used(), await onDisk()].map(kb);
  print(
    `  retention forgets ${JSON.stringify(forgotten)}`,
    `${before[0]} -> ${after[0]} in use`,
    `${before[1]} -> ${after[1]} on the disk`,
  );
};

const folder = mkdtempSync(join(tmpdir(), 'triage-sizing-'));
const { TEST_POSTGRES_URL: postgres } = process.env;
await measure(postgres ? measuredPostgres(postgres) : measuredSqlite(folder));
rmSync(folder, { recursive: true });
await simulator.close();
