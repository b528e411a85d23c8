import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Simulator } from '../../src/simulator/simulator.ts';

export interface Running {
  /** The first match of the pattern that was waited for. */
  readonly found: RegExpExecArray;
  /** Resident memory in megabytes (of 1,048,576 bytes). Linux only. */
  residentMb(): number;
  /** Milliseconds of processor time used so far, in user and system mode. Linux only. */
  cpuMs(): number;
  stop(): Promise<void>;
}

export interface Program {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  /** What it prints, on either stream, once it is ready. */
  readonly ready: RegExp;
}

const jsFile = (path: string) => fileURLToPath(new URL(path, import.meta.url));
export const botFile = jsFile('../../dist/main.js');
export const bareFile = jsFile('./bareApp.js');

/** Resolves with what `pattern` finds in the program's output; rejects when it ends first. */
const heard = (child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: unknown) => {
      said = `${said}${chunk}`.slice(-10_000);
      const found = pattern.exec(said);
      if (found) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The program ended with ${code}:\n${said}`)));
  });

/** Field 14 and 15 of /proc/PID/stat, in ticks of 10 ms. Source: man 5 proc. */
const cpuOf = (pid: number | undefined): number => {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const [user, system] = rest.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * 10;
};

const residentOf = (pid: number | undefined): number => {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
};

/** Starts a program of node in an empty folder, with nothing of this environment but PATH. */
export const run = async ({ file, env, ready }: Program): Promise<Running> => {
  const folder = mkdtempSync(join(tmpdir(), 'ecw-triage-bench-'));
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  process.once('exit', () => child.kill());
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  };
  const found = await heard(child, ready);
  return { found, residentMb: () => residentOf(child.pid), cpuMs: () => cpuOf(child.pid), stop };
};

export interface InSimulator extends Running {
  readonly requestUrl: string;
}

/** What makes the bot read along in these channels and escalate to its own. */
export const watching = (simulator: Simulator, names: readonly string[] = ['ecw-support']) => ({
  SUPPORT_CHANNELS: names.map((name) => simulator.channel(name).id).join(','),
  ESCALATION_CHANNEL: simulator.channel('ecw-escalations').id,
});

/** Starts the bot or the bare app as a real Slack's HTTP mode would have it, reached by `simulator`. */
export const runInSimulator = async (
  simulator: Simulator,
  file: string,
  env: Program['env'] = watching(simulator),
): Promise<InSimulator> => {
  const running = await run({
    file,
    ready: /"port":(\d+)/,
    env: {
      SLACK_BOT_TOKEN: simulator.botToken,
      SLACK_SIGNING_SECRET: simulator.signingSecret,
      SLACK_API_URL: simulator.apiUrl,
      PORT: '0',
      ...env,
    },
  });
  return { ...running, requestUrl: `http://127.0.0.1:${running.found[1]}/slack/events` };
};
