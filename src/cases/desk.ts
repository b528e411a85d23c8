import type { Catalog } from '../catalog/catalog.ts';
import { mute, mutesFor, unmute } from '../channels/mute.ts';
import { changeSettings, readSettings } from '../channels/settings.ts';
import { introduce, introductionNow, watch } from '../channels/watch.ts';
import { keepHouse, type Retention } from '../escalations/applyRetention.ts';
import type { BusinessHours } from '../escalations/businessHours.ts';
import { draftEscalation, escalate } from '../escalations/escalate.ts';
import { viewEscalation } from '../escalations/escalationView.ts';
import { evidenceFor } from '../escalations/evidenceFor.ts';
import { followUp } from '../escalations/followUp.ts';
import { takeDue } from '../escalations/remind.ts';
import type { Metrics } from '../observability/metrics.ts';
import { closeOutbreaks, viewOutbreak } from '../outbreaks/outbreak.ts';
import type { Turns } from '../pacing/serialiseByKey.ts';
import { sumUpBursts } from '../replies/repeats.ts';
import { type Outcome, said, viewReply } from '../replies/replyView.ts';
import { type Answer, answer } from './answer.ts';
import { ask, type Shown, show } from './ask.ts';
import type { CardPlace } from './case.ts';
import { type CaseView, viewCase, viewWhole } from './caseView.ts';
import { claim, type Gone, gone } from './claim.ts';
import { dismiss, pick, rate, restore, settleHint, settleQuestion } from './feedback.ts';
import { forgetMessage } from './forgetMessage.ts';
import { hear } from './hear.ts';
import type { Actor, Paste } from './paste.ts';
import type {
  Authority,
  ChannelSettings,
  EscalationFilter,
  MessagePlace,
  People,
  ReplyStore,
  Store,
} from './ports.ts';
import { revise } from './revise.ts';
import { warn } from './warn.ts';

/** How long nothing may move before people are reminded, and when they work. */
export interface Reminders {
  readonly hours: BusinessHours;
  /** Business time, in milliseconds. */
  readonly afterMs: number;
}

/** What a posted card is about. */
export interface Touched {
  readonly kind: 'case' | 'outbreak';
  readonly teamId: string;
  readonly id: string;
}

export interface DeskDeps {
  readonly catalog: Catalog;
  readonly store: Store;
  /** Channel ids that the operator wants watched from the start. */
  readonly supportChannels: readonly string[];
  /** Names of the destinations that every escalation goes to. */
  readonly destinations: readonly string[];
  readonly authority: Authority;
  readonly people: People;
  readonly reminders: Reminders;
  readonly retention: Retention;
  /** Where escalations and outbreaks are posted, if anywhere. */
  readonly escalationChannel?: string;
  /** How long the same error in the same channel counts as the same trouble. */
  readonly seriesMs: number;
  readonly turns: Turns;
  /** Called after a reply was written down; the speaker takes it from there. */
  readonly written: () => void;
  /** Called when something changed that a card shows. */
  readonly touched: (what: Touched) => void;
  /** Called after an escalation was written down; the courier takes it from there. */
  readonly filed: () => void;
  readonly metrics: Metrics;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** 128 random bits as text. */
  readonly newId: () => string;
}

/** Counts what came of a paste: a reply, or silence. */
const counted = async <What extends Answer | Shown>(
  work: Promise<What>,
  { door }: Paste,
  { metrics }: DeskDeps,
): Promise<What> => {
  const answered = await work;
  metrics.count(answered.kind === 'silence' ? 'silences' : 'replies', { door });
  return answered;
};

/** What the bot does, in support's words. Every click is checked again here; nothing in a button is trusted but the id. */
export const createDesk = (deps: DeskDeps) => ({
  hear: (paste: Paste) => hear(paste, deps),
  revise: (paste: Parameters<typeof revise>[0]) => revise(paste, deps),
  answer: (paste: Paste) => counted(answer(paste, deps), paste, deps),
  ask: (paste: Paste) => counted(ask(paste, deps), paste, deps),
  show: (entryId: string, by: Actor) => show(entryId, by, deps),
  pick: (choice: Parameters<typeof pick>[0], by: Actor) => pick(choice, by, deps),
  settleQuestion: (settled: Parameters<typeof settleQuestion>[0], by: Actor) =>
    settleQuestion(settled, by, deps),
  rate: (rating: Parameters<typeof rate>[0], by: Actor) => rate(rating, by, deps),
  dismiss: (caseId: string, by: Actor) => dismiss(caseId, by, deps),
  restore: (caseId: string, by: Actor) => restore(caseId, by, deps),
  settleHint: (settled: Parameters<typeof settleHint>[0], by: Actor) => settleHint(settled, by, deps),
  mute: (wish: Parameters<typeof mute>[0], by: Actor) => mute(wish, by, deps),
  unmute: (id: string, by: Actor) => unmute(id, by, deps),
  mutes: (by: Actor) => mutesFor(by, deps),
  draftEscalation: (subject: Parameters<typeof draftEscalation>[0], by: Actor) =>
    draftEscalation(subject, by, deps),
  escalate: (filled: Parameters<typeof escalate>[0], by: Actor) => escalate(filled, by, deps),
  followUp: (wanted: Parameters<typeof followUp>[0], by: Actor) => followUp(wanted, by, deps),
  /** An escalation as its cards must tell it now. */
  escalation: async (teamId: string, id: string) => {
    const found = await deps.store.escalations.find(teamId, id);
    return found && viewEscalation(found, deps);
  },
  escalationByNumber: async (teamId: string, number: number) => {
    const found = await deps.store.escalations.byNumber(teamId, number);
    return found && viewEscalation(found, deps);
  },
  evidenceFor: (found: Parameters<typeof evidenceFor>[0], by: Actor) => evidenceFor(found, by, deps),
  escalations: (filter: EscalationFilter) => deps.store.escalations.list(filter),
  keepHouse: () => keepHouse(deps),
  /** A message was deleted: what is kept of it goes, and the place of its card is told so that it can be withdrawn. */
  forgetMessage: (message: MessagePlace) => forgetMessage(message, deps),
  /** What to tell the poster privately about what their message holds. */
  warn: (paste: Paste) => warn(paste, deps),
  takeDue: (teamId: string) => takeDue(teamId, deps),
  settings: (by: Actor) => readSettings(by, deps),
  changeSettings: (chosen: Required<ChannelSettings>, by: Actor) => changeSettings(chosen, by, deps),
  watch: (by: Actor, watched: boolean) => watch(by, watched, deps),
  introduction: (place: Pick<Actor, 'teamId' | 'channelId'>) => introductionNow(place, deps),
  placeIntroduction: (card: CardPlace & { readonly teamId: string }) =>
    deps.store.channels.placeIntroduction(card),
  introduce: (place: Pick<Actor, 'teamId' | 'channelId'>) => introduce(place, deps),
  /** Notes where a case's card was posted, so that it can be kept up to date. */
  place: (caseId: string, card: CardPlace) => deps.store.cases.place(caseId, card),
  /** The case as its card must tell it now. */
  view: async (caseId: string, by: Actor): Promise<CaseView | Gone> => {
    const held = await claim(caseId, by, deps);
    return held ? viewCase(held, deps) : gone;
  },
  /** The whole card of a case, even where the posted one is a short reply. */
  viewWhole: async (caseId: string, by: Actor): Promise<CaseView | Gone> => {
    const held = await claim(caseId, by, deps);
    return held ? viewWhole(held, deps) : gone;
  },
  /** The same for our own use, when an escalation moved on. */
  viewOfTeam: async (teamId: string, caseId: string): Promise<CaseView | Gone> => {
    const held = await deps.store.cases.find(teamId, caseId);
    return held ? viewCase(held, deps) : gone;
  },
  outbreak: (teamId: string, id: string) => viewOutbreak(teamId, id, deps),
  /** What a reply says, now that its turn has come. */
  viewReply: (reply: Parameters<typeof viewReply>[0]) => viewReply(reply, deps),
  /** Notes what became of a reply. */
  said: (reply: Parameters<typeof said>[0], outcome: Outcome) => said(reply, outcome, deps),
  /** Replies as the speaker takes them. */
  replies: {
    take: (lease: Parameters<ReplyStore['take']>[0]) => deps.store.replies.take(lease),
    begin: (...turn: Parameters<ReplyStore['begin']>) => deps.store.replies.begin(...turn),
    renew: (...held: Parameters<ReplyStore['renew']>) => deps.store.replies.renew(...held),
  },
  /** Sums up bursts of repeats that are over and closes outbreaks that have gone quiet. */
  settleDown: async (teamId: string): Promise<void> => {
    if ((await sumUpBursts(deps)) > 0) deps.written();
    await closeOutbreaks(teamId, deps);
  },
});

export type Desk = ReturnType<typeof createDesk>;
