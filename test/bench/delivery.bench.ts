/** How long the courier takes to bring a thousand queued escalations to a mail server and a webhook, and what an idle bot costs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadCatalog } from '../../src/catalog/catalog.ts';
import { createCourier } from '../../src/delivery/courier.ts';
import { usualTiming } from '../../src/pacing/timing.ts';
import { openDatabase } from '../../src/storage/openDatabase.ts';
import { filing } from '../storage/samples.ts';
import { caughtDestinations } from '../support/caughtDestinations.ts';
import { openSmtpCatcher } from '../support/smtpCatcher.ts';
import { openWebhookReceiver } from '../support/webhookReceiver.ts';
import { openBenchWorkspace } from './benchWorkspace.ts';
import { against, isSmoke, print } from './figures.ts';
import { botFile, runInWorkspace } from './program.ts';

const count = isSmoke ? 50 : 1000;
const folder = mkdtempSync(join(tmpdir(), 'triage-bench-'));
let drawn = 0;
const { store, queue, close } = await openDatabase(
  { kind: 'sqlite', path: join(folder, 'triage.db') },
  { newId: () => `delivery${++drawn}`, now: Date.now },
);
const mailbox = await openSmtpCatcher();
const receiver = await openWebhookReceiver();
const destinations = caughtDestinations(mailbox, receiver, loadCatalog());
for (let index = 0; index < count; index += 1)
  await store.escalations.file(filing(index, { destinations: destinations.map(({ name }) => name) }));

const troubles: unknown[] = [];
const courier = createCourier({
  queue,
  destinations,
  timing: usualTiming,
  now: Date.now,
  chance: Math.random,
  settled: async () => {},
  trouble: (error) => troubles.push(error),
});
const started = performance.now();
await courier.deliverDue();
const seconds = (performance.now() - started) / 1000;
if (mailbox.mails.length !== count || receiver.calls.length !== count || troubles.length > 0)
  throw new Error(
    `${mailbox.mails.length} mails, ${receiver.calls.length} calls, ${troubles.length} troubles`,
  );
print(`${count} by mail and webhook`, against(seconds, { most: 30, unit: 's' }));
await courier.stop();
await close();
await Promise.all([mailbox.close(), receiver.close()]);
rmSync(folder, { recursive: true });

const workspace = await openBenchWorkspace();
const bot = await runInWorkspace(workspace, botFile);
await wait(2000);
const before = bot.cpuMs();
const seconded = isSmoke ? 2 : 20;
await wait(seconded * 1000);
const share = (bot.cpuMs() - before) / (seconded * 10);
print('an idle bot', `${share.toFixed(2)} % of one processor over ${seconded} s`);
await bot.stop();
await workspace.close();
