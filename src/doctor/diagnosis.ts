import type { Config } from '../config/config.ts';

/** One thing that the doctor looked at. A remedy stands where something is to be done. */
export interface Diagnosis {
  readonly name: string;
  readonly state: 'ok' | 'warn' | 'fail' | 'skipped';
  readonly seen: string;
  readonly remedy?: string;
}

/** What an examination may use. */
export interface Patient {
  readonly config: Config;
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Whether to open connections to the destinations. */
  readonly reaches: boolean;
}
