import './leanMemory.ts';
import { readFileSync } from 'node:fs';
import { config as loadDotenv } from 'dotenv';
import { parse } from 'yaml';
import { type Bot, startBot } from './app.ts';
import { type Catalog, loadCatalog } from './catalog/catalog.ts';
import { CatalogError } from './catalog/catalogError.ts';
import { loadExamples } from './catalog/examples.ts';
import { type Config, ConfigError, readConfig } from './config/config.ts';
import { createDestinations } from './delivery/destinations/createDestinations.ts';
import type { Destination } from './delivery/port.ts';
import { createLog, type Log } from './observability/log.ts';
import { redact } from './redaction/redact.ts';
import { openSimulator } from './simulator/simulator.ts';
import { slackTrouble } from './slack/connect/slackTrouble.ts';
import { StoreError } from './storage/storeError.ts';

interface Running {
  stop(): Promise<void>;
}

/** A log whose lines hold no secret and no patient data. */
const openLog = (level: Config['logLevel']): Log => createLog({ level, redact: (line) => redact(line).text });

const say = (text: string) => process.stdout.write(`${text}\n`);

const destinationsOf = (config: Config, catalog: Catalog): readonly Destination[] =>
  createDestinations(config.destinations, { catalog, fetch, now: Date.now });

const startWithSlack = (config: Config, log: Log): Promise<Bot> => {
  const { connection } = config;
  if (connection.kind === 'simulator') throw new Error('The local simulator is started elsewhere.');
  if (config.escalationChannel === undefined)
    log.warn('ESCALATION_CHANNEL is not set: escalations are kept, and leave once it is.');
  const catalog = loadCatalog();
  return startBot({
    ...config,
    connection,
    catalog,
    otherDestinations: destinationsOf(config, catalog),
    log,
  });
};

/** A Slack on this machine with the bot in it, for somebody who has no tokens yet. */
const startWithSimulator = async (config: Config, port: number): Promise<Running> => {
  const manifest: unknown = parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'));
  const simulator = await openSimulator({ manifest, port, examples: loadExamples(), keep: 1000 });
  const catalog = loadCatalog();
  const bot = await startBot({
    ...config,
    connection: {
      kind: 'http',
      botToken: simulator.botToken,
      signingSecret: simulator.signingSecret,
      apiUrl: simulator.apiUrl,
      port: 0,
    },
    catalog,
    otherDestinations: destinationsOf(config, catalog),
    supportChannels: [simulator.channel('ecw-support').id],
    escalationChannel: simulator.channel('ecw-escalations').id,
    log: openLog(config.logLevel),
  });
  simulator.deliverTo(`http://127.0.0.1:${bot.port}/slack/events`);
  say(`No Slack tokens are set, so here is a Slack on this machine:\n\n  ${simulator.url}\n`);
  say(
    'Open it, choose "Paste an example", send it. Press Ctrl+C to stop; README.md tells how to connect a real Slack.',
  );
  return {
    stop: async () => {
      await bot.stop();
      await simulator.close();
    },
  };
};

const start = async (config: Config): Promise<Running> => {
  const { connection } = config;
  if (connection.kind === 'simulator') return startWithSimulator(config, connection.port);
  const log = openLog(config.logLevel);
  const bot = await startWithSlack(config, log);
  log.info({ mode: connection.kind, port: bot.port }, 'Ready.');
  return bot;
};

const explain = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'The port is taken. Choose another with PORT (HTTP mode), SIMULATOR_PORT (local simulator) or HEALTH_PORT (monitors).';
  if (error instanceof StoreError || error instanceof CatalogError)
    return `The bot could not start: ${error.message}`;
  const { code, advice } = slackTrouble(error);
  const message = error instanceof Error ? error.message : '';
  return `The bot could not start (${code}): ${message}\n${advice}`;
};

const stopOnSignal = (running: Running) => {
  const stop = () => {
    const deadline = setTimeout(() => process.exit(1), 10_000);
    running.stop().then(
      () => clearTimeout(deadline),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

loadDotenv({ quiet: true });
try {
  stopOnSignal(await start(readConfig(process.env)));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
