import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { parse } from 'yaml';
import { z } from 'zod';
import { replyPolicyOf } from '../../../src/channels/overhearing.ts';
import type { At } from '../../../src/simulator/people/person.ts';
import { openSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { triage } from '../../../src/triage/triage.ts';
import { quantile } from '../../bench/figures.ts';
import { catalog } from '../../support/catalog.ts';
import { createRandom } from '../fuzz/random.ts';
import { type BotProcess, startBot } from './botProcess.ts';
import { type DayMessage, makeDay } from './day.ts';

export interface ReplayOptions {
  readonly messages: number;
  readonly perSecond: number;
  readonly seed: number;
  /** Kills the bot in the middle and starts it again. */
  readonly restart: boolean;
  readonly folder?: string;
  readonly progress?: (line: string) => void;
}

export interface ReplayReport {
  readonly messages: number;
  readonly events: number;
  /** Messages that the engine is sure about, and what became of them. */
  readonly errors: number;
  readonly answered: number;
  /** Told in a summary, or counted in a thread that has its answer. */
  readonly folded: number;
  /** Of messages whose last text the engine is sure about: no case was kept, or its reply was never said. */
  readonly lost: number;
  /** Threads with two replies to one message. */
  readonly duplicates: number;
  /** Replies where the engine would have kept silent on every text that the message ever had. */
  readonly outOfTurn: number;
  /** Replies that were given up as too late. */
  readonly stale: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The most messages in one channel within any second. */
  readonly mostInASecond: number;
  readonly complaints: readonly string[];
}

const speaks = (text: string): boolean => replyPolicyOf(triage(text, catalog), 'usual') === 'reply';
const channels = ['ecw-support', ...Array.from({ length: 11 }, (_, index) => `support-${index + 1}`)];
const manifest: unknown = parse(readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8'));

interface Posted extends DayMessage {
  readonly at: At;
  readonly saidAt: number;
}

/** Does with a message what the day says, and resolves when Slack's side of it is done. */
const play = async (simulator: Simulator, message: DayMessage): Promise<Posted> => {
  const person = simulator.person(message.person);
  const saidAt = Date.now();
  const at = await person.say(message.channel, message.text);
  if (message.again !== undefined) {
    const index = simulator.deliveries.findLastIndex(({ body }) => JSON.stringify(body).includes(at.ts));
    if (index >= 0) await simulator.redeliver(index, message.again === 'retry' ? 1 : 0);
  }
  if (message.edit !== undefined || message.isDeleted) await wait(300);
  if (message.edit !== undefined) await person.edit(at, message.edit);
  if (message.isDeleted) await person.remove(at);
  return { ...message, at: { channel: at.channel, ts: at.ts }, saidAt };
};

const postSchema = z.object({ channel: z.string(), thread_ts: z.string().optional() });

/** What the bot said, by the message that it answers. */
const repliesOf = (simulator: Simulator) => {
  const replies = new Map<string, number[]>();
  const inChannel = new Map<string, number[]>();
  for (const { method, args, at, answer } of simulator.calls) {
    if (method !== 'chat.postMessage' || !JSON.stringify(answer).includes('"ok":true')) continue;
    const { channel, thread_ts: thread = '' } = postSchema.parse(args);
    const key = `${channel} ${thread}`;
    replies.set(key, [...(replies.get(key) ?? []), at]);
    inChannel.set(channel, [...(inChannel.get(channel) ?? []), at]);
  }
  return { replies, inChannel };
};

const mostWithin = (times: readonly number[], ms: number): number =>
  Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + ms).length));

const rowSchema = z.object({
  message_ts: z.string().nullable(),
  channel_id: z.string(),
  status: z.string(),
  repeats: z.string().nullable(),
  state: z.string().nullable(),
});

/** What the bot kept: a case of each message, with the state of its reply. */
const keptIn = (path: string) => {
  const db = new DatabaseSync(path);
  const rows = z
    .array(rowSchema)
    .parse(
      db
        .prepare(
          'select c.message_ts, c.channel_id, c.status, c.repeats, r.state from cases c left join replies r on r.case_id = c.id',
        )
        .all(),
    );
  const { stale } = z
    .object({ stale: z.number() })
    .parse(
      db.prepare("select count(*) as stale from replies where state = 'dropped' and attempts = 0").get(),
    );
  const unsaid = z
    .object({ unsaid: z.number() })
    .parse(db.prepare("select count(*) as unsaid from replies where state in ('queued')").get()).unsaid;
  db.close();
  return {
    byMessage: new Map(rows.map((row) => [`${row.channel_id} ${row.message_ts}`, row])),
    stale,
    unsaid,
  };
};

const judge = (posted: readonly Posted[], simulator: Simulator, path: string) => {
  const { replies, inChannel } = repliesOf(simulator);
  const { byMessage, stale, unsaid } = keptIn(path);
  const times: number[] = [];
  const sums = { errors: 0, answered: 0, folded: 0, lost: 0, duplicates: 0, outOfTurn: 0 };
  for (const { at, text, edit, isDeleted, saidAt } of posted) {
    const key = `${at.channel} ${at.ts}`;
    const said = replies.get(key) ?? [];
    const texts = [text, ...(edit === undefined ? [] : [edit])];
    if (said.length > 1) sums.duplicates += 1;
    if (said.length > 0 && !texts.some(speaks)) sums.outOfTurn += 1;
    if (isDeleted || !speaks(edit ?? text)) continue;
    sums.errors += 1;
    const kept = byMessage.get(key);
    const [first] = said;
    if (first !== undefined) {
      sums.answered += 1;
      if (edit === undefined) times.push(first - saidAt);
    } else if (kept?.repeats) sums.folded += 1;
    else sums.lost += 1;
  }
  return {
    sums,
    times,
    stale,
    unsaid,
    mostInASecond: Math.max(...[...inChannel.values()].map((one) => mostWithin(one, 1000))),
  };
};

/** Lets a recorded day go by in a simulator of its own, with the built bot in another process, and judges what it said. */
export const replay = async (options: ReplayOptions): Promise<ReplayReport> => {
  const { messages, perSecond, seed, restart, progress = () => {} } = options;
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'ecw-triage-replay-'));
  const path = join(folder, 'replay.db');
  const simulator = await openSimulator({
    manifest,
    keep: 100_000,
    moreChannels: channels.slice(1),
    retryDelaysMs: [0, 1000, 3000, 6000],
  });
  const start = () => startBot(simulator, { databaseUrl: `sqlite:${path}`, watched: channels });
  let bot: BotProcess = await start();
  const complaints = [...bot.complaints];
  simulator.deliverTo(bot.requestUrl);
  const day = makeDay({
    messages,
    channels,
    random,
    ...(options.folder === undefined ? {} : { folder: options.folder }),
  });
  const playing: Promise<Posted>[] = [];
  const began = performance.now();
  for (const [index, message] of day.entries()) {
    await wait(Math.max(0, began + (index / perSecond) * 1000 - performance.now()));
    playing.push(play(simulator, message));
    if (restart && index === Math.floor(messages / 2)) {
      await bot.kill();
      progress('killed');
      bot = await start();
      simulator.deliverTo(bot.requestUrl);
      progress('started again');
    }
    if (index % 200 === 199) progress(`${index + 1} messages`);
  }
  const posted = await Promise.all(playing);
  // Repeats of what was not delivered, leases of what died, and the pace of the fullest channel.
  await wait(restart ? 28_000 : 8000);
  await simulator.quiet(1500);
  complaints.push(...bot.complaints);
  await bot.stop();
  const { sums, times, stale, unsaid, mostInASecond } = judge(posted, simulator, path);
  const events = simulator.deliveries.filter(({ kind }) => kind === 'event').length;
  await simulator.close();
  rmSync(folder, { recursive: true });
  return {
    messages,
    events,
    ...sums,
    lost: sums.lost + unsaid,
    stale,
    medianMs: Math.round(quantile(times, 0.5)),
    p95Ms: Math.round(quantile(times, 0.95)),
    mostInASecond,
    complaints,
  };
};
