import type { Case } from '../cases/case.ts';
import { tellsOf } from '../cases/caseView.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { CardPlace } from '../channels/places.ts';
import { minuteMs } from '../pacing/durations.ts';
import type { ReplyDeps } from './deps.ts';

/** Replies that came too often to be said one by one, told in one message. */
export interface BurstView {
  readonly kind: 'burst';
  /** In order of time; `first` is where the full card of the error stands. */
  readonly reports: readonly {
    readonly case: Case;
    readonly entry: CatalogEntry;
    readonly first?: CardPlace;
  }[];
}

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

/** What the summary of a burst tells now; undefined where nothing of it stands any more. */
export const viewBurst = async (
  teamId: string,
  caseIds: readonly string[],
  { store, catalog }: Pick<ReplyDeps, 'store' | 'catalog'>,
): Promise<BurstView | undefined> => {
  const firsts = new Map<string, Promise<Case | undefined>>();
  const firstOf = (id: string) => {
    const found = firsts.get(id) ?? store.cases.find(teamId, id);
    firsts.set(id, found);
    return found;
  };
  const reports = await Promise.all(
    caseIds.map(async (id) => {
      const found = await store.cases.find(teamId, id);
      const entry = found?.entryId === undefined ? undefined : catalog.byId(found.entryId);
      if (!found || !entry || found.status !== 'standing') return [];
      const first = found.repeats === undefined ? undefined : await firstOf(found.repeats);
      const card = first && tellsOf(first, entry) ? first.card : undefined;
      return [{ case: found, entry, ...(card ? { first: card } : {}) }];
    }),
  );
  return reports.flat().length === 0 ? undefined : { kind: 'burst', reports: reports.flat() };
};
