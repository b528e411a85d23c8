import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { parse } from 'yaml';
import { openSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { signedHeaders } from '../../support/signed.ts';
import { type BotProcess, startBotProcess, type Witness } from './botProcess.ts';
import { breakText, type Json, mutate } from './mutate.ts';
import { createRandom, type Random } from './random.ts';
import { type Recorded, record } from './record.ts';

export interface FuzzOptions {
  readonly payloads: number;
  readonly seed: number;
  readonly atOnce?: number;
  /** Called now and then with the number sent. */
  readonly progress?: (sent: number, witness: Witness) => void;
}

export interface FuzzReport {
  readonly seed: number;
  readonly sent: number;
  /** How many answers of each HTTP status; `none` where the connection broke. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly kinds: number;
  /** How often the bot logged each message. */
  readonly said: Readonly<Record<string, number>>;
  /** Log lines with text of a payload. */
  readonly leaks: readonly string[];
  /** Requests to the address that only payloads named. */
  readonly trapped: number;
  /** Keys that appeared on the prototypes of the bot's process. */
  readonly polluted: readonly string[];
  /** Megabytes of heap in use after a collection, as the run went on. */
  readonly heapMb: readonly number[];
  readonly residentMb: readonly number[];
  /** Whether the bot still answered a person afterwards. */
  readonly answers: boolean;
  readonly seconds: number;
}

const canary = 'canary8471x';

const openTrap = async () => {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/trap`, hits: () => hits, close: () => server.close() };
};

const formType = 'application/x-www-form-urlencoded';

const fieldsOf = (text: string): string => {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields !== 'object' || fields === null) return text;
    const told = Object.entries(fields).map(([key, value]): [string, string] => [
      key,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]);
    return new URLSearchParams(told).toString();
  } catch {
    return text;
  }
};

/** As Slack encodes each kind. */
const encode = ({ kind }: Recorded, text: string): { body: string; type: string } => {
  switch (kind) {
    case 'event':
      return { body: text, type: 'application/json' };
    case 'command':
      return { body: fieldsOf(text.slice(0, 200_000)), type: formType };
    case 'interaction':
      return { body: `payload=${encodeURIComponent(text.toWellFormed())}`, type: formType };
  }
};

/** Gives an event a message of its own, so that it is not taken for one that was answered. */
const renew = (body: Json, count: number): Json =>
  JSON.parse(
    JSON.stringify(body).replaceAll(
      /"(ts|event_ts)":"\d+\.\d+"/g,
      `"$1":"17${String(count).padStart(8, '0')}.000100"`,
    ),
  );

const createSender = (requestUrl: string, { signingSecret: secret }: Simulator, atOnce: number) => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const send = ({ body, type }: { body: string; type: string }): Promise<string> =>
    new Promise((resolve) => {
      const timestamp = Math.floor(Date.now() / 1000);
      const headers = {
        ...signedHeaders(body, { secret, timestamp }),
        'content-type': type,
        'content-length': Buffer.byteLength(body),
      };
      request(requestUrl, { method: 'POST', agent, headers }, (response) => {
        response.resume().on('end', () => resolve(String(response.statusCode)));
      })
        .on('error', () => resolve('none'))
        .end(body);
    });
  return { send, close: () => agent.destroy() };
};

const stillAnswers = async (workspace: Simulator): Promise<boolean> => {
  const support = workspace.person('support');
  const message = await support.say(
    'ecw-support',
    '{"error":"invalid_scope"} Requested scope is invalid or not registered',
  );
  return workspace.until(() => support.sees('ecw-support', message.ts).length > 1, 30_000).catch(() => false);
};

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576);

interface Trial {
  readonly workspace: Simulator;
  readonly bot: BotProcess;
  readonly trapUrl: string;
  readonly random: Random;
}

const textOf = ({ body }: Recorded, count: number, { random, workspace, trapUrl }: Trial): string => {
  const fresh = random.next() < 0.5 ? renew(body, count) : body;
  const text = mutate(fresh, { random, canary, trapUrl, teamId: workspace.teamId });
  return random.next() < 0.03 ? breakText(text, random) : text;
};

/** Sends mutated payloads, signed, to the bot, and tells what became of it. */
const tryPayloads = async (trial: Trial, { payloads, atOnce = 4, progress }: FuzzOptions) => {
  const { workspace, bot, random } = trial;
  const recorded = await record(workspace);
  const sender = createSender(bot.requestUrl, workspace, atOnce);
  const statuses: Record<string, number> = {};
  const witnesses: Witness[] = [await bot.witness()];
  const every = Math.ceil(payloads / 10);
  let sent = 0;
  const work = async () => {
    while (sent < payloads && bot.isAlive()) {
      sent += 1;
      const count = sent;
      const one = recorded[random.below(recorded.length)];
      if (!one) return;
      const status = await sender.send(encode(one, textOf(one, count, trial)));
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (count % every !== 0) continue;
      const witness = await bot.witness();
      witnesses.push(witness);
      progress?.(count, witness);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  sender.close();
  return { sent, statuses, witnesses, kinds: recorded.length };
};

export const fuzz = async (options: FuzzOptions): Promise<FuzzReport> => {
  const started = performance.now();
  const manifest: unknown = parse(readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8'));
  const workspace = await openSimulator({ manifest, keep: 2000 });
  const trap = await openTrap();
  const bot = await startBotProcess(workspace, canary);
  workspace.deliverTo(bot.requestUrl);
  try {
    const trial = { workspace, bot, trapUrl: trap.url, random: createRandom(options.seed) };
    const { witnesses, ...tried } = await tryPayloads(trial, options);
    const answers = await stillAnswers(workspace);
    const last = await bot.witness();
    return {
      seed: options.seed,
      ...tried,
      said: Object.fromEntries([...bot.said].sort(([, a], [, b]) => b - a)),
      leaks: bot.leaks,
      trapped: trap.hits(),
      polluted: last.polluted,
      heapMb: [...witnesses, last].map(({ heapUsed }) => megabytes(heapUsed)),
      residentMb: [...witnesses, last].map(({ rss }) => megabytes(rss)),
      answers,
      seconds: Math.round((performance.now() - started) / 1000),
    };
  } finally {
    await bot.stop();
    trap.close();
    await workspace.close();
  }
};
