import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Simulator } from '../../../src/simulator/simulator.ts';

const witnessSchema = z.object({
  witness: z.object({ heapUsed: z.number(), rss: z.number(), polluted: z.array(z.string()) }),
});
export type Witness = z.infer<typeof witnessSchema>['witness'];

export interface BotProcess {
  readonly requestUrl: string;
  /** How often it logged each message; the first hundred different ones. */
  readonly said: ReadonlyMap<string, number>;
  /** Lines that hold what must not be logged; the first hundred. */
  readonly leaks: readonly string[];
  /** The last lines it logged. */
  readonly tail: readonly string[];
  isAlive(): boolean;
  witness(): Promise<Witness>;
  stop(): Promise<void>;
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const flags = ['--disable-warning=DEP0205', '--expose-gc'];
const preloads = ['../../bench/typescript.js', './witness.js'].flatMap((path) => [
  '--import',
  new URL(path, import.meta.url).href,
]);

/** Starts the bot in a process of its own, logging at debug, with a database file in an empty folder. */
export const startBotProcess = async (workspace: Simulator, canary: string): Promise<BotProcess> => {
  const folder = mkdtempSync(join(tmpdir(), 'ecw-triage-fuzz-'));
  const child = spawn(process.execPath, [...flags, ...preloads, file('../../../src/main.ts')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: workspace.signingSecret,
      SLACK_API_URL: workspace.apiUrl,
      PORT: '0',
      SUPPORT_CHANNELS: workspace.channel('ecw-support').id,
      ESCALATION_CHANNEL: workspace.channel('ecw-escalations').id,
      LOG_LEVEL: 'debug',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said = new Map<string, number>();
  const waiting: ((witness: Witness) => void)[] = [];
  const leaks: string[] = [];
  const tail: string[] = [];
  const ready = new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code}:\n${tail.join('\n')}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      const message = /"msg":"([^"]{0,200})/.exec(line)?.[1] ?? line.slice(0, 200);
      if (said.size < 100 || said.has(message)) said.set(message, (said.get(message) ?? 0) + 1);
      tail.push(line.slice(0, 500));
      if (tail.length > 50) tail.shift();
      if (line.includes(canary) && leaks.length < 100) leaks.push(line.slice(0, 500));
      const port = /"port":(\d{1,5})/.exec(line)?.[1];
      if (port) resolve(port);
    });
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('{"witness"')) {
      const { witness } = witnessSchema.parse(JSON.parse(line));
      for (const told of waiting.splice(0)) told(witness);
    }
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  return {
    requestUrl: `http://127.0.0.1:${await ready}/slack/events`,
    said,
    leaks,
    tail,
    isAlive,
    witness: () =>
      new Promise((resolve, reject) => {
        if (!isAlive()) reject(new Error(`The bot is dead:\n${tail.join('\n')}`));
        waiting.push(resolve);
        child.kill('SIGUSR2');
      }),
    stop: async () => {
      if (isAlive()) {
        child.kill('SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true });
    },
  };
};
