import { judge, type Refusal } from './authority.ts';
import type { ChannelDeps } from './deps.ts';
import { isWatched } from './overhearing.ts';
import type { Actor, CardPlace, ChannelPlace } from './places.ts';
import type { Language } from './port.ts';

/** Takes down a person's choice for the channel they are in, unless it is not theirs to make. */
export const watch = async (by: Actor, watched: boolean, deps: ChannelDeps): Promise<Refusal | undefined> => {
  const judgement = await judge({ act: 'set up a channel', place: 'channel' }, by, deps);
  if (judgement.kind === 'refused') return judgement;
  await deps.store.channels.configure({ ...by, settings: { watched }, by: by.userId, at: deps.now() });
  const subject = watched ? 'watched' : 'mentions only';
  deps.audit({ act: 'watching changed', user: by.userId, channel: by.channelId, subject });
  return undefined;
};

/** What our introduction to a channel says now, and where it stands. */
interface Introduction {
  readonly card?: CardPlace;
  readonly watched: boolean;
  readonly language: Language;
}

export const introduction = async (place: ChannelPlace, deps: ChannelDeps): Promise<Introduction> => {
  const { teamId, channelId } = place;
  const [card, settings] = await Promise.all([
    deps.store.channels.introduction(teamId, channelId),
    deps.store.channels.settings(teamId, channelId),
  ]);
  const watched = isWatched(settings, place, deps);
  return { ...(card ? { card } : {}), watched, language: settings.language };
};

/** We were added to a channel: once, ever, we say who we are. Undefined when we have said so before. */
export const introduce = async (
  place: ChannelPlace,
  deps: ChannelDeps,
): Promise<Introduction | undefined> => {
  const { teamId, channelId } = place;
  const isFirst = await deps.store.channels.introduce({ teamId, channelId, at: deps.now() });
  return isFirst ? introduction(place, deps) : undefined;
};
