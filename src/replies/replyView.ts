import { aboutCase, type Case, shownEntryId } from '../cases/case.ts';
import { type CaseView, viewCase } from '../cases/caseView.ts';
import { type LookUpView, lookUp } from '../cases/lookUp.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { CardPlace } from '../channels/places.ts';
import type { Mute } from '../channels/port.ts';
import type { News } from '../escalations/news.ts';
import type { NoteNewsView, TeamNoteView } from '../insights/teamNoteView.ts';
import type { OutbreakView } from '../outbreaks/outbreak.ts';
import { dayMs, minuteMs } from '../pacing/durations.ts';
import { type BurstView, viewBurst } from './bursts.ts';
import type { ReplyDeps } from './deps.ts';
import type { DropReason, Reply, ReplyContent } from './reply.ts';

export interface MutingView {
  readonly kind: 'muting';
  readonly what: 'muted' | 'lifted';
  readonly mute: Mute;
  /** The muted error, where it is one. */
  readonly entry?: CatalogEntry;
  /** Name of who did it. */
  readonly by: string;
}

/** The cards that a thread has already. */
export interface ToldView {
  readonly kind: 'told';
  readonly cards: readonly {
    readonly entry: CatalogEntry;
    readonly case: Case & { readonly card: CardPlace };
  }[];
}

export interface NewsView {
  readonly kind: 'news';
  readonly escalationId: string;
  /** Of the escalation. */
  readonly number: number;
  readonly news: News;
}

/** A reply as it is to be said: to the poster alone, or for all to see. */
export type ReplyView =
  | { readonly kind: 'hint'; readonly case: Case; readonly entries: readonly CatalogEntry[] }
  | {
      readonly kind: 'card';
      readonly shown:
        | LookUpView
        | CaseView
        | BurstView
        | OutbreakView
        | MutingView
        | NewsView
        | ToldView
        | TeamNoteView
        | NoteNewsView;
    };

/** What became of a reply whose turn has come. */
export type ReplyOutcome =
  | { readonly kind: 'posted'; readonly card?: CardPlace }
  | { readonly kind: 'later'; readonly dueAt: number }
  | { readonly kind: 'dropped'; readonly reason: DropReason };

/** What the views of replies are made of. */
export type ReplyViewDeps = Pick<
  ReplyDeps,
  | 'catalog'
  | 'store'
  | 'look'
  | 'people'
  | 'now'
  | 'lookUpEscalations'
  | 'numbers'
  | 'viewOutbreak'
  | 'viewTeamNote'
>;

/** A reply older than this would only be noise. */
const staleMs = 10 * minuteMs;
/** What is worth hearing after weeks: what became of something, and what is to be decided. */
const lasting: ReadonlySet<ReplyContent['kind']> = new Set(['news', 'teamNote', 'noteNews']);
const lastingStaleMs = 30 * dayMs;

/** The entry that is held to be it, or those that are about as likely as the likeliest. */
const viewHint = (asked: Case, { catalog }: ReplyViewDeps): ReplyView | undefined => {
  const { candidates } = asked.verdict;
  const least = (candidates[0]?.confidence ?? 1) / 2;
  const ids =
    asked.entryId === undefined
      ? candidates.filter(({ confidence }) => confidence >= least).map(({ id }) => id)
      : [asked.entryId];
  const entries = ids.flatMap((id) => catalog.byId(id) ?? []);
  return asked.status === 'standing' && entries.length > 0
    ? { kind: 'hint', case: asked, entries }
    : undefined;
};

const card = (
  shown: Extract<ReplyView, { kind: 'card' }>['shown'] | undefined,
): Extract<ReplyView, { kind: 'card' }> | undefined => (shown ? { kind: 'card', shown } : undefined);

const viewMuting = async (
  { what, mute }: Pick<MutingView, 'what' | 'mute'>,
  { teamId, userId }: Reply,
  { catalog, people }: ReplyViewDeps,
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

/** A case as its card says it. Where it repeats another one that has no card any more, it has the full card itself. */
const viewOfCase = async (shown: Case, deps: ReplyViewDeps): Promise<CaseView> => {
  const view = await viewCase(shown, deps);
  if (shown.repeats !== undefined && view.kind === 'entry')
    await deps.store.cases.standAlone(shown.teamId, shown.id);
  return view;
};

const viewTold = async (
  teamId: string,
  caseIds: readonly string[],
  { store, catalog }: ReplyViewDeps,
): Promise<ToldView | undefined> => {
  const cases = await Promise.all(caseIds.map((id) => store.cases.find(teamId, id)));
  const cards = cases.flatMap((found) => {
    const entry = catalog.byId((found && shownEntryId(found)) ?? '');
    return found?.card && entry && found.status === 'standing'
      ? [{ entry, case: { ...found, card: found.card } }]
      : [];
  });
  return cards.length === 0 ? undefined : { kind: 'told', cards };
};

const ofCase = async ({ teamId, caseId }: Reply, { store }: ReplyViewDeps): Promise<Case | undefined> =>
  caseId === undefined ? undefined : store.cases.find(teamId, caseId);

/** What a reply says, now that its turn has come, or why it is not said any more. */
export const viewReply = async (reply: Reply, deps: ReplyViewDeps): Promise<ReplyView | DropReason> => {
  const { content, teamId } = reply;
  const lifetimeMs = lasting.has(content.kind) ? lastingStaleMs : staleMs;
  if (deps.now() - reply.writtenAt > lifetimeMs) return 'stale';
  switch (content.kind) {
    case 'case':
    case 'repeat': {
      const found = await ofCase(reply, deps);
      // Nothing was said yet, so there is nothing to take back.
      return found?.status === 'standing' ? (card(await viewOfCase(found, deps)) ?? 'gone') : 'gone';
    }
    case 'hint': {
      const found = await ofCase(reply, deps);
      return (found && viewHint(found, deps)) ?? 'gone';
    }
    case 'wish': {
      const { userId, channelId } = reply;
      return card((await lookUp(content.wish, { teamId, userId, channelId }, deps))?.view) ?? 'gone';
    }
    case 'burst':
      return card(await viewBurst(teamId, content.caseIds, deps)) ?? 'gone';
    case 'told':
      return card(await viewTold(teamId, content.caseIds, deps)) ?? 'gone';
    case 'outbreak':
      return card(await deps.viewOutbreak(teamId, content.outbreakId)) ?? 'gone';
    case 'muting':
      return card(await viewMuting(content, reply, deps)) ?? 'gone';
    case 'news':
      return { kind: 'card', shown: content };
    case 'teamNote':
      return card(await deps.viewTeamNote(teamId, content.noteId)) ?? 'gone';
    case 'noteNews': {
      const view = await deps.viewTeamNote(teamId, content.noteId);
      return view?.note.by === reply.userId ? { kind: 'card', shown: { kind: 'noteNews', view } } : 'gone';
    }
  }
};

/** Takes down what became of a reply. What changed while it was on its way is brought up to date. */
export const settleReply = async (
  reply: Reply,
  outcome: ReplyOutcome,
  deps: Pick<ReplyDeps, 'store' | 'metrics'>,
): Promise<void> => {
  const { replies, outbreaks, teamNotes } = deps.store;
  switch (outcome.kind) {
    case 'posted': {
      const { card } = outcome;
      const { content, teamId } = reply;
      await replies.settle(teamId, reply.id, { state: 'posted', ...(card ? { card } : {}) });
      if (card && content.kind === 'outbreak') await outbreaks.place(teamId, content.outbreakId, card);
      if (card && content.kind === 'teamNote') await teamNotes.place(teamId, content.noteId, card);
      return;
    }
    case 'later':
      return replies.settle(reply.teamId, reply.id, { state: 'queued', dueAt: outcome.dueAt });
    case 'dropped':
      deps.metrics.count('drops', { reason: outcome.reason });
      return replies.settle(reply.teamId, reply.id, { state: 'dropped' });
  }
};

/** A reply whose turn came, and what became of it; `view` is absent where it was not worth saying any more. */
export interface Spoken {
  readonly reply: Reply;
  readonly view?: ReplyView;
  readonly outcome: ReplyOutcome;
}

const caseIn = (view: ReplyView | undefined): Case | undefined => {
  if (!view) return undefined;
  const told = view.kind === 'hint' ? view : view.shown;
  return 'case' in told ? told.case : undefined;
};

const kindOf = ({ content }: Reply, view: ReplyView | undefined): string => {
  if (!view) return content.kind;
  return view.kind === 'hint' ? view.kind : view.shown.kind;
};

const outcomes = { posted: 'said', later: 'later', dropped: 'dropped' } as const;

/** Look-ups are asked for by a mention or directly; the rest the bot says by itself. */
const doorOf = ({ content, channelId }: Reply, about: Case | undefined): string | undefined => {
  if (about) return about.door;
  if (content.kind !== 'wish') return undefined;
  return channelId.startsWith('D') ? 'direct' : 'mention';
};

/** Leaves a line in the log of what became of a reply. */
export const noteReply = (
  { reply, view, outcome }: Spoken,
  { noteStep, now }: Pick<ReplyDeps, 'noteStep' | 'now'>,
): void => {
  const { id, caseId, content, writtenAt } = reply;
  const about = caseIn(view);
  const door = doorOf(reply, about);
  noteStep({
    step: 'answer',
    outcome: outcomes[outcome.kind],
    kind: kindOf(reply, view),
    ...(door === undefined ? {} : { door }),
    reply: id,
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(about ? aboutCase(about) : {}),
    ...(content.kind === 'news' ? { escalation: content.number } : {}),
    ...(outcome.kind === 'dropped' ? { reason: outcome.reason } : {}),
    ms: now() - writtenAt,
  });
};
