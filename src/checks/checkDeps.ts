import type { GuardedFetch } from './fetch/fetched.ts';
import type { Admit } from './runAllowance.ts';

export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** What checks take from the world. */
export interface CheckDeps {
  /** The only way to the network. */
  readonly fetch: GuardedFetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Takes secrets and patient data out of every line before it leaves. */
  readonly redact: (text: string) => string;
  /** Told whenever one more address has answered or failed. */
  readonly progress?: (progress: Progress) => void;
  /** Says whether this person, channel and host may run checks now; always, when absent. */
  readonly admit?: Admit;
  /** All fetches together are given up after this: 10 seconds. */
  readonly totalMs?: number;
}
