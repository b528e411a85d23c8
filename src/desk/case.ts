import type { Finding } from './finding.ts';
import type { Door } from './paste.ts';

/** Where a card stands in Slack. */
export interface CardPlace {
  readonly channelId: string;
  readonly ts: string;
}

/** A paste with its verdict, redacted, as stored. */
export interface Case {
  readonly id: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly userId: string;
  readonly door: Door;
  readonly messageTs?: string;
  /** Redacted, and cut to what an escalation can carry. */
  readonly excerpt: string;
  readonly finding: Finding;
  /** The entry that the case is held to be, by the engine or by a person. */
  readonly entryId?: string;
  /** True when a person picked the entry. */
  readonly picked: boolean;
  readonly card?: CardPlace;
  /** Epoch milliseconds. */
  readonly at: number;
}
