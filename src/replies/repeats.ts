import type { Case } from '../cases/case.ts';
import type { DeskDeps } from '../cases/desk.ts';
import type { NewReply } from './reply.ts';

/** So many short replies a minute in one channel; what comes beyond them is summed up. */
const mostRepeats = 5;
const minuteMs = 60_000;
/** A burst that does not end is told of all the same. */
const longestBurstMs = 10 * minuteMs;

/** Where a new case stands among those before it, and what is to be said of it. */
export interface Placed {
  readonly repeats?: string;
  readonly reply?: NewReply;
}

/** Every error that a case reports. */
const errorsOf = ({ finding, entryId }: Case): readonly string[] =>
  finding.kind === 'match' ? finding.candidates.map(({ id }) => id) : [entryId ?? ''];

const isCovered = (opened: Case, earlier: Case): boolean => {
  const known = [...errorsOf(earlier), earlier.entryId];
  return errorsOf(opened).every((id) => known.includes(id));
};

export const replyTo = (
  { id, teamId, channelId, userId, threadTs }: Case,
  content: NewReply['content'],
  { newId, now }: Pick<DeskDeps, 'newId' | 'now'>,
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

/** The case of the same errors that the thread has been answered with. */
export const answeredInThread = async (opened: Case, { store }: DeskDeps): Promise<Case | undefined> => {
  const { teamId, channelId, threadTs, messageTs } = opened;
  if (threadTs === undefined || threadTs === messageTs) return undefined;
  const earlier = await store.cases.ofThread({ teamId, channelId, threadTs });
  return earlier.find((one) => one.messageTs !== messageTs && isCovered(opened, one));
};

/**
 * What is said of an error that nobody asked about: the full card, unless the channel has it already. In a thread that was
 * answered with it nothing; elsewhere a short reply that links the card, and where these become too many, a summary later.
 */
export const placeInSeries = async (opened: Case, deps: DeskDeps): Promise<Placed> => {
  const { teamId, channelId, entryId } = opened;
  if (entryId === undefined) return { reply: replyTo(opened, { kind: 'case' }, deps) };
  const inThread = await answeredInThread(opened, deps);
  if (inThread) return { repeats: inThread.repeats ?? inThread.id };
  const since = deps.now() - deps.seriesMs;
  const first = await deps.store.cases.firstOf({ teamId, channelId, entryId, since });
  if (!first || !isCovered(opened, first)) return { reply: replyTo(opened, { kind: 'case' }, deps) };
  const place = { teamId, channelId, since: deps.now() - minuteMs };
  const isBurst = (await deps.store.replies.countRepeats(place)) >= mostRepeats;
  const reply = replyTo(opened, { kind: 'repeat' }, deps);
  return { repeats: first.id, reply: isBurst ? { ...reply, state: 'folded' } : reply };
};

/** Sums up bursts that are over, one message a channel; the number of summaries. */
export const sumUpBursts = ({ store, now, newId }: DeskDeps): Promise<number> =>
  store.replies.sumUp({ quietSince: now() - minuteMs, openSince: now() - longestBurstMs }, (folded) => {
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
