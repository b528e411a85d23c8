/** Reads every picture of a folder as the built bot does, in a process that does nothing else, and prints what each took and came to. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '../../../dist/catalog/catalog.js';
import { createPictureReader } from '../../../dist/pictures/createPictureReader.js';
import { startPictureThread } from '../../../dist/pictures/startPictureThread.js';
import { lookUp, thresholds, triage } from '../../../dist/triage/triage.js';

const [folder] = process.argv.slice(2);
const catalog = loadCatalog();
lookUp('invalid_client', catalog);

const trouble = [];

const megabytes = () => process.memoryUsage.rss() / 1e6;
const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const before = megabytes();
let peak = before;
setInterval(() => {
  peak = Math.max(peak, megabytes());
}, 100).unref();
/** What the main thread alone has worked, in milliseconds. Source: docs.kernel.org/scheduler/sched-stats.html */
const mainMs = () =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

let starts = 0;
const startThread = () => {
  starts += 1;
  return startPictureThread();
};
const reader = createPictureReader({
  startThread,
  deadlineMs: 15_000,
  idleMs: 60_000,
  trouble: (error) => trouble.push(String(error)),
});
const first = (verdict) => (verdict.kind === 'match' ? verdict.errors[0] : undefined);

const read = async (name) => {
  const content = readFileSync(join(folder, name));
  const cpu = cpuMs();
  const begin = performance.now();
  const main = mainMs();
  const before = starts;
  const picture = await reader.read(content);
  const took = {
    isStart: starts > before,
    cpuMs: cpuMs() - cpu,
    wallMs: performance.now() - begin,
    mainMs: mainMs() - main,
  };
  const text = picture.kind === 'picture' ? picture.text : '';
  const overheard = first(triage(text, catalog));
  const isSure = overheard !== undefined && overheard.confidence >= thresholds().careful;
  return { name, asked: first(lookUp(text, catalog))?.id, said: isSure ? overheard.id : undefined, ...took };
};

const names = readdirSync(folder).sort();
const pictures = [];
for (const name of names) pictures.push(await read(name));
await reader.stop();
const after = megabytes();
process.stdout.write(JSON.stringify({ pictures, trouble, peakMb: peak - before, afterMb: after - before }));
