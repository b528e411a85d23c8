import { STATUS_CODES } from 'node:http';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Escalation } from '../escalation/escalation.ts';
import { answer } from './answer.ts';
import { unlessAway } from './away.ts';
import type { Case } from './case.ts';
import { type CaseView, viewOf } from './caseView.ts';
import type { DeskDeps } from './desk.ts';
import { type EscalationView, viewEscalation } from './escalationView.ts';
import type { Finding } from './finding.ts';
import type { Actor, Paste } from './paste.ts';

/** What somebody who asks is shown. */
export type Shown =
  | { readonly kind: 'silence' }
  | { readonly kind: 'guide'; readonly entries: readonly CatalogEntry[] }
  | { readonly kind: 'list'; readonly entries: readonly CatalogEntry[] }
  | { readonly kind: 'status'; readonly status: number; readonly entries: readonly CatalogEntry[] }
  | {
      readonly kind: 'escalations';
      readonly whose: 'mine' | 'open';
      readonly escalations: readonly Escalation[];
    }
  | EscalationView
  | CaseView;

const statusOf = (text: string): number | undefined => {
  const status = /^(?:http )?([1-5]\d\d)$/i.exec(text)?.[1];
  return status !== undefined && STATUS_CODES[status] ? Number(status) : undefined;
};

/** What a wish asks of the catalog itself, if it does. */
const lookUp = (wish: string, { catalog }: DeskDeps): Shown | undefined => {
  const { entries } = catalog;
  if (wish === '' || wish === 'help') return { kind: 'guide', entries };
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
): Promise<Shown | undefined> => {
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

const emptyCase = ({ by, door, messageTs }: Omit<Paste, 'text'>, { newId, now }: DeskDeps): Case => ({
  id: newId(),
  ...by,
  door,
  ...(messageTs === undefined ? {} : { messageTs }),
  excerpt: '',
  finding: emptyFinding,
  picked: false,
  at: now(),
});

/**
 * Answers someone who asks, by `/ecw-error`, a mention or a direct message: nothing or `help`, `list`, an HTTP status,
 * `mine`, `open`, `ECW-1042`, or anything pasted. A message is answered once, whatever it asks.
 */
export const ask = async (paste: Paste, deps: DeskDeps): Promise<Shown> => {
  const wish = paste.text.trim().toLowerCase();
  const asksThread = wish === '' && paste.threadStart !== undefined;
  const shown = asksThread
    ? undefined
    : (lookUp(wish, deps) ?? (await lookUpEscalations(wish, paste.by, deps)));
  if (shown) {
    const claimed = () => unlessAway(deps.store.cases.open(emptyCase(paste, deps)), () => true);
    const isFirst = paste.messageTs === undefined || (await claimed());
    return isFirst ? shown : { kind: 'silence' };
  }
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
