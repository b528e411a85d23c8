import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { CardPlace } from '../../cases/case.ts';
import type { Desk } from '../../cases/desk.ts';
import { createTurns } from '../../pacing/serialiseByKey.ts';
import type { Reply } from '../../replies/reply.ts';
import type { Outcome, ReplyView } from '../../replies/replyView.ts';
import { caseOfBlock } from '../cards/actionIds.ts';
import { type Card, marked } from '../cards/card.ts';
import { hintCard } from '../cards/hintCard.ts';
import { replyMark, shownCard } from '../cards/shownCard.ts';
import { slackTrouble } from '../connect/slackTrouble.ts';
import type { LinkTo } from './links.ts';
import { hopelessness, type Post } from './post.ts';

export interface SpeakerDeps {
  readonly desk: Pick<Desk, 'replies' | 'viewReply' | 'viewOfTeam' | 'said'>;
  readonly client: WebClient;
  readonly post: Post;
  readonly linkTo: LinkTo;
  /** Brings the card of a case up to date. */
  readonly refresh: (teamId: string, caseId: string) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Called with what nobody expected; the speaker goes on. */
  readonly trouble: (error: unknown) => void;
}

export interface Speaker {
  /** Says what is due now; resolves when all that this call took has been said. */
  speakDue(): Promise<void>;
  start(everyMs: number): void;
  /** Ends what is being said and gives the rest back. */
  stop(): Promise<void>;
}

/** Kept up while the reply is under way: when the process dies, another may take it this much later. */
const leaseMs = 20_000;
const renewMs = 6000;
const mostHeld = 100;
/** Wait before the next attempt, by the number of attempts made. */
const delaysMs = [1000, 3000, 10_000, 30_000];
const lastDelayMs = 60_000;

const ownMessages = z.object({
  messages: z
    .array(
      z.object({ ts: z.string(), blocks: z.array(z.object({ block_id: z.string().optional() })).optional() }),
    )
    .default([]),
});

const cardOf = (view: Extract<ReplyView, { kind: 'card' }>, linkTo: LinkTo): Card =>
  shownCard(view.shown, { ephemeral: false, linkTo });

/**
 * Says what was written down: takes replies under a lease, one after the other in each channel, says them and takes down where
 * they stand. Whoever takes over from a process that died looks first whether the reply stands already.
 */
export const createSpeaker = (deps: SpeakerDeps): Speaker => {
  const { desk, client, now, trouble } = deps;
  const inTurn = createTurns();
  const held = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let isStopping = false;
  let beats: NodeJS.Timeout[] = [];

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

  const hint = async (reply: Reply, view: Extract<ReplyView, { kind: 'hint' }>): Promise<Outcome> => {
    const { channelId, userId, threadTs } = reply;
    const thread = threadTs === undefined || threadTs === view.case.messageTs ? {} : { thread_ts: threadTs };
    await client.chat.postEphemeral({ channel: channelId, user: userId, ...thread, ...hintCard(view) });
    return { kind: 'posted' };
  };

  const say = async (reply: Reply, view: ReplyView): Promise<Outcome> => {
    if (view.kind === 'hint') return hint(reply, view);
    const earlier = reply.attempts > 0 ? await findEarlier(reply) : undefined;
    const { channelId, threadTs } = reply;
    const place = { channelId, ...(threadTs === undefined ? {} : { threadTs }) };
    const card = earlier ?? (await deps.post(place, marked(cardOf(view, deps.linkTo), replyMark(reply.id))));
    return { kind: 'posted', card };
  };

  /** A message may have been edited, deleted or dismissed while its reply was on its way. */
  const catchUp = async ({ teamId, caseId }: Reply, before: ReplyView, card: CardPlace) => {
    if (caseId === undefined || before.kind === 'hint' || !('case' in before.shown)) return;
    const after = await desk.viewOfTeam(teamId, caseId);
    if (after.kind === 'gone') await client.chat.delete({ channel: card.channelId, ts: card.ts });
    else if (after.kind !== before.shown.kind || after.case.version !== before.shown.case.version)
      deps.refresh(teamId, caseId);
  };

  const turn = async (reply: Reply) => {
    if (isStopping) return desk.said(reply, { kind: 'later', dueAt: now() });
    if (!(await desk.replies.begin(reply, now() + leaseMs))) return;
    const view = await desk.viewReply(reply);
    if (typeof view === 'string') return desk.said(reply, { kind: 'dropped', reason: view });
    const outcome = await say(reply, view).catch((error: unknown): Outcome => {
      const hopeless = hopelessness(error);
      if (hopeless !== 'vanished') trouble(error);
      if (hopeless) return { kind: 'dropped', reason: 'gone' };
      const delay = delaysMs[reply.attempts] ?? lastDelayMs;
      return { kind: 'later', dueAt: now() + (slackTrouble(error).retryAfterMs ?? delay) };
    });
    await desk.said(reply, outcome);
    if (outcome.kind === 'posted' && outcome.card) await catchUp(reply, view, outcome.card);
  };

  const speak = (reply: Reply): Promise<void> => {
    held.add(reply.id);
    const spoken = inTurn(reply.channelId, () => turn(reply))
      .catch(trouble)
      .finally(() => {
        held.delete(reply.id);
        underWay.delete(spoken);
      });
    underWay.add(spoken);
    return spoken;
  };

  const speakDue = async () => {
    const limit = mostHeld - held.size;
    if (isStopping || limit <= 0) return;
    const due = await desk.replies.take({ now: now(), leaseUntil: now() + leaseMs, limit });
    await Promise.all(due.map(speak));
  };

  const renew = () => void desk.replies.renew([...held], now() + leaseMs).catch(trouble);

  return {
    speakDue: () => speakDue().catch(trouble),
    start: (everyMs) => {
      beats = [setInterval(() => void speakDue().catch(trouble), everyMs), setInterval(renew, renewMs)];
      for (const beat of beats) beat.unref();
      void speakDue().catch(trouble);
    },
    stop: async () => {
      isStopping = true;
      await Promise.all(underWay);
      for (const beat of beats) clearInterval(beat);
    },
  };
};
