import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Simulator } from '../../../src/simulator/simulator.ts';

export interface BotProcess {
  readonly requestUrl: string;
  /** Ends it in the middle of whatever it does, as a crash would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Warnings and errors that it logged. */
  readonly complaints: readonly string[];
}

const main = fileURLToPath(new URL('../../../dist/main.js', import.meta.url));

export interface BotPlace {
  readonly databaseUrl: string;
  readonly watched: readonly string[];
  /** What is started; main.js of the build when absent. */
  readonly program?: string;
  /** More variables. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built bot in a process of its own. */
export const startBot = async (
  simulator: Simulator,
  { databaseUrl, watched, program = main, env = {} }: BotPlace,
): Promise<BotProcess> => {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: simulator.botToken,
      SLACK_SIGNING_SECRET: simulator.signingSecret,
      SLACK_API_URL: simulator.apiUrl,
      PORT: '0',
      SUPPORT_CHANNELS: watched.map((name) => simulator.channel(name).id).join(','),
      ESCALATION_CHANNEL: simulator.channel('ecw-escalations').id,
      DATABASE_URL: databaseUrl,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const complaints: string[] = [];
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The bot ended with ${code}:\n${complaints.join('\n')}`)));
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (/"level":"(?:warn|error)"/.test(line) && complaints.length < 100)
        complaints.push(line.slice(0, 300));
      const found = /"port":(\d{1,5})/.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    await ended;
  };
  return {
    requestUrl: `http://127.0.0.1:${port}/slack/events`,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    complaints,
  };
};
