import { judge, type Refusal } from './authority.ts';
import type { ChannelDeps, MuteChange } from './deps.ts';
import { type MuteUnclear, readMuteCommand } from './muteCommand.ts';
import type { Actor } from './places.ts';
import { type Mute, type MuteKind, type MuteWish, muteSpans } from './port.ts';

export type MuteAnswer =
  | { readonly kind: 'muted'; readonly mute: Mute }
  | { readonly kind: 'lifted'; readonly mute: Mute }
  /** What is to be muted was not said. */
  | { readonly kind: 'open' }
  | ({ readonly kind: 'unclear' } & Pick<MuteUnclear, 'part' | 'said'>)
  /** There is no such error, or no such mute. */
  | { readonly kind: 'unknown' }
  | Refusal;

/** A mute of a channel concerns everybody there, so guests may not set or lift one; their own messages are theirs to decide. */
const refusalFor = async (kind: MuteKind, by: Actor, deps: ChannelDeps): Promise<Refusal | undefined> => {
  const act = kind === 'person' ? 'mute oneself' : 'set up a channel';
  const judgement = await judge({ act, place: 'channel' }, by, deps);
  return judgement.kind === 'refused' ? judgement : undefined;
};

/** Notes it, and tells the channel that it concerns; what somebody decides for their own messages is told to nobody else. */
const announce = async ({ what, mute, by }: MuteChange, deps: ChannelDeps) => {
  const act = what === 'muted' ? 'muted' : 'mute lifted';
  deps.audit({ act, user: by.userId, channel: by.channelId, subject: mute.kind });
  if (mute.kind !== 'person') await deps.announceMute({ what, mute, by });
};

/** Mutes what somebody asked for, until its time is over or somebody lifts it. */
export const mute = async (wish: MuteWish, by: Actor, deps: ChannelDeps): Promise<MuteAnswer> => {
  if (wish.kind === 'entry' && !deps.catalog.byId(wish.entryId ?? '')) return { kind: 'unknown' };
  const refusal = await refusalFor(wish.kind, by, deps);
  if (refusal) return refusal;
  const spanMs = muteSpans[wish.span];
  const subjects = { channel: '', entry: wish.entryId ?? '', person: by.userId };
  const set: Mute = {
    id: deps.newId(),
    teamId: by.teamId,
    channelId: wish.kind === 'person' ? '' : by.channelId,
    kind: wish.kind,
    subject: subjects[wish.kind],
    ...(spanMs === undefined ? {} : { until: deps.now() + spanMs }),
    by: by.userId,
    at: deps.now(),
  };
  await deps.store.mutes.set(set);
  await announce({ what: 'muted', mute: set, by }, deps);
  return { kind: 'muted', mute: set };
};

/** The mutes that this person may see and lift here: the channel’s, and their own. */
export const mutesFor = async (by: Actor, { store, now }: ChannelDeps): Promise<readonly Mute[]> => {
  const mutes = await store.mutes.list({ ...by, now: now() });
  return mutes.filter(({ kind, subject }) => kind !== 'person' || subject === by.userId);
};

/** Lifts a mute that this person may lift. */
export const unmute = async (id: string, by: Actor, deps: ChannelDeps): Promise<MuteAnswer> => {
  const found = (await mutesFor(by, deps)).find((one) => one.id === id);
  if (!found) return { kind: 'unknown' };
  const refusal = await refusalFor(found.kind, by, deps);
  if (refusal) return refusal;
  const lifted = await deps.store.mutes.lift(by.teamId, id);
  if (!lifted) return { kind: 'unknown' };
  await announce({ what: 'lifted', mute: lifted, by }, deps);
  return { kind: 'lifted', mute: lifted };
};

/** Carries out `mute …` or `unmute …`; undefined for a text that asks for neither. */
export const obeyMute = async (
  text: string,
  by: Actor,
  deps: ChannelDeps,
): Promise<MuteAnswer | undefined> => {
  const command = readMuteCommand(text, deps.catalog);
  switch (command?.what) {
    case undefined:
      return undefined;
    case 'open':
      return { kind: 'open' };
    case 'unclear':
      return { kind: 'unclear', part: command.part, said: command.said };
    case 'mute':
      return mute(command.wish, by, deps);
    case 'unmute': {
      const subject = command.entryId ?? '';
      const found = (await mutesFor(by, deps)).find(
        (one) => one.kind === command.kind && (one.kind !== 'entry' || one.subject === subject),
      );
      return found ? unmute(found.id, by, deps) : { kind: 'unknown' };
    }
  }
};
