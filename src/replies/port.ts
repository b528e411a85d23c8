import type { ChannelPlace } from '../channels/places.ts';
import type { NewReply, Reply, ReplyEnd } from './reply.ts';

/** What is to be said. Taken under a lease, so that a reply is said by one process, and by another when that one dies. */
export interface ReplyStore {
  add(reply: NewReply): Promise<void>;
  /** Adds a reply, unless just this was said or is to be said of the case already; then false. */
  addOnce(reply: NewReply): Promise<boolean>;
  /** Leases replies that are due until `leaseUntil`, the oldest first. Times in epoch milliseconds. */
  take(lease: { now: number; leaseUntil: number; limit: number }): Promise<readonly Reply[]>;
  /** When the oldest of those that wait was written down; undefined while none waits. */
  waitingSince(): Promise<number | undefined>;
  /** A reply's turn has come: one attempt more, if nobody else has taken it meanwhile. */
  begin(reply: Pick<Reply, 'teamId' | 'id' | 'attempts'>, leaseUntil: number): Promise<boolean>;
  /** Keeps the leases of replies under way. */
  renew(ids: readonly string[], leaseUntil: number): Promise<void>;
  /** What became of a reply; what was said of a case stands there from then on. */
  settle(teamId: string, id: string, end: ReplyEnd): Promise<void>;
  /** How many short replies to repeats were written for a channel since then, folded ones included. */
  countRepeats(channel: ChannelPlace & { readonly since: number }): Promise<number>;
  /**
   * Sums up the folded replies of channels in which none came since `quietSince`, or the first of which is older than
   * `openSince`: they give way to one summary a channel, together or not at all. The number of summaries.
   */
  sumUp(
    when: { quietSince: number; openSince: number },
    summaryOf: (folded: readonly [Reply, ...Reply[]]) => NewReply,
  ): Promise<number>;
  /** Drops what is still to be said of a case; how much that was. */
  drop(teamId: string, caseId: string): Promise<number>;
}
