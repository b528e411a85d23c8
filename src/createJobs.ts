import { applyRetention, type Retention } from './cases/applyRetention.ts';
import { type KeySetNews, watchKeySets } from './cases/watchKeySets.ts';
import { createWallClock, isBusinessTime } from './channels/wallClock.ts';
import { tellWaiting } from './curation/tellWaiting.ts';
import type { WaitingCount } from './curation/waitingList.ts';
import type { EscalationDeps } from './escalations/deps.ts';
import { takeDue } from './escalations/remind.ts';
import { tellWeek } from './insights/digest.ts';
import { reviewTeamNotes } from './insights/reviewTeamNotes.ts';
import type { TeamNoteDeps } from './insights/teamNoteDeps.ts';
import type { Log } from './observability/log.ts';
import { closeOutbreaks } from './outbreaks/detect.ts';
import { sumUpBursts } from './replies/bursts.ts';
import { digestCard } from './slack/cards/channels/digestCard.ts';
import { watchCard } from './slack/cards/channels/watchCard.ts';
import { waitingReminderCard } from './slack/cards/curation/waitingCard.ts';
import { isSettled, type Post } from './slack/send/post.ts';
import { postDue } from './slack/send/postDue.ts';
import type { Store } from './storage/openDatabase.ts';

interface JobDeps {
  readonly teamId: string;
  readonly store: Store;
  readonly retention: Retention;
  /** Addresses of the operator's own key sets. */
  readonly watched: readonly string[];
  readonly post: Post;
  readonly log: Log;
  /** Notes what nobody expected. */
  readonly trouble: (error: unknown) => void;
}
type Domain = EscalationDeps & TeamNoteDeps;
type Job = () => Promise<void>;

/** What the bot does on a beat, unasked; the database hands each thing out to one process only. */
export const createJobs = (
  { teamId, store, retention, watched, post, log, trouble }: JobDeps,
  domain: Domain,
): { readonly settleDown: Job; readonly reminding: readonly Job[] } => {
  const { escalationChannel: channelId, approvers, reminders, now } = domain;

  /** Resolves where Slack took a message or never will; the latter is noted. Rejects where it may be said again. */
  const notedWhereSettled = async (posted: Promise<unknown>): Promise<void> => {
    await posted.catch((error: unknown) => {
      if (!isSettled(error)) throw error;
      trouble(error);
    });
  };

  const settleDown = async () => {
    await sumUpBursts(domain);
    await closeOutbreaks(teamId, domain);
  };

  /** Looks at the operator's own key sets and tells the escalation channel of what turned bad or good. */
  const watchOwnKeySets = async () => {
    if (channelId === undefined) return;
    const tell = async (news: KeySetNews) => void (await post({ channelId }, watchCard(news)));
    await watchKeySets(watched, tell, domain);
  };

  /** The week that ended, told in the channels that want it. */
  const postWeek = () =>
    tellWeek(teamId, (digest) => notedWhereSettled(post(digest, digestCard(digest))), { ...domain, store });

  /** How much waits for the approvers, told where they read. */
  const postWaiting = async () => {
    if (!approvers || channelId === undefined) return;
    const tell = (count: WaitingCount) => notedWhereSettled(post({ channelId }, waitingReminderCard(count)));
    await tellWaiting(teamId, tell, { ...domain, store });
  };

  /** Retention, reminders, the daily summary and reviews of notes. */
  const keepOrder = async () => {
    const forgotten = await applyRetention(retention, domain);
    if (forgotten) log.info(forgotten, 'Forgot what was kept long enough.');
    if (channelId === undefined) return;
    await postDue(await takeDue(teamId, domain), { post, domain, channelId });
    const isOpen = isBusinessTime(createWallClock(reminders.hours.timeZone)(now()), reminders.hours);
    if (domain.teamNote && isOpen) await reviewTeamNotes(teamId, domain);
  };

  return { settleDown, reminding: [watchOwnKeySets, postWeek, postWaiting, keepOrder] };
};
