import type { ScheduleStore } from '../cases/port.ts';
import { whenClaimed } from '../cases/whenClaimed.ts';
import type { ChannelStore } from '../channels/port.ts';
import { createWallClock } from '../channels/wallClock.ts';
import type { Decision, DecisionKind } from '../curation/decision.ts';
import type { Escalation } from '../escalations/escalation.ts';
import { dayMs, minuteMs } from '../pacing/durations.ts';
import type { NumberDeps } from './deps.ts';
import { type ShownNumbers, showNumbers } from './shownNumbers.ts';
import { type Hours, weekBegins } from './weekBegins.ts';

/** A week against the one before, for one channel. */
export interface Digest {
  readonly channelId: string;
  /** Whether it is of all channels, as only the escalation channel may read it. */
  readonly isWhole: boolean;
  readonly week: ShownNumbers;
  readonly before: ShownNumbers;
  /** Open for more than five days, the oldest first. */
  readonly overdue: readonly Escalation[];
  /** What approvers taught the bot in that week; it holds in every channel. */
  readonly learned: readonly Decision[];
}

interface DigestDeps extends Omit<NumberDeps, 'people'> {
  readonly store: NumberDeps['store'] & {
    readonly schedule: Pick<ScheduleStore, 'claim' | 'release'>;
    readonly channels: Pick<ChannelStore, 'digests'>;
    readonly curation: {
      taken(wanted: {
        readonly teamId: string;
        readonly kinds: readonly DecisionKind[];
        readonly limit: number;
      }): Promise<readonly Decision[]>;
    };
  };
  /** The channel that is told unless its settings say otherwise. */
  readonly digestChannel?: string;
  readonly reminders: { readonly hours: Hours };
}

const weekMs = 7 * dayMs;
const overdueMs = 5 * dayMs;
const mostRead = 1000;
const teaching: readonly DecisionKind[] = ['wording', 'entry', 'not_an_error'];

/** The channels that are told of their week. */
const toldChannels = async (teamId: string, { store, digestChannel }: DigestDeps) => {
  const usual: [string, boolean][] = digestChannel === undefined ? [] : [[digestChannel, true]];
  const chosen = new Map([...usual, ...(await store.channels.digests(teamId))]);
  return [...chosen].flatMap(([channelId, isTold]) => (isTold ? [channelId] : []));
};

/** What a channel may be told of the week that ended at a midnight. */
const readDigest = async (
  {
    teamId,
    channelId,
    midnight,
  }: { readonly teamId: string; readonly channelId: string; readonly midnight: number },
  { now, store, escalationChannel }: DigestDeps,
): Promise<Digest> => {
  const isWhole = channelId === escalationChannel;
  const numbersOf = async (to: number) => {
    const span = { from: to - weekMs, to };
    const channels = isWhole ? {} : { channelIds: [channelId] };
    return showNumbers(await store.numbers.count({ teamId, ...span, ...channels }), span, isWhole);
  };
  const readable = isWhole ? {} : { readableBy: { userId: '', channelIds: [channelId] } };
  const [week, before, open, taught] = await Promise.all([
    numbersOf(midnight),
    numbersOf(midnight - weekMs),
    store.escalations.list({ teamId, isOpen: true, limit: mostRead, ...readable }),
    store.curation.taken({ teamId, kinds: teaching, limit: mostRead }),
  ]);
  const overdue = open.filter(({ openedAt }) => openedAt < now() - overdueMs).toReversed();
  const learned = taught.filter(({ at }) => at >= week.from && at < week.to);
  return { channelId, isWhole, week, before, overdue, learned };
};

/**
 * Tells the channels that want it of the week that ended, once each, whichever process does it; at any other time nothing.
 * Where `tell` throws, the channel is told when this is called again, as long as work goes on that day; the others are told
 * nevertheless. Throws what the first of them met.
 */
export const tellWeek = async (
  teamId: string,
  tell: (digest: Digest) => Promise<void>,
  deps: DigestDeps,
): Promise<void> => {
  const { now, store, reminders } = deps;
  const local = createWallClock(reminders.hours.timeZone)(now());
  if (!weekBegins(local, reminders.hours)) return;
  const midnight = Math.floor(now() / minuteMs) * minuteMs - local.minutes * minuteMs;
  const failures: unknown[] = [];
  for (const channelId of await toldChannels(teamId, deps)) {
    const run = `${teamId} ${channelId} ${local.date}`;
    const work = async () => tell(await readDigest({ teamId, channelId, midnight }, deps));
    await whenClaimed({ job: 'digest', run }, work, store.schedule).catch((error: unknown) => {
      failures.push(error);
    });
  }
  if (failures.length > 0) throw failures[0];
};
