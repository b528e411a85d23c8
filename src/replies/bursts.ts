import type { ReplyDeps } from './deps.ts';

const minuteMs = 60_000;
/** A burst that does not end is told of all the same. */
const longestMs = 10 * minuteMs;

/** Sums up bursts of repeats that are over, one message a channel. */
export const sumUpBursts = async ({
  store,
  now,
  newId,
  replyQueued,
}: Pick<ReplyDeps, 'store' | 'now' | 'newId' | 'replyQueued'>): Promise<void> => {
  const over = { quietSince: now() - minuteMs, openSince: now() - longestMs };
  const summaries = await store.replies.sumUp(over, (folded) => {
    const [{ teamId, channelId, userId }] = folded;
    const caseIds = folded.flatMap(({ caseId }) => caseId ?? []);
    return {
      id: newId(),
      teamId,
      channelId,
      userId,
      content: { kind: 'burst', caseIds },
      state: 'queued',
      writtenAt: now(),
    };
  });
  if (summaries > 0) replyQueued();
};
