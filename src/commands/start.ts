import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { type Bot, startBot } from '../app.ts';
import { type Catalog, loadCatalog } from '../catalog/catalog.ts';
import { CatalogError } from '../catalog/catalogError.ts';
import { loadExamples } from '../catalog/examples.ts';
import { checkVariables } from '../config/checkVariables.ts';
import { type Config, readConfig, simulatorPath } from '../config/config.ts';
import { loadManifest } from '../config/loadManifest.ts';
import { createDestinations } from '../delivery/destinations/createDestinations.ts';
import type { Destination } from '../delivery/port.ts';
import { createLog, type Log } from '../observability/log.ts';
import { openPictureReader } from '../pictures/openPictureReader.ts';
import type { PictureReader } from '../pictures/pictureText.ts';
import { warmUp } from '../reading/warmUp.ts';
import { redactLine } from '../redaction/redactLine.ts';
import { openSimulator } from '../simulator/simulator.ts';
import type { SlackConnection } from '../slack/connect/connection.ts';
import { slackTrouble } from '../slack/connect/slackTrouble.ts';
import { takeAway } from '../storage/restore.ts';
import { StoreError } from '../storage/storeError.ts';
import { exits, type Io } from '../terminal/command.ts';
import { defineCommand } from '../terminal/defineCommand.ts';

interface Running {
  stop(): Promise<void>;
}

/** A log whose lines hold no secret and no patient data. */
const openLog = ({ logLevel }: Config): Log => createLog({ level: logLevel, redact: redactLine });

const destinationsOf = (config: Config, catalog: Catalog): readonly Destination[] =>
  createDestinations(config.destinations, { catalog, fetch, now: Date.now });

const picturesOf = ({ readsPictures }: Config, log: Log): { readonly pictures?: PictureReader } => {
  if (!readsPictures) return {};
  const trouble = (error: unknown) => log.warn({ error: String(error) }, 'A picture could not be read.');
  const pictures = openPictureReader({ trouble }, (text) => log.warn(text));
  return pictures ? { pictures } : {};
};

const startWithSlack = async (config: Config, connection: SlackConnection): Promise<Bot> => {
  const log = openLog(config);
  if (config.escalationChannel === undefined)
    log.warn('ESCALATION_CHANNEL is not set: escalations are kept, and leave once it is.');
  for (const warning of config.warnings ?? []) log.warn(warning);
  const catalog = loadCatalog();
  const otherDestinations = destinationsOf(config, catalog);
  const bot = await startBot({
    ...config,
    ...picturesOf(config, log),
    connection,
    catalog,
    otherDestinations,
    log,
  });
  log.info({ mode: connection.kind, port: bot.port }, 'Ready.');
  return bot;
};

/** The page begins empty, so the bot must not remember cards that stand nowhere. A database that somebody named is left alone. */
const beginAnew = ({ database }: Config) => {
  if (database.kind === 'sqlite' && database.path === simulatorPath) takeAway(simulatorPath);
};

/** A Slack on this machine with the bot in it, for somebody who has no tokens yet. */
const startWithSimulator = async (config: Config, port: number, { write }: Io): Promise<Running> => {
  const simulator = await openSimulator({
    manifest: loadManifest(),
    scopes: ['usergroups:read'],
    port,
    examples: loadExamples(),
    // The browser shows times in the zone of this machine: what is typed there is meant in it too.
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    keep: 1000,
  });
  const [leads] = simulator.userGroups;
  const startInside = () => {
    const catalog = loadCatalog();
    const log = openLog(config);
    beginAnew(config);
    return startBot({
      ...(leads ? { approverGroup: leads.id } : {}),
      ...config,
      ...picturesOf(config, log),
      connection: {
        kind: 'http',
        botToken: simulator.botToken,
        signingSecret: simulator.signingSecret,
        apiUrl: simulator.apiUrl,
        host: '127.0.0.1',
        port: 0,
      },
      catalog,
      otherDestinations: destinationsOf(config, catalog),
      supportChannels: [simulator.channel('ecw-support').id],
      escalationChannel: simulator.channel('ecw-escalations').id,
      log,
    });
  };
  // An open page would keep the process alive when the bot does not start.
  const bot = await startInside().catch(async (error: unknown) => {
    await simulator.close();
    throw error;
  });
  simulator.deliverTo(`http://127.0.0.1:${bot.port}/slack/events`);
  write(`No Slack tokens are set, so here is a Slack on this machine:\n\n  ${simulator.url}\n\n`);
  write(
    'Open it, choose "Paste an example", send it. Press Ctrl+C to stop; README.md tells how to connect a real Slack.\n',
  );
  return {
    stop: async () => {
      await bot.stop();
      await simulator.close();
    },
  };
};

/** Warming up takes the processor, so the page is served first. */
const warmUpMs = 1000;

const warmLater = async () => {
  await setTimeout(warmUpMs, undefined, { ref: false });
  await warmUp(
    loadExamples().map(({ text }) => text),
    loadCatalog(),
  );
};

/** The reference site, where the operator wants it served. Its code is read only then. */
const openSite = async ({ site }: Config, { write }: Io): Promise<Running | undefined> => {
  if (!site) return undefined;
  const { createSiteServer } = await import('../site/siteServer.ts');
  const server = await createSiteServer({ ...site, catalog: loadCatalog() });
  write(`The reference site is at http://${site.host}:${server.port}/\n`);
  return { stop: server.close };
};

/** The bot and the site beside it; what was opened is closed again where the other does not start. */
const startAll = async (config: Config, io: Io): Promise<Running> => {
  const { connection } = config;
  const site = await openSite(config, io);
  const started =
    connection.kind === 'simulator'
      ? startWithSimulator(config, connection.port, io)
      : startWithSlack(config, connection);
  const bot = await started.catch(async (error: unknown) => {
    await site?.stop();
    throw error;
  });
  return {
    stop: async () => {
      await site?.stop();
      await bot.stop();
    },
  };
};

const listenError = z.object({
  code: z.enum(['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL']),
  port: z.number().optional(),
  address: z.string().optional(),
});

/** The variable that chose a port. */
const variableOf = ({ connection, health, site }: Config, port: number | undefined): string => {
  if (health?.port === port) return 'HEALTH_PORT';
  if (site?.port === port) return 'SITE_PORT';
  return connection.kind === 'simulator' ? 'SIMULATOR_PORT' : 'PORT';
};

const explainListening = ({ code, port, address }: z.infer<typeof listenError>, config: Config): string => {
  const { health, site } = config;
  const variable = variableOf(config, port);
  const hosts = [['HEALTH_HOST', health?.host] as const, ['SITE_HOST', site?.host] as const];
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that one, or choose another port with ${variable}.`;
    case 'EACCES':
      return `This account may not listen on port ${port}. Choose one above 1023 with ${variable}.`;
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${address ?? ''}. Choose another with ${hosts.find(([, host]) => host === address)?.[0] ?? 'HOST'}.`;
  }
};

/** Why it did not start, and what to do. */
const explain = (error: unknown, config: Config): string => {
  const listening = listenError.safeParse(error);
  if (listening.success) return explainListening(listening.data, config);
  if (error instanceof StoreError) {
    const where = config.database.kind === 'sqlite' ? ` (${config.database.path})` : '';
    return `The bot could not start: ${error.message}${where} The database is chosen with DATABASE_URL.`;
  }
  if (error instanceof CatalogError) return `The bot could not start: ${error.message}`;
  const { code, advice } = slackTrouble(error);
  return `The bot could not start (${code}): ${error instanceof Error ? error.message : ''}\n${advice}`;
};

/** Variables that are named almost like ours, where that one is not set. */
const misspeltIn = ({ env, inEnvFile }: Io) =>
  checkVariables(env, inEnvFile).checks.flatMap((check) =>
    check.kind === 'unknown' && check.near !== undefined && !check.isNearSet
      ? [{ name: check.name, near: check.near }]
      : [],
  );

/** What is under way gets this long to end. */
const stopMs = 10_000;

const run = async (io: Io) => {
  const config = readConfig(io.env);
  for (const { name, near } of misspeltIn(io))
    io.complain(`The variable ${name} is not one of the bot’s: did you mean ${near}?\n`);
  const running = await startAll(config, io).catch((error: unknown) =>
    io.complain(`${explain(error, config)}\n`),
  );
  if (!running) return exits.failed;
  void warmLater();
  await io.stopped();
  const isStopped = await Promise.race([
    running.stop().then(() => true),
    setTimeout(stopMs, false, { ref: false }),
  ]);
  return isStopped ? exits.done : exits.failed;
};

/** Starts the bot and ends when the process is asked to. */
export const start = defineCommand({
  path: 'start',
  about: `Starts the bot with the settings of the environment and of .env (see .env.example). Without tokens it opens a Slack on
this machine and prints its address. Runs until SIGINT (Ctrl+C) or SIGTERM; what cannot start says why and ends with 1.`,
  examples: ['start'],
  run: (_, io) => run(io),
});
