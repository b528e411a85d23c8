import { STATUS_CODES } from 'node:http';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Actor } from '../channels/places.ts';
import type { CaseDeps, EscalationsShown } from './deps.ts';

/** What is shown of the catalog or of the escalations. */
export type LookUpView =
  | { readonly kind: 'guide'; readonly entries: readonly CatalogEntry[] }
  /** The way to the settings of a channel, for whom no command opens them. */
  | { readonly kind: 'settingsButton' }
  /** The same to the form for checks. */
  | { readonly kind: 'checkButton' }
  | { readonly kind: 'list'; readonly entries: readonly CatalogEntry[] }
  | { readonly kind: 'status'; readonly status: number; readonly entries: readonly CatalogEntry[] }
  | EscalationsShown;

const statusOf = (text: string): number | undefined => {
  const status = /^(?:http )?([1-5]\d\d)$/i.exec(text)?.[1];
  return status !== undefined && STATUS_CODES[status] ? Number(status) : undefined;
};

const lookUpCatalog = (
  wish: string,
  { catalog, look }: Pick<CaseDeps, 'catalog' | 'look'>,
): LookUpView | undefined => {
  const { entries } = catalog;
  if (wish === '' || wish === 'help') return { kind: 'guide', entries };
  if (wish === 'settings') return { kind: 'settingsButton' };
  if (wish === 'check' && look) return { kind: 'checkButton' };
  if (wish === 'list') return { kind: 'list', entries };
  const status = statusOf(wish);
  const ofStatus = status === undefined ? [] : catalog.byStatus(status);
  // A number that eCW published for something else besides is for the engine, which offers all its meanings.
  const isAmbiguous = catalog.byNumber(status ?? 0).some((entry) => !ofStatus.includes(entry));
  return status === undefined || ofStatus.length === 0 || isAmbiguous
    ? undefined
    : { kind: 'status', status, entries: ofStatus };
};

/** What a text asks of the catalog or the escalations, if it does: nothing or `help`, `list`, a status, `mine`, `open`, `ECW-1042`. */
export const lookUp = async (
  text: string,
  by: Actor,
  deps: Pick<CaseDeps, 'catalog' | 'look' | 'lookUpEscalations'>,
): Promise<{ readonly wish: string; readonly view: LookUpView } | undefined> => {
  const wish = text.trim().toLowerCase();
  const view = lookUpCatalog(wish, deps) ?? (await deps.lookUpEscalations(wish, by));
  return view && { wish, view };
};
