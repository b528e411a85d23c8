import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { afterEach } from '@jest/globals';
import { parse } from 'yaml';
import { type Bot, type BotOptions, startBot } from '../../src/app.ts';
import { loadExamples } from '../../src/catalog/examples.ts';
import { createLog } from '../../src/observability/log.ts';
import { redactLine } from '../../src/redaction/redactLine.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { openSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { catalog } from './catalog.ts';
import { migratedDatabase } from './migrated.ts';
import { readHere } from './readHere.ts';

export const manifest: unknown = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
const examples = loadExamples();

export interface Scene {
  readonly simulator: Simulator;
  readonly bot: Bot;
  readonly support: ReturnType<Simulator['person']>;
  readonly developer: ReturnType<Simulator['person']>;
  readonly practice: ReturnType<Simulator['person']>;
  /** Every line that the bot logged, at debug. */
  readonly logged: readonly string[];
}

export interface SceneOptions {
  /** Scopes beyond those of manifest.yml. */
  readonly scopes?: readonly string[];
  readonly mode?: 'http' | 'socket';
  /** What the bot takes requests by, instead of the simulator's secret. */
  readonly secrets?: { readonly signingSecret: string; readonly formerSigningSecret: string };
  /** The one address to listen on. */
  readonly host?: string;
  /** What goes wrong from before the bot starts. */
  readonly faults?: readonly Fault[];
  /** Whether the bot has a channel for escalations; it has one when absent. */
  readonly hasEscalationChannel?: boolean;
  readonly bot?: Partial<BotOptions>;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const connectionOf = (simulator: Simulator, mode: 'http' | 'socket'): BotOptions['connection'] => {
  const { botToken, appToken, signingSecret, apiUrl } = simulator;
  return mode === 'socket'
    ? { kind: 'socket', botToken, appToken, apiUrl }
    : { kind: 'http', botToken, signingSecret, apiUrl, port: 0 };
};

/** The real bot in a simulator of its own; both are closed after the test. */
export const openScene = async ({
  mode = 'http',
  bot: changes,
  scopes = [],
  secrets,
  host,
  faults = [],
  hasEscalationChannel = true,
}: SceneOptions = {}): Promise<Scene> => {
  const simulator = await openSimulator({ manifest, scopes, examples });
  closing.push(simulator.close);
  for (const fault of faults) simulator.fault(fault);
  const logged: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      logged.push(String(chunk));
      done();
    },
  });
  const bot = await startBot({
    connection: {
      ...connectionOf(simulator, mode),
      ...secrets,
      ...(host === undefined ? {} : { host }),
    },
    catalog,
    reader: readHere,
    database: changes?.database ?? (await migratedDatabase()),
    supportChannels: [simulator.channel('ecw-support').id],
    ...(hasEscalationChannel ? { escalationChannel: simulator.channel('ecw-escalations').id } : {}),
    allowedBots: [],
    retention: { cases: 30, escalations: 365 },
    reminders: {
      hours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 * 60 },
      afterMs: 8 * 3_600_000,
    },
    log: createLog({ level: 'debug', redact: redactLine }, stream),
    retryConfig: { retries: 2, minTimeout: 10, maxTimeout: 50 },
    ...changes,
    timing: { paceMs: 0, refreshMs: 20, settleBeatMs: 50, ...changes?.timing },
  });
  closing.push(bot.stop);
  if (mode === 'http') simulator.deliverTo(`http://127.0.0.1:${bot.port}/slack/events`);
  const person = (handle: string) => simulator.person(handle);
  return {
    simulator,
    bot,
    support: person('support'),
    developer: person('developer'),
    practice: person('practice'),
    logged,
  };
};
