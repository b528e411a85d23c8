import { STATUS_CODES } from 'node:http';
import type { CatalogEntry } from '../catalog/schema.ts';
import { type Muted, obeyMute } from '../channels/mute.ts';
import type { Escalation } from '../escalations/escalation.ts';
import { type EscalationView, viewEscalation } from '../escalations/escalationView.ts';
import { answer, placeOf } from './answer.ts';
import type { Case } from './case.ts';
import { type CaseView, viewOf } from './caseView.ts';
import type { DeskDeps } from './desk.ts';
import type { Actor, Paste } from './paste.ts';
import type { Finding } from './storedVerdict.ts';
import { unlessAway } from './whenStoreIsDown.ts';

/** What is shown of the catalog or of the escalations. */
export type Listed =
  | { readonly kind: 'guide'; readonly entries: readonly CatalogEntry[] }
  /** The way to the settings of a channel, for whom no command opens them. */
  | { readonly kind: 'settingsDoor' }
  | { readonly kind: 'list'; readonly entries: readonly CatalogEntry[] }
  | { readonly kind: 'status'; readonly status: number; readonly entries: readonly CatalogEntry[] }
  | {
      readonly kind: 'escalations';
      readonly whose: 'mine' | 'open';
      readonly escalations: readonly Escalation[];
    }
  | EscalationView;

/** What somebody who asks is shown. */
export type Shown =
  | { readonly kind: 'silence' }
  | Listed
  | CaseView
  | { readonly kind: 'mute'; readonly muted: Muted; readonly entry?: CatalogEntry };

const statusOf = (text: string): number | undefined => {
  const status = /^(?:http )?([1-5]\d\d)$/i.exec(text)?.[1];
  return status !== undefined && STATUS_CODES[status] ? Number(status) : undefined;
};

/** What a wish asks of the catalog itself, if it does. */
const lookUpCatalog = (wish: string, { catalog }: DeskDeps): Listed | undefined => {
  const { entries } = catalog;
  if (wish === '' || wish === 'help') return { kind: 'guide', entries };
  if (wish === 'settings') return { kind: 'settingsDoor' };
  if (wish === 'list') return { kind: 'list', entries };
  const status = statusOf(wish);
  const ofStatus = status === undefined ? [] : catalog.byStatus(status);
  return status === undefined || ofStatus.length === 0
    ? undefined
    : { kind: 'status', status, entries: ofStatus };
};

/** What a wish asks of the escalations, if it does. */
const lookUpEscalations = async (
  wish: string,
  { teamId, userId }: Actor,
  deps: DeskDeps,
): Promise<Listed | undefined> => {
  const { escalations } = deps.store;
  if (wish === 'mine')
    return {
      kind: 'escalations',
      whose: 'mine',
      escalations: await escalations.list({ teamId, of: userId }),
    };
  if (wish === 'open')
    return {
      kind: 'escalations',
      whose: 'open',
      escalations: await escalations.list({ teamId, isOpen: true }),
    };
  const number = /^ecw-(\d{1,9})$/.exec(wish)?.[1];
  const found = number === undefined ? undefined : await escalations.byNumber(teamId, Number(number));
  return found && viewEscalation(found, deps);
};

const emptyFinding: Finding = { kind: 'none', candidates: [], others: [], facts: { scopes: [], times: [] } };

export const emptyCase = (paste: Omit<Paste, 'text'>, { newId, now }: DeskDeps): Case => ({
  id: newId(),
  ...placeOf(paste),
  excerpt: '',
  finding: emptyFinding,
  picked: false,
  status: 'standing',
  at: now(),
});

/** What a text asks of the catalog or the escalations, if it does: nothing or `help`, `list`, a status, `mine`, `open`, `ECW-1042`. */
export const lookUp = async (
  text: string,
  by: Actor,
  deps: DeskDeps,
): Promise<{ readonly wish: string; readonly shown: Listed } | undefined> => {
  const wish = text.trim().toLowerCase();
  const shown = lookUpCatalog(wish, deps) ?? (await lookUpEscalations(wish, by, deps));
  return shown && { wish, shown };
};

/** Carries out what a text asks to mute or to hear again, and tells what came of it. */
export const askMute = async (text: string, by: Actor, deps: DeskDeps): Promise<Shown | undefined> => {
  const muted = await obeyMute(text, by, deps);
  if (!muted) return undefined;
  const entry =
    'mute' in muted && muted.mute.kind === 'entry' ? deps.catalog.byId(muted.mute.subject) : undefined;
  return { kind: 'mute', muted, ...(entry ? { entry } : {}) };
};

/** Answers `/ecw-error …`: a look-up, a mute, or anything pasted. */
export const ask = async (paste: Paste, deps: DeskDeps): Promise<Shown> => {
  const obeyed = await askMute(paste.text, paste.by, deps);
  if (obeyed) return obeyed;
  const found = await lookUp(paste.text, paste.by, deps);
  if (found) return found.shown;
  const answered = await answer(paste, deps);
  return answered.kind === 'reply' ? answered.view : { kind: 'silence' };
};

/** Shows an entry that somebody picked from a list; its case holds no paste. */
export const show = async (entryId: string, by: Actor, deps: DeskDeps): Promise<CaseView | undefined> => {
  if (!deps.catalog.byId(entryId)) return undefined;
  const shown: Case = { ...emptyCase({ by, door: 'command' }, deps), entryId, picked: true };
  await unlessAway(deps.store.cases.open(shown), () => false);
  return viewOf(shown, deps.catalog, { worked: 0 });
};
