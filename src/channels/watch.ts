import type { ChannelDeps } from './deps.ts';
import type { Actor, CardPlace, ChannelPlace } from './places.ts';
import type { ChannelSettings, Language } from './port.ts';

/** Whether we read along in a channel: what people chose there, else what the operator listed. */
export const isWatched = (
  { watched }: Pick<ChannelSettings, 'watched'>,
  { channelId }: Pick<ChannelPlace, 'channelId'>,
  { supportChannels }: Pick<ChannelDeps, 'supportChannels'>,
): boolean => watched ?? supportChannels.includes(channelId);

/** Takes down a person's choice for the channel they are in. */
export const watch = (by: Actor, watched: boolean, { store, now }: ChannelDeps): Promise<void> =>
  store.channels.configure({ ...by, settings: { watched }, by: by.userId, at: now() });

/** What our introduction to a channel says now, and where it stands. */
export interface Introduction {
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
