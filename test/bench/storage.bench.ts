/** How many escalations a second one process files, one after the other and at once, and how fast their deliveries are taken and settled. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/openDatabase.ts';
import { filing } from '../storage/samples.ts';

const count = process.argv.includes('--smoke') ? 50 : 1000;
const folder = mkdtempSync(join(tmpdir(), 'triage-bench-'));
let drawn = 0;
const { store, queue, close } = await openDatabase(
  { kind: 'sqlite', path: join(folder, 'triage.db') },
  { newId: () => `delivery${++drawn}`, now: Date.now },
);

const measure = async (what: string, work: () => Promise<number>): Promise<void> => {
  const started = performance.now();
  const done = await work();
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    `${what}: ${done} in ${seconds.toFixed(2)} s, ${Math.round(done / seconds)} a second\n`,
  );
};

await measure('filed one after the other', async () => {
  for (let index = 0; index < count; index += 1) await store.escalations.file(filing(index));
  return count;
});
await measure('filed at once', async () => {
  const rest = Array.from({ length: count }, (_, index) => store.escalations.file(filing(count + index)));
  return (await Promise.all(rest)).length;
});
await measure('deliveries taken and settled', async () => {
  const settled = { state: 'delivered', attempts: 1, receipt: 'C1/1.2' } as const;
  for (let done = 0; ; ) {
    const taken = await queue.take(['slack', 'mail'], { now: 2000, leaseUntil: 3000 });
    if (taken.length === 0) return done;
    for (const { delivery } of taken) await queue.record(delivery, settled);
    done += taken.length;
  }
});
await measure('looks at an empty queue', async () => {
  for (let look = 0; look < count; look += 1)
    await queue.take(['slack', 'mail'], { now: 2000, leaseUntil: 3000 });
  return count;
});
await close();
rmSync(folder, { recursive: true });
