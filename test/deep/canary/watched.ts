import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parse } from 'yaml';
import { startBot } from '../../../src/app.ts';
import { createLog } from '../../../src/observability/log.ts';
import { redactLine } from '../../../src/redaction/redactLine.ts';
import { openSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { catalog } from '../../support/catalog.ts';
import { caughtDestinations } from '../../support/caughtDestinations.ts';
import { readMail } from '../../support/readMail.ts';
import { openSmtpCatcher } from '../../support/smtpCatcher.ts';
import { openWebhookReceiver } from '../../support/webhookReceiver.ts';
import { stringsIn, type Trace } from './leaks.ts';

export interface Watched {
  readonly simulator: Simulator;
  /** All that left the bot's memory so far. */
  traces(): readonly Trace[];
  close(): Promise<void>;
}

/** Opens the bot with every way out watched: its log at debug, its database file, its calls to Slack, mails and webhooks. */
export const openWatched = async (): Promise<Watched> => {
  const folder = mkdtempSync(join(tmpdir(), 'ecw-triage-canary-'));
  const manifest: unknown = parse(readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8'));
  const simulator = await openSimulator({ manifest, keep: 100_000 });
  const mailbox = await openSmtpCatcher();
  const webhook = await openWebhookReceiver();
  const logged: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      logged.push(String(chunk));
      done();
    },
  });
  const destinations = caughtDestinations(mailbox, webhook, catalog);
  const bot = await startBot({
    connection: {
      kind: 'http',
      botToken: simulator.botToken,
      signingSecret: simulator.signingSecret,
      apiUrl: simulator.apiUrl,
      port: 0,
    },
    catalog,
    database: { kind: 'sqlite', path: join(folder, 'canary.db') },
    supportChannels: [simulator.channel('ecw-support').id],
    escalationChannel: simulator.channel('ecw-escalations').id,
    otherDestinations: destinations,
    allowedBots: [],
    retention: { cases: 30, escalations: 365 },
    reminders: {
      hours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 },
      afterMs: 3_600_000,
    },
    health: { host: '127.0.0.1', port: 0 },
    log: createLog({ level: 'debug', redact: redactLine }, stream),
    retryConfig: { retries: 2, minTimeout: 10, maxTimeout: 50 },
    // Every text is to get a card of its own, however alike they are.
    timing: { paceMs: 0, refreshMs: 0, repeatMs: 0 },
  });
  simulator.deliverTo(`http://127.0.0.1:${bot.port}/slack/events`);
  const traces = (): readonly Trace[] => [
    { place: 'log', texts: logged },
    {
      place: 'call to Slack',
      texts: simulator.calls.flatMap(({ method, args }) => [method, ...stringsIn(args)]),
    },
    // What a click is answered with goes back in the acknowledgement.
    { place: 'acknowledgement', texts: simulator.deliveries.flatMap(({ response }) => stringsIn(response)) },
    { place: 'database', texts: readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) },
    {
      place: 'mail',
      texts: mailbox.mails.flatMap(({ raw }) => {
        const { headers, parts } = readMail(raw);
        return [raw, ...Object.values(headers), ...parts.map(({ content }) => content)];
      }),
    },
    { place: 'webhook', texts: webhook.calls.flatMap(({ body }) => [body, ...stringsIn(body)]) },
  ];
  return {
    simulator,
    traces,
    close: async () => {
      await bot.stop();
      await Promise.all([simulator.close(), mailbox.close(), webhook.close()]);
      rmSync(folder, { recursive: true });
    },
  };
};
