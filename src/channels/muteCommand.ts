import type { Catalog } from '../catalog/catalog.ts';
import type { MuteKind, MuteSpan, MuteWish } from './port.ts';

/** What a text asks to mute or to hear again. */
type MuteCommand =
  | { readonly what: 'mute'; readonly wish: MuteWish }
  | { readonly what: 'unmute'; readonly kind: MuteKind; readonly entryId?: string }
  /** It does not say what. */
  | { readonly what: 'open' }
  | MuteUnclear;

/** It asks to, but for something that there is not, for a time that is none, or with more words than lifting takes. */
export interface MuteUnclear {
  readonly what: 'unclear';
  readonly part: 'subject' | 'time' | 'lifting';
  /** The words that were not understood, as they were typed. */
  readonly said: string;
}

const commandForm = /^(mute|unmute)(?: +([\w.'-]{1,80}(?: +[\w.'-]{1,80}){0,7}))?$/i;
/** Behind a word that is nothing to mute so many may follow; a longer text is no command. */
const mostBehindUnknown = 2;

const spans: ReadonlyMap<string, MuteSpan> = new Map(
  Object.entries({
    '1h': '1h',
    '1 hour': '1h',
    'an hour': '1h',
    hour: '1h',
    '1d': '1d',
    '1 day': '1d',
    'a day': '1d',
    day: '1d',
    '1w': '1w',
    '1 week': '1w',
    'a week': '1w',
    week: '1w',
    forever: 'lifted',
  } as const),
);

const subjectOf = (
  typed: string,
  catalog: Catalog,
): { readonly kind: MuteKind; readonly entryId?: string } | undefined => {
  const name = typed.toLowerCase();
  if (name === 'me') return { kind: 'person' };
  if (name === 'channel' || name === 'here') return { kind: 'channel' };
  const entry = catalog.entries.find(({ id, title }) =>
    [id, title].some((one) => one?.toLowerCase() === name),
  );
  return entry && { kind: 'entry', entryId: entry.id };
};

/** What stands behind the subject, without `for`. */
const timeOf = (words: readonly string[]): string =>
  words.slice(words[0]?.toLowerCase() === 'for' ? 1 : 0).join(' ');

const spanOf = (time: string): MuteSpan | undefined => spans.get(time.toLowerCase());

const readWords = (words: readonly string[], catalog: Catalog) => {
  const [name = 'channel', ...behind] = words;
  if (spanOf(timeOf(words)) !== undefined)
    return { name, subject: subjectOf('channel', catalog), time: timeOf(words), behind };
  return { name, subject: subjectOf(name, catalog), time: timeOf(behind), behind };
};

/** Whether words behind one that is nothing to mute tell of an error: `mute alarm 401 invalid_client`. */
const tellError = (words: readonly string[], catalog: Catalog): boolean =>
  words.some((word) => /^\d{3}$/.test(word) || subjectOf(word, catalog)?.kind === 'entry');

/**
 * Reads `mute` and `unmute`: `mute invalid_scope 1d`, `mute me for 1w`, `mute channel 1h`, `unmute me`. Without a time a mute
 * lasts a day; with a time alone it is the channel. `mute` by itself leaves open what.
 */
export const readMuteCommand = (text: string, catalog: Catalog): MuteCommand | undefined => {
  const [, typed, rest] = commandForm.exec(text.trim()) ?? [];
  if (typed === undefined) return undefined;
  const what = typed.toLowerCase();
  if (rest === undefined && what === 'mute') return { what: 'open' };
  const { name, subject, time, behind } = readWords(rest?.split(/ +/) ?? [], catalog);
  if (!subject)
    return behind.length > mostBehindUnknown || tellError(behind, catalog)
      ? undefined
      : { what: 'unclear', part: 'subject', said: name };
  const span = time === '' ? '1d' : spanOf(time);
  if (span === undefined) return { what: 'unclear', part: what === 'mute' ? 'time' : 'lifting', said: time };
  return what === 'mute' ? { what: 'mute', wish: { ...subject, span } } : { what: 'unmute', ...subject };
};
