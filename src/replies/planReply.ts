import type { Case } from '../cases/case.ts';
import type { Occasion, ReplyPlan } from '../cases/deps.ts';
import { minuteMs } from '../pacing/durations.ts';
import type { ReplyDeps } from './deps.ts';
import type { NewReply, ReplyContent } from './reply.ts';

/** So many short replies a minute in one channel; what comes beyond them is summed up. */
const mostRepeats = 5;

/** Every error that a case reports. */
const errorsOf = ({ verdict, entryId }: Case): readonly string[] =>
  verdict.kind === 'match' ? verdict.candidates.map(({ id }) => id) : [entryId ?? ''];

const knows = (earlier: Case, id: string): boolean => [...errorsOf(earlier), earlier.entryId].includes(id);

const isCovered = (opened: Case, earlier: Case): boolean =>
  errorsOf(opened).every((id) => knows(earlier, id));

type PlanDeps = Pick<ReplyDeps, 'store' | 'repeatMs' | 'newId' | 'now'>;

const replyTo = (
  { id, teamId, channelId, userId, threadTs }: Case,
  content: ReplyContent,
  { newId, now }: PlanDeps,
): NewReply => ({
  id: newId(),
  teamId,
  channelId,
  userId,
  ...(threadTs === undefined ? {} : { threadTs }),
  caseId: id,
  content,
  state: 'queued',
  writtenAt: now(),
});

/** Whether a case comes of a message, or of one that was read for it. */
const isAbout = ({ messageTs, verdict: { readIn = [] } }: Case, ts: string): boolean =>
  messageTs === ts || readIn.includes(ts);

/**
 * Ids of the cases whose cards tell it all already, where somebody merely asks in a thread, about nothing but messages that have
 * theirs; empty where something is new.
 */
const toldInThread = async (opened: Case, { store }: PlanDeps): Promise<readonly string[]> => {
  const { teamId, channelId, threadTs, entryId, verdict } = opened;
  const { readIn = [] } = verdict;
  if (entryId === undefined || threadTs === undefined || readIn.length === 0) return [];
  const earlier = await store.cases.ofThread({ teamId, channelId, threadTs });
  const carded = earlier.filter(({ card }) => card);
  const isNew = readIn.some((ts) => !carded.some((one) => isAbout(one, ts)));
  const tellerOf = async (id: string): Promise<string | undefined> => {
    const one = carded.find((each) => knows(each, id));
    const first = one?.repeats === undefined ? one : await store.cases.find(teamId, one.repeats);
    return first?.card && first.status === 'standing' && knows(first, id) ? first.id : undefined;
  };
  const tellers = await Promise.all(errorsOf(opened).map(tellerOf));
  const told = tellers.filter((id) => id !== undefined);
  return isNew || told.length < tellers.length ? [] : [...new Set(told)];
};

/** Id of the case with the full card, where the thread has been answered with the same errors. */
const answeredInThread = async (opened: Case, { store }: PlanDeps): Promise<string | undefined> => {
  const { teamId, channelId, threadTs, messageTs, entryId } = opened;
  if (entryId === undefined || threadTs === undefined || threadTs === messageTs) return undefined;
  const earlier = await store.cases.ofThread({ teamId, channelId, threadTs });
  const same = earlier.find((one) => one.messageTs !== messageTs && isCovered(opened, one));
  return same && (same.repeats ?? same.id);
};

/**
 * What is said of an error that nobody asked about: the full card, unless the channel has it already. In a thread that was
 * answered with it nothing; elsewhere a short reply that links the card, and where these become too many, a summary later.
 */
const planUnasked = async (opened: Case, deps: PlanDeps): Promise<ReplyPlan> => {
  const { teamId, channelId, entryId } = opened;
  const inThread = await answeredInThread(opened, deps);
  if (inThread !== undefined) return { repeats: inThread };
  const since = deps.now() - deps.repeatMs;
  const first =
    entryId === undefined ? undefined : await deps.store.cases.firstOf({ teamId, channelId, entryId, since });
  if (!first || !isCovered(opened, first)) return { reply: replyTo(opened, { kind: 'case' }, deps) };
  const lately = { teamId, channelId, since: deps.now() - minuteMs };
  const isBurst = (await deps.store.replies.countRepeats(lately)) >= mostRepeats;
  const reply = replyTo(opened, { kind: 'repeat' }, deps);
  return { repeats: first.id, reply: isBurst ? { ...reply, state: 'folded' } : reply };
};

/** What is said of a new case, and which earlier case it repeats. */
export const planReply = async (opened: Case, occasion: Occasion, deps: PlanDeps): Promise<ReplyPlan> => {
  switch (occasion.kind) {
    case 'overheard':
      return planUnasked(opened, deps);
    case 'likely':
      return { reply: replyTo(opened, { kind: 'hint' }, deps) };
    case 'wish':
      return { reply: replyTo(opened, { kind: 'wish', wish: occasion.wish }, deps) };
    case 'asked': {
      const caseIds = occasion.merelyAsks ? await toldInThread(opened, deps) : [];
      if (caseIds.length > 0)
        return { isTold: true, reply: replyTo(opened, { kind: 'told', caseIds }, deps) };
      const repeats = await answeredInThread(opened, deps);
      const reply = replyTo(opened, { kind: 'case' }, deps);
      return repeats === undefined ? { reply } : { repeats, reply };
    }
  }
};

/** Has the card of a case posted, unless it was or is about to be. */
export const queueCard = async (
  shown: Case,
  deps: PlanDeps & Pick<ReplyDeps, 'replyQueued'>,
): Promise<void> => {
  await deps.store.replies.addOnce(replyTo(shown, { kind: 'case' }, deps));
  deps.replyQueued();
};
