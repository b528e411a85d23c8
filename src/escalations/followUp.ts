import { type Gone, gone } from '../cases/case.ts';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Refusal } from '../channels/authority.ts';
import type { Actor } from '../channels/places.ts';
import { addBusinessTime } from '../channels/wallClock.ts';
import { dayMs } from '../pacing/durations.ts';
import { redact } from '../redaction/redact.ts';
import { cleanLine } from './clean.ts';
import type { EscalationDeps } from './deps.ts';
import {
  aboutEscalation,
  type Change,
  type Escalation,
  type EscalationView,
  type Move,
  movesFrom,
} from './escalation.ts';
import { newsOf } from './news.ts';
import type { Edit } from './port.ts';
import { judgeEscalation } from './readable.ts';
import { type Fix, fixText, readyAnswers } from './resolution.ts';
import { viewEscalation } from './viewEscalation.ts';

/** What a person wants to do with an escalation. Texts are as typed. */
export type Wish =
  | { readonly kind: 'move'; readonly to: Exclude<Move, 'resolved'> }
  /** `answer` is the position among the ready ones. */
  | { readonly kind: 'resolve'; readonly answer?: number; readonly words: string }
  | { readonly kind: 'number'; readonly ecwCase: string; readonly practiceCase: string }
  | { readonly kind: 'assign'; readonly to?: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'evidence'; readonly text: string }
  | { readonly kind: 'snooze' }
  | { readonly kind: 'retry' };

export type FollowUp =
  | { readonly kind: 'done'; readonly view: EscalationView; readonly change: Change }
  /** Somebody else was faster, or the move is not possible from where it stands. */
  | { readonly kind: 'stale'; readonly view: EscalationView }
  /** There was nothing to write. */
  | { readonly kind: 'unchanged' }
  | Refusal
  | Gone;

/** The most that one note or piece of evidence may hold. */
const textLength = 3000;
const clean = (text: string): string => redact(text).text.trim().slice(0, textLength).toWellFormed();

/** What somebody said that fixed it; undefined where they said nothing. */
const fixOf = (
  { answer, words }: Extract<Wish, { kind: 'resolve' }>,
  entry: CatalogEntry | undefined,
): Fix | undefined => {
  const ready = answer === undefined || !entry ? undefined : readyAnswers(entry)[answer];
  const own = clean(words);
  if (ready === undefined && own === '') return undefined;
  return { ...(ready === undefined ? {} : { answer: ready }), ...(own === '' ? {} : { words: own }) };
};

const caseNumberLength = 60;

/** The case numbers that are other than before; an empty one was taken away. */
const renumbered = (wish: Extract<Wish, { kind: 'number' }>, before: Escalation) => {
  const ecwCase = cleanLine(wish.ecwCase, caseNumberLength);
  const practiceCase = cleanLine(wish.practiceCase, caseNumberLength);
  return {
    ...(ecwCase === (before.ecwCase ?? '') ? {} : { ecwCase }),
    ...(practiceCase === (before.practiceCase ?? '') ? {} : { practiceCase }),
  };
};

/** What a wish writes, or nothing when it is not possible now. */
const editFor = (
  wish: Wish,
  escalation: Escalation,
  deps: EscalationDeps,
): Pick<Edit, 'set' | 'change'> | undefined => {
  const next = addBusinessTime(deps.now(), deps.reminders);
  const remindAt = escalation.state === 'resolved' ? null : next;
  switch (wish.kind) {
    case 'move': {
      if (!movesFrom[escalation.state].includes(wish.to)) return undefined;
      const change = { kind: 'moved', from: escalation.state, to: wish.to } as const;
      return { set: { state: wish.to, remindAt: next }, change };
    }
    case 'resolve': {
      const fix = fixOf(wish, deps.catalog.byId(escalation.entryId));
      if (!fix || !movesFrom[escalation.state].includes('resolved')) return undefined;
      const change = { kind: 'moved', from: escalation.state, to: 'resolved', note: fixText(fix) } as const;
      return { set: { state: 'resolved', fix, remindAt: null }, change };
    }
    case 'number': {
      const changed = renumbered(wish, escalation);
      if (Object.keys(changed).length === 0) return undefined;
      const set = Object.fromEntries(Object.entries(changed).map(([name, number]) => [name, number || null]));
      return { set: { ...set, remindAt }, change: { kind: 'numbered', ...changed } };
    }
    case 'assign':
      return {
        set: { assignee: wish.to ?? null, remindAt },
        change: { kind: 'assigned', ...(wish.to === undefined ? {} : { to: wish.to }) },
      };
    case 'note':
    case 'evidence': {
      const text = clean(wish.text);
      return text === ''
        ? undefined
        : { set: { remindAt }, change: { kind: wish.kind === 'note' ? 'noted' : 'evidence', text } };
    }
    case 'snooze': {
      const until = addBusinessTime(deps.now() + dayMs, { ...deps.reminders, afterMs: 1 });
      return escalation.state === 'resolved'
        ? undefined
        : { set: { remindAt: until }, change: { kind: 'snoozed', until } };
    }
    case 'retry':
      return undefined;
  }
};

/** Queues failed deliveries again. */
const retry = async (
  escalation: Escalation,
  by: Actor,
  deps: EscalationDeps,
): Promise<Change | undefined> => {
  const queued = await deps.store.escalations.retry({
    teamId: by.teamId,
    escalationId: escalation.id,
    by: by.userId,
    at: deps.now(),
  });
  if (queued === 0) return undefined;
  deps.escalationQueued();
  return { kind: 'retried' };
};

/** A change in one word: where an escalation was moved to, or what else was done. */
const stepOf = (change: Change): string => (change.kind === 'moved' ? change.to : change.kind);

/** These wishes only add text, which is possible in every state: when nothing changed, the text was empty. */
const writesText = ({ kind }: Wish): boolean => kind === 'note' || kind === 'evidence' || kind === 'number';

const carryOut = async (
  { wish, escalation }: { readonly wish: Wish; readonly escalation: Escalation },
  by: Actor,
  deps: EscalationDeps,
): Promise<Change | undefined> => {
  if (wish.kind === 'retry') return retry(escalation, by, deps);
  const edit = editFor(wish, escalation, deps);
  if (!edit) return undefined;
  const expect = wish.kind === 'move' || wish.kind === 'resolve' ? { expect: escalation.state } : {};
  const news = newsOf(edit.change, await deps.people.nameOf(by));
  const edited = await deps.store.escalations.edit(by.teamId, escalation.id, {
    ...edit,
    ...expect,
    ...(news ? { news } : {}),
    by: by.userId,
    at: deps.now(),
  });
  if (edited && news) deps.replyQueued();
  return edited && edit.change;
};

/** Does what a person wants with an escalation, if they may, and tells how it stands then. */
export const followUp = async (
  { escalationId, wish }: { readonly escalationId: string; readonly wish: Wish },
  by: Actor,
  deps: EscalationDeps,
): Promise<FollowUp> => {
  const escalation = await deps.store.escalations.find(by.teamId, escalationId);
  if (!escalation) return gone;
  const judgement = await judgeEscalation('change an escalation', { escalation, by }, deps);
  if (judgement.kind !== 'may') return judgement;
  const change = await carryOut({ wish, escalation }, by, deps);
  if (change) deps.noteStep({ ...aboutEscalation(escalation, by), outcome: stepOf(change) });
  const now = await deps.store.escalations.find(by.teamId, escalationId);
  const view = now && (await viewEscalation(now, deps));
  if (!view) return gone;
  if (change) return { kind: 'done', view, change };
  return writesText(wish) ? { kind: 'unchanged' } : { kind: 'stale', view };
};
