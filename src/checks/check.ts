import type { FindingCode } from './findings/findings.ts';
import type { CheckId } from './questions.ts';

export type CheckStatus = 'ok' | 'warn' | 'fail' | 'unknown';

/** The answer to one question. */
export interface Check {
  readonly id: CheckId;
  readonly status: CheckStatus;
  readonly code: FindingCode;
  /** What was seen: derived facts only. */
  readonly seen: string;
  /** What to do about it. */
  readonly todo?: string;
  /** Said to the person who asked, in place of `seen`, and to nobody else: a private key stands open. */
  readonly askerOnly?: string;
  /** Id of the catalog entry that a fail proves. */
  readonly proves?: string;
}
