import type { CheckId } from '../questions.ts';

/** What the answer to a question can be, in words. `{name}` stands for a fact. */
export interface Finding {
  readonly check: CheckId;
  readonly status: 'ok' | 'warn' | 'fail' | 'unknown';
  readonly seen: string;
  readonly todo?: string;
  readonly askerOnly?: string;
  /** Id of the catalog entry that this finding proves. */
  readonly proves?: string;
}
