import type { Catalog } from '../catalog/catalog.ts';
import type { MuteKind, MuteSpan, MuteWish } from './port.ts';

/** What a text asks to mute or to hear again. */
type MuteCommand =
  | { readonly what: 'mute'; readonly wish: MuteWish }
  | { readonly what: 'unmute'; readonly kind: MuteKind; readonly entryId?: string }
  /** It does not say what. */
  | { readonly what: 'open' }
  /** It asks to, but for something that there is not. */
  | { readonly what: 'unclear' };

const commandForm = /^(mute|unmute)(?: ([\w.-]{1,80}))?(?: (?:for )?(\w{1,10}))?$/;

const spans: Readonly<Record<string, MuteSpan>> = {
  '1h': '1h',
  hour: '1h',
  '1d': '1d',
  day: '1d',
  '1w': '1w',
  week: '1w',
  forever: 'lifted',
};

const subjectOf = (
  name: string,
  catalog: Catalog,
): { readonly kind: MuteKind; readonly entryId?: string } | undefined => {
  if (name === 'me') return { kind: 'person' };
  if (name === 'channel' || name === 'here') return { kind: 'channel' };
  const entry = catalog.entries.find(({ id, title }) =>
    [id, title].some((one) => one?.toLowerCase() === name),
  );
  return entry && { kind: 'entry', entryId: entry.id };
};

/**
 * Reads `mute` and `unmute`: `mute invalid_scope 1d`, `mute me for 1w`, `mute channel 1h`, `unmute me`. Without a time a mute
 * lasts a day; with a time alone it is the channel. `mute` by itself leaves open what.
 */
export const readMuteCommand = (text: string, catalog: Catalog): MuteCommand | undefined => {
  const [, what, name = 'channel', time] = commandForm.exec(text.trim().toLowerCase()) ?? [];
  if (what === undefined) return undefined;
  if (text.trim().toLowerCase() === 'mute') return { what: 'open' };
  const isTimeAlone = time === undefined && spans[name] !== undefined;
  const subject = subjectOf(isTimeAlone ? 'channel' : name, catalog);
  const span = spans[(isTimeAlone ? name : time) ?? '1d'];
  if (!subject || span === undefined) return { what: 'unclear' };
  return what === 'mute' ? { what: 'mute', wish: { ...subject, span } } : { what: 'unmute', ...subject };
};
