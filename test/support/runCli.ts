import { cli } from '../../src/cli.ts';
import type { Exit, Io } from '../../src/terminal/command.ts';

export interface Ran {
  readonly exit: Exit;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings extends Partial<Omit<Io, 'stdin' | 'write' | 'complain'>> {
  /** What stands on standard input. */
  readonly input?: string;
  /** Told of everything that is printed, as it is printed. */
  readonly printed?: (text: string) => void;
}

async function* chunks(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

/** Runs `ecw-triage ARGS` in this process, with nothing of this environment. */
export const runCli = async (
  args: readonly string[],
  { input = '', printed = () => {}, ...changes }: Surroundings = {},
): Promise<Ran> => {
  let out = '';
  let err = '';
  const exit = await cli.run(args, {
    env: {},
    inEnvFile: [],
    stdin: chunks(input),
    fetch,
    now: Date.now,
    stopped: () => new Promise(() => {}),
    ...changes,
    write: (text) => {
      out += text;
      printed(text);
    },
    complain: (text) => {
      err += text;
    },
  });
  return { exit, out, err };
};
