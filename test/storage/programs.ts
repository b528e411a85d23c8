import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import { later } from './places.ts';

const launcher = fileURLToPath(new URL('../support/runBundled.js', import.meta.url));

/** A program is bundled when it first runs. */
const bundles = mkdtempSync(join(tmpdir(), 'bundles-'));
afterAll(() => rmSync(bundles, { recursive: true, force: true }));

/** The arguments that make node run a program of `fixtures/`, or another one given relative to this folder, while the test runs. */
export const program = (name: string, args: readonly string[]): string[] => [
  launcher,
  bundles,
  fileURLToPath(new URL(name.includes('/') ? name : `./fixtures/${name}`, import.meta.url)),
  ...args,
];

export interface Program {
  readonly pid: number;
  /** Every line that it has written. */
  readonly lines: readonly string[];
  /** Resolves at the first line of this form; rejects when the program ends without it. */
  line(pattern: RegExp): Promise<string>;
  /** Ends it as a power cut would: SIGKILL. */
  kill(): void;
  /** Resolves once it has ended. */
  readonly ended: Promise<unknown>;
}

/** Runs a program of `fixtures/` in a process of its own, with `input` as its only argument, in JSON. `prefix` stands before node. */
export const startProgram = (name: string, input: object, prefix: readonly string[] = []): Program => {
  const command = [...prefix, process.execPath, ...program(name, [JSON.stringify(input)])];
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const kill = () => void child.kill('SIGKILL');
  later(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    kill();
    await ended;
  });
  return {
    pid: child.pid ?? 0,
    lines,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => pattern.test(line));
          if (found !== undefined) resolve(found);
        };
        output.on('line', look);
        look();
        void ended.then(() => reject(new Error(`${name} ended without ${pattern}: ${lines.join(' | ')}`)));
      }),
    kill,
    ended,
  };
};
