import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Case } from '../../cases/case.ts';
import type { CardPlace, LinkTo } from '../../channels/places.ts';
import { createLeasedWorker } from '../../pacing/leasedWorker.ts';
import type { Timing } from '../../pacing/timing.ts';
import type { ReplyDeps } from '../../replies/deps.ts';
import type { Reply } from '../../replies/reply.ts';
import {
  noteReply,
  type ReplyOutcome,
  type ReplyView,
  type ReplyViewDeps,
  type Spoken,
  settleReply,
  viewReply,
} from '../../replies/replyView.ts';
import { caseOfBlock } from '../cards/actionIds.ts';
import { type Card, marked } from '../cards/card.ts';
import { hintCard } from '../cards/errors/hintCard.ts';
import { isForAskerAlone, replyMark, shownCard } from '../cards/shownCard.ts';
import { slackTrouble } from '../connect/slackTrouble.ts';
import { isPerson } from '../read/people.ts';
import {
  type Post,
  permanentFailure,
  postAlone,
  tell,
  tellDirectly,
  UnplacedError,
  unlessOutside,
} from './post.ts';

interface SpeakerDeps {
  readonly domain: ReplyViewDeps & Pick<ReplyDeps, 'metrics' | 'noteStep'>;
  readonly client: WebClient;
  readonly post: Post;
  readonly linkTo: LinkTo;
  readonly timing: Pick<Timing, 'speakerBeatMs' | 'replyLeaseMs' | 'replyRenewMs' | 'replyRetryMs'>;
  /** Brings the card of a case up to date. */
  readonly refresh: (teamId: string, caseId: string) => void;
  /** Called with what nobody expected; the speaker goes on. */
  readonly trouble: (error: unknown) => void;
}

interface Speaker {
  /** Says what is due now; resolves when all that this call took has been said. */
  speakDue(): Promise<void>;
  /** Looks on a beat for what is due, until stopped. */
  start(): void;
  /** Ends what is being said and gives the rest back. */
  stop(): Promise<void>;
}

const mostHeld = 100;
/** So often a message is posted that Slack takes without saying where, and that then stands nowhere. */
const mostUnplaced = 5;

const ownMessages = z.object({
  messages: z
    .array(
      z.object({ ts: z.string(), blocks: z.array(z.object({ block_id: z.string().optional() })).optional() }),
    )
    .default([]),
});

/** Whether what a card tells of a case has changed. */
const isOtherwise = (before: Case, after: Case): boolean =>
  before.status !== after.status || before.entryId !== after.entryId || before.version !== after.version;

/** Ids of direct conversations begin so; nobody else reads along there. */
const isDirect = ({ channelId }: Reply): boolean => channelId.startsWith('D');

const cardOf = (view: Extract<ReplyView, { kind: 'card' }>, linkTo: LinkTo): Card =>
  shownCard(view.shown, { ephemeral: false, linkTo });

/**
 * Says what was written down: takes replies under a lease, one after the other in each channel, says them and takes down where
 * they stand. Whoever takes over from a process that died looks first whether the reply stands already.
 */
export const createSpeaker = (deps: SpeakerDeps): Speaker => {
  const { domain, client, timing, trouble } = deps;
  const { now } = domain;
  const { replies } = domain.store;

  /** Where an earlier attempt has put this reply, if it has: one of its blocks bears the id of the reply or of its case. */
  const findEarlier = async ({
    id,
    channelId,
    threadTs,
    caseId,
    writtenAt,
  }: Reply): Promise<CardPlace | undefined> => {
    const oldest = String(Math.floor(writtenAt / 1000) - 60);
    const page = { channel: channelId, oldest, limit: 200 };
    const answer = await (threadTs === undefined
      ? client.conversations.history(page)
      : client.conversations.replies({ ...page, ts: threadTs }));
    const { messages } = ownMessages.parse(answer);
    const isMine = (blockId = '') =>
      blockId === replyMark(id) || (caseId !== undefined && caseOfBlock(blockId) === caseId);
    const mine = messages.find(({ blocks }) => blocks?.some(({ block_id }) => isMine(block_id)));
    return mine && { channelId, ts: mine.ts };
  };

  const hint = async (reply: Reply, view: Extract<ReplyView, { kind: 'hint' }>): Promise<ReplyOutcome> => {
    const { channelId, userId, threadTs } = reply;
    const thread = threadTs === undefined || threadTs === view.case.messageTs ? {} : { thread_ts: threadTs };
    await client.chat.postEphemeral({ channel: channelId, user: userId, ...thread, ...hintCard(view) });
    return { kind: 'posted' };
  };

  const sayAlone = async (
    reply: Reply,
    view: Extract<ReplyView, { kind: 'card' }>,
  ): Promise<ReplyOutcome> => {
    const { channelId, userId, threadTs, teamId, caseId = '' } = reply;
    const asked = await domain.store.cases.find(teamId, caseId);
    // What one person sees in a thread that nobody has begun is shown to nobody.
    const thread = threadTs === undefined || threadTs === asked?.messageTs ? {} : { threadTs };
    await postAlone(client, { channelId, userId, ...thread }, cardOf(view, deps.linkTo));
    return { kind: 'posted' };
  };

  /**
   * Where the bot is not in the channel, or the report stands in no thread, the reporter is told alone; where nothing can be said
   * there any more, since it is archived or closed to us, in a direct message.
   */
  const sayNews = async (reply: Reply, card: Card): Promise<ReplyOutcome> => {
    const { channelId, userId, threadTs } = reply;
    const alone = () => tell(client, { channelId, userId }, card).then(() => undefined);
    const said =
      threadTs === undefined ? alone() : unlessOutside(deps.post({ channelId, threadTs }, card), alone);
    const placed = await said.catch(async (error: unknown) => {
      if (permanentFailure(error) !== 'barred' || !isPerson(userId)) throw error;
      await tellDirectly(client, { userId }, card);
      return undefined;
    });
    return { kind: 'posted', ...(placed ? { card: placed } : {}) };
  };

  /** What is for one person alone, wherever they are, goes into their direct conversation with us. */
  const addressed = async (reply: Reply): Promise<Reply> => {
    if (reply.channelId !== '') return reply;
    const { channel } = await client.conversations.open({ users: reply.userId });
    return { ...reply, channelId: channel?.id ?? reply.userId };
  };

  const say = async (written: Reply, view: ReplyView): Promise<ReplyOutcome> => {
    const reply = await addressed(written);
    if (view.kind === 'hint') return hint(reply, view);
    if (isForAskerAlone(view.shown) && !isDirect(reply)) return sayAlone(reply, view);
    // Where Slack does not let us look, what it answers to the post tells what is to be done.
    const looked = reply.attempts > 0 ? findEarlier(reply) : undefined;
    const earlier = await looked?.catch((error: unknown) => {
      if (!permanentFailure(error)) throw error;
      return undefined;
    });
    if (earlier) return { kind: 'posted', card: earlier };
    const { channelId, threadTs } = reply;
    const card = marked(cardOf(view, deps.linkTo), replyMark(reply.id));
    if (view.shown.kind === 'news') return sayNews(reply, card);
    const place = { channelId, ...(threadTs === undefined ? {} : { threadTs }) };
    return { kind: 'posted', card: await deps.post(place, card) };
  };

  /** A message may have been edited, deleted or dismissed while its reply was on its way. */
  const catchUp = async ({ teamId, caseId }: Reply, before: ReplyView, card: CardPlace) => {
    if (caseId === undefined || before.kind === 'hint' || !('case' in before.shown)) return;
    const after = await domain.store.cases.find(teamId, caseId);
    if (!after) await client.chat.delete({ channel: card.channelId, ts: card.ts });
    else if (isOtherwise(before.shown.case, after)) deps.refresh(teamId, caseId);
  };

  const giveBack = (reply: Reply) => settleReply(reply, { kind: 'later', dueAt: now() }, domain);

  const failed = (reply: Reply, error: unknown): ReplyOutcome => {
    const failure = permanentFailure(error);
    if (failure !== 'vanished') trouble(error);
    if (failure) return { kind: 'dropped', reason: 'gone' };
    if (error instanceof UnplacedError && reply.attempts >= mostUnplaced)
      return { kind: 'dropped', reason: 'unplaced' };
    const { replyRetryMs } = timing;
    const retryMs = replyRetryMs[reply.attempts] ?? replyRetryMs.at(-1) ?? replyRetryMs[0];
    return { kind: 'later', dueAt: now() + (slackTrouble(error).retryAfterMs ?? retryMs) };
  };

  const settle = async (spoken: Spoken) => {
    await settleReply(spoken.reply, spoken.outcome, domain);
    noteReply(spoken, domain);
  };

  const speak = async (reply: Reply) => {
    if (!(await replies.begin(reply, now() + timing.replyLeaseMs))) return;
    const view = await viewReply(reply, domain);
    if (typeof view === 'string') return settle({ reply, outcome: { kind: 'dropped', reason: view } });
    const outcome = await say(reply, view).catch((error: unknown) => failed(reply, error));
    await settle({ reply, view, outcome });
    if (outcome.kind === 'posted' && outcome.card) await catchUp(reply, view, outcome.card);
  };

  const worker = createLeasedWorker<Reply>({
    take: (lease) => replies.take(lease),
    work: speak,
    giveBack,
    laneOf: ({ channelId }) => channelId,
    mostHeld,
    leaseMs: timing.replyLeaseMs,
    renewal: {
      everyMs: timing.replyRenewMs,
      renew: (held, leaseUntil) =>
        replies.renew(
          held.map(({ id }) => id),
          leaseUntil,
        ),
    },
    beatMs: timing.speakerBeatMs,
    now,
    trouble,
  });
  return { speakDue: worker.workDue, start: worker.start, stop: worker.stop };
};
