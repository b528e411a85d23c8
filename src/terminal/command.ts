import type { Network } from '../checks/fetch/network.ts';

/** How every command ends. */
export const exits = { done: 0, failed: 1, wrongUse: 2, nothingFound: 3 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

/** What a command may know of the world outside. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Names of the variables that the file .env sets. */
  readonly inEnvFile: readonly string[];
  readonly stdin: AsyncIterable<Buffer>;
  /** Prints a result. */
  readonly write: (text: string) => void;
  /** Says what is wrong or beside the result. */
  readonly complain: (text: string) => void;
  readonly fetch: typeof fetch;
  /** What checks call through; this machine's resolver and TLS when absent. */
  readonly network?: Network;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Resolves when the process is asked to end; unless somebody waits for it, that ends the process at once. */
  readonly stopped: () => Promise<void>;
}

export interface Command {
  run(args: readonly string[], io: Io): Promise<Exit>;
}

/** The command was not used as its help says; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'WRONG_USE';
}
