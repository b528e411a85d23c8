import { STATUS_CODES } from 'node:http';
import type { CatalogEntry } from '../catalog/schema.ts';
import type { Actor } from '../channels/places.ts';
import type { NumbersView } from '../insights/shownNumbers.ts';
import type { CaseDeps, EscalationsShown } from './deps.ts';
import { notKept, type OwnWord, readOwnWord } from './ownWord.ts';

/** One of our own words with something behind it that it does not take. */
export interface MisusedView {
  readonly kind: 'misused';
  readonly word: Exclude<OwnWord, 'help'>;
  /** What was not understood, redacted; absent where it is not kept. */
  readonly said?: string;
}

/** What is shown of the catalog or of the escalations. */
export type LookUpView =
  | { readonly kind: 'guide'; readonly entries: readonly CatalogEntry[] }
  /** The way to the settings of a channel, for whom no command opens them. */
  | { readonly kind: 'settingsButton' }
  /** The way to what waits for the approvers. */
  | { readonly kind: 'waitingButton' }
  /** The way to the form for checks. */
  | { readonly kind: 'checkButton' }
  /** The operator switched checks off. */
  | { readonly kind: 'checksOff' }
  | { readonly kind: 'list'; readonly entries: readonly CatalogEntry[] }
  | { readonly kind: 'status'; readonly status: number; readonly entries: readonly CatalogEntry[] }
  /** A number by itself that the catalog does not know. */
  | { readonly kind: 'unknownNumber'; readonly number: string }
  /** How an error gets to eCW. */
  | { readonly kind: 'howToEscalate' }
  | MisusedView
  | NumbersView
  | EscalationsShown;

const statusOf = (number: string): number | undefined =>
  /^[1-5]\d\d$/.test(number) && STATUS_CODES[number] ? Number(number) : undefined;

/** The entries of a number that somebody names by itself, as a status or as eCW's own code. */
const lookUpNumber = (wish: string, catalog: CaseDeps['catalog']): LookUpView | undefined => {
  const number = /^(?:(?:http|error|code|status) )?(\d{1,6})$/.exec(wish)?.[1];
  if (number === undefined) return undefined;
  const status = statusOf(number);
  const entries = status === undefined ? [] : catalog.byStatus(status);
  const published = catalog.byNumber(Number(number));
  if (status !== undefined && entries.length > 0 && published.every((entry) => entries.includes(entry)))
    return { kind: 'status', status, entries };
  // What several interfaces use is read like a paste, which asks for the interface.
  return published.length > 0 ? undefined : { kind: 'unknownNumber', number };
};

/** `escalate`, `how do I escalate this to eCW?` */
const howToEscalate = /^(?:(?:how|where|can|who)\b[^{}\d]{0,40}\s)?escalat(?:e|ion|ing)\b[^{}\d]{0,40}$/;

/** How it is kept that one of our own words was misused: without what was typed behind it. */
const misusedIn = (wish: string): MisusedView | undefined => {
  const { word, rest } = readOwnWord(wish) ?? {};
  return word === undefined || word === 'help' || rest !== notKept ? undefined : { kind: 'misused', word };
};

const lookUpCatalog = (
  wish: string,
  { catalog, look }: Pick<CaseDeps, 'catalog' | 'look'>,
): LookUpView | undefined => {
  const { entries } = catalog;
  if (wish === '' || wish === 'help') return { kind: 'guide', entries };
  if (wish === 'settings') return { kind: 'settingsButton' };
  if (wish === 'review') return { kind: 'waitingButton' };
  if (wish === 'check') return { kind: look ? 'checkButton' : 'checksOff' };
  if (wish === 'list') return { kind: 'list', entries };
  if (howToEscalate.test(wish)) return { kind: 'howToEscalate' };
  return misusedIn(wish) ?? lookUpNumber(wish, catalog);
};

/** What a text asks of the catalog or the escalations, if it does: nothing or `help`, `list`, a number, `mine`, `open`, `ECW-1042`, `stats 30d`, how to escalate. */
export const lookUp = async (
  text: string,
  by: Actor,
  deps: Pick<CaseDeps, 'catalog' | 'look' | 'lookUpEscalations' | 'numbers'>,
): Promise<{ readonly wish: string; readonly view: LookUpView } | undefined> => {
  const wish = text.trim().toLowerCase();
  const view =
    lookUpCatalog(wish, deps) ??
    (await deps.numbers?.lookUp(wish, by)) ??
    (await deps.lookUpEscalations(wish, by));
  return view && { wish, view };
};
