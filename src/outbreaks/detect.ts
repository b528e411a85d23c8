import type { Case } from '../cases/case.ts';
import { minuteMs } from '../pacing/durations.ts';
import type { OutbreakDeps } from './deps.ts';

/** How close together reports must come to belong to one outbreak, and how long it must be quiet to be over. */
const outbreakMs = 30 * minuteMs;
const practicesNeeded = 3;

type DetectDeps = Pick<
  OutbreakDeps,
  'store' | 'escalationChannel' | 'newId' | 'now' | 'cardChanged' | 'replyQueued'
>;

/** Looks whether a new case makes an outbreak, or belongs to one: the same error at three practices or more within half an hour. */
export const detectOutbreak = async (seen: Case, deps: DetectDeps): Promise<void> => {
  const { teamId, entryId, at } = seen;
  const channelId = deps.escalationChannel;
  if (channelId === undefined || entryId === undefined) return;
  if (seen.verdict.facts.practiceCode === undefined) return;
  const sightings = await deps.store.cases.sightings({ teamId, entryId, since: at - outbreakMs });
  const practices = new Set(sightings.map(({ practiceCode }) => practiceCode));
  if (practices.size < practicesNeeded) return;
  const startedAt = sightings[0]?.at ?? at;
  const raised = { id: deps.newId(), teamId, entryId, startedAt, lastAt: at };
  const { outbreak, isNew } = await deps.store.outbreaks.raise(raised);
  if (!isNew) return deps.cardChanged({ kind: 'outbreak', teamId, id: outbreak.id });
  await deps.store.replies.add({
    id: deps.newId(),
    teamId,
    channelId,
    userId: seen.userId,
    content: { kind: 'outbreak', outbreakId: outbreak.id },
    state: 'queued',
    writtenAt: deps.now(),
  });
  deps.replyQueued();
};

/** Closes outbreaks that have gone quiet; their cards say so. */
export const closeOutbreaks = async (teamId: string, deps: DetectDeps): Promise<void> => {
  const closed = await deps.store.outbreaks.closeQuiet(teamId, deps.now() - outbreakMs);
  for (const { id } of closed) deps.cardChanged({ kind: 'outbreak', teamId, id });
};
