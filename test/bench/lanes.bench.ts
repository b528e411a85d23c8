/** What one person's flood takes from others: how soon events are acknowledged, a bystander is answered, and how long the bot's loop stands still. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { parse } from 'yaml';
import { openSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { against, isSmoke, print } from './figures.ts';
import { botFile, type Running, runInSimulator } from './program.ts';

const size = isSmoke ? { events: 50, hostile: 4, thread: 20 } : { events: 500, hostile: 20, thread: 150 };
const watched = 'ecw-support';
const elsewhere = 'bench-elsewhere';
const [flood, asker, bystander] = ['practice', 'support', 'developer'] as const;

/** So many units of a log of an app, none like another. */
const logOf = (units: number, seed: number): string => {
  const lines: string[] = [];
  for (let line = 0, length = 0; length < units; line += 1) {
    const id = (seed * 7919 + line * 104_729).toString(16);
    const text = `2026-05-04T10:${line % 60}:00.${line % 1000}Z INFO fhir-sync request ${id} GET /fhir/r4/FEIGCD/Observation?_count=${line} 200 in ${line % 90} ms`;
    lines.push(text);
    length += text.length + 1;
  }
  return lines.join('\n').slice(0, units);
};
const hostile = (seed: number): string =>
  `${seed} ${'MRN MRN 401401MRN\u200b'.repeat(3000)}`.slice(0, 39_000);

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

interface Stage {
  readonly simulator: Simulator;
  readonly bot: Running;
  /** The longest that the loop stood still since this was asked last, in milliseconds. */
  longestBlock(): Promise<number>;
  close(): Promise<void>;
}

const openStage = async (): Promise<Stage> => {
  const manifest: unknown = parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));
  const simulator = await openSimulator({ manifest, moreChannels: [elsewhere], ackTimeoutMs: 300_000 });
  const health = await freePort();
  const bot = await runInSimulator(simulator, botFile, {
    HEALTH_PORT: String(health),
    SUPPORT_CHANNELS: simulator.channel(watched).id,
  });
  simulator.deliverTo(bot.requestUrl);
  const longestBlock = async () => {
    const page = await (await fetch(`http://127.0.0.1:${health}/metrics`)).text();
    return Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(page)?.[1]) * 1000;
  };
  const close = async () => {
    await bot.stop();
    await simulator.close();
  };
  return { simulator, bot, longestBlock, close };
};

interface Question {
  readonly text: string;
  readonly by?: string;
  readonly threadTs?: string;
}

/** Milliseconds until somebody who mentions the bot has an answer. */
const answered = async (
  { simulator }: Stage,
  { text, by = bystander, threadTs }: Question,
): Promise<number> => {
  const person = simulator.person(by);
  const started = performance.now();
  const thread = threadTs === undefined ? {} : { threadTs };
  const asked = await person.say(elsewhere, `@eCW Triage ${text}`, thread);
  const isAnswer = () =>
    person
      .sees(elsewhere, threadTs ?? asked.ts)
      .some(({ user, ts }) => user === simulator.botUserId && ts > asked.ts);
  await simulator.until(isAnswer, 600_000);
  return performance.now() - started;
};

const question =
  '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';

/** Sends texts all at once, as events that the simulator spends no time on; a bystander asks right behind them. */
const floodWith = async (stage: Stage, texts: readonly string[]) => {
  const { simulator } = stage;
  const place = { channel: simulator.channel(watched).id, channel_type: 'channel' };
  await stage.longestBlock();
  const acks: number[] = [];
  const started = performance.now();
  const sent = Promise.all(
    texts.map(async (text, index) => {
      const ts = `${1_700_000_000 + index}.000100`;
      await simulator.sendEvent({ type: 'message', ...place, user: simulator.person(flood).id, ts, text });
      acks.push(performance.now() - started);
    }),
  );
  await setTimeout(100);
  const answer = await answered(stage, { text: question });
  await sent;
  return { ack: Math.max(...acks), answer, block: await stage.longestBlock() };
};

const tell = (what: string, { ack, answer, block }: Awaited<ReturnType<typeof floodWith>>) => {
  print(`${what}: acknowledged`, against(ack, { most: 3000, unit: 'ms' }));
  print('  a bystander is answered', against(answer, { most: 1000, unit: 'ms' }));
  print('  the loop stood still', against(block, { most: 100, unit: 'ms' }));
};

const scenes: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  flood: async (stage) => {
    const logs = Array.from({ length: size.events }, (_, seed) => logOf(38_000, seed));
    tell(`${size.events} events of 38 KB`, await floodWith(stage, logs));
  },
  hostile: async (stage) => {
    const texts = Array.from({ length: size.hostile }, (_, seed) => hostile(seed));
    tell(`${size.hostile} hostile messages`, await floodWith(stage, texts));
  },
  thread: async (stage) => {
    const { simulator, longestBlock } = stage;
    const person = simulator.person(asker);
    const start = await person.say(elsewhere, 'look at this');
    for (let index = 0; index < size.thread; index += 1)
      await person.say(elsewhere, logOf(38_000, index), { threadTs: start.ts });
    await simulator.quiet(500);
    await longestBlock();
    const asked = answered(stage, { text: '', by: asker, threadTs: start.ts });
    await setTimeout(20);
    const other = await answered(stage, { text: question });
    const answer = await asked;
    print(`a thread of ${size.thread} long messages`, `answered after ${answer.toFixed(0)} ms`);
    print('  a bystander is answered', against(other, { most: 1000, unit: 'ms' }));
    print('  the loop stood still', against(await longestBlock(), { most: 100, unit: 'ms' }));
  },
};

for (const play of Object.values(scenes)) {
  const stage = await openStage();
  // The first texts build the catalog's index and compile the patterns.
  for (let round = 0; round < 3; round += 1) await answered(stage, { text: question });
  await play(stage);
  print('  resident memory', against(stage.bot.residentMb(), { most: 150, unit: 'MB' }));
  await stage.close();
}
