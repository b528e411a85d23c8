import { type Listed, lookUp } from '../cases/ask.ts';
import type { CardPlace, Case } from '../cases/case.ts';
import { type CaseView, viewCase } from '../cases/caseView.ts';
import type { DeskDeps } from '../cases/desk.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Mute } from '../channels/mute.ts';
import { type OutbreakView, viewOutbreak } from '../outbreaks/outbreak.ts';
import type { DropReason, Reply } from './reply.ts';

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

export interface MutingView {
  readonly kind: 'muting';
  readonly what: 'muted' | 'lifted';
  readonly mute: Mute;
  /** The muted error, where it is one. */
  readonly entry?: CatalogEntry;
  /** Name of who did it. */
  readonly by: string;
}

/** A reply as it is to be said: to the poster alone, or for all to see. */
export type ReplyView =
  | { readonly kind: 'hint'; readonly case: Case; readonly entries: readonly CatalogEntry[] }
  | { readonly kind: 'card'; readonly shown: Listed | CaseView | BurstView | OutbreakView | MutingView };

export type Outcome =
  | { readonly kind: 'posted'; readonly card?: CardPlace }
  | { readonly kind: 'later'; readonly dueAt: number }
  | { readonly kind: 'dropped'; readonly reason: DropReason };

/** A reply older than this would only be noise. */
const staleMs = 10 * 60_000;

const viewBurst = async (
  teamId: string,
  caseIds: readonly string[],
  { store, catalog }: DeskDeps,
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
      const card = found.repeats === undefined ? undefined : (await firstOf(found.repeats))?.card;
      return [{ case: found, entry, ...(card ? { first: card } : {}) }];
    }),
  );
  return reports.flat().length === 0 ? undefined : { kind: 'burst', reports: reports.flat() };
};

/** The entry that is held to be it, or those that are about as likely as the likeliest. */
const viewHint = (held: Case, { catalog }: DeskDeps): ReplyView | undefined => {
  const { candidates } = held.finding;
  const least = (candidates[0]?.confidence ?? 1) / 2;
  const ids =
    held.entryId === undefined
      ? candidates.filter(({ confidence }) => confidence >= least).map(({ id }) => id)
      : [held.entryId];
  const entries = ids.flatMap((id) => catalog.byId(id) ?? []);
  return held.status === 'standing' && entries.length > 0 ? { kind: 'hint', case: held, entries } : undefined;
};

const card = (
  shown: Extract<ReplyView, { kind: 'card' }>['shown'] | undefined,
): Extract<ReplyView, { kind: 'card' }> | undefined => (shown ? { kind: 'card', shown } : undefined);

const viewMuting = async (
  { what, mute }: Pick<MutingView, 'what' | 'mute'>,
  { teamId, userId }: Reply,
  { catalog, people }: DeskDeps,
): Promise<MutingView> => {
  const entry = mute.kind === 'entry' ? catalog.byId(mute.subject) : undefined;
  return {
    kind: 'muting',
    what,
    mute,
    ...(entry ? { entry } : {}),
    by: await people.nameOf({ teamId, userId }),
  };
};

const ofCase = async ({ teamId, caseId }: Reply, { store }: DeskDeps): Promise<Case | undefined> =>
  caseId === undefined ? undefined : store.cases.find(teamId, caseId);

/** What a reply says, now that its turn has come, or why it is not said any more. */
export const viewReply = async (reply: Reply, deps: DeskDeps): Promise<ReplyView | DropReason> => {
  const { content, teamId } = reply;
  if (deps.now() - reply.writtenAt > staleMs) return 'stale';
  switch (content.kind) {
    case 'case':
    case 'repeat': {
      const held = await ofCase(reply, deps);
      // Nothing was said yet, so there is nothing to take back.
      return held?.status === 'standing' ? (card(await viewCase(held, deps)) ?? 'gone') : 'gone';
    }
    case 'hint': {
      const held = await ofCase(reply, deps);
      return (held && viewHint(held, deps)) ?? 'gone';
    }
    case 'wish': {
      const { userId, channelId } = reply;
      return card((await lookUp(content.wish, { teamId, userId, channelId }, deps))?.shown) ?? 'gone';
    }
    case 'burst':
      return card(await viewBurst(teamId, content.caseIds, deps)) ?? 'gone';
    case 'outbreak':
      return card(await viewOutbreak(teamId, content.outbreakId, deps)) ?? 'gone';
    case 'muting':
      return card(await viewMuting(content, reply, deps)) ?? 'gone';
  }
};

/** Takes down what became of a reply. What changed while it was on its way is brought up to date. */
export const said = async (reply: Reply, outcome: Outcome, deps: DeskDeps): Promise<void> => {
  const { replies, outbreaks } = deps.store;
  switch (outcome.kind) {
    case 'posted': {
      const { card } = outcome;
      await replies.settle(reply.id, { state: 'posted', ...(card ? { card } : {}) });
      if (card && reply.content.kind === 'outbreak') await outbreaks.place(reply.content.outbreakId, card);
      return;
    }
    case 'later':
      return replies.settle(reply.id, { state: 'queued', dueAt: outcome.dueAt });
    case 'dropped':
      deps.metrics.count('drops', { reason: outcome.reason });
      return replies.settle(reply.id, { state: 'dropped' });
  }
};
