import { unlessAway } from './away.ts';
import type { DeskDeps } from './desk.ts';
import type { Actor } from './paste.ts';

type Place = Pick<Actor, 'teamId' | 'channelId'>;

/** Whether we read along in a channel: what people chose there, else what the operator listed. */
export const isWatched = async ({ teamId, channelId }: Place, deps: DeskDeps): Promise<boolean> => {
  const chosen = await unlessAway(deps.store.channels.settings(teamId, channelId), () => undefined);
  return chosen?.watched ?? deps.supportChannels.includes(channelId);
};

/** Takes down a person's choice for the channel they are in. */
export const watch = (by: Actor, watched: boolean, { store, now }: DeskDeps): Promise<void> =>
  store.channels.configure({ ...by, settings: { watched }, by: by.userId, at: now() });

export type Introduction =
  | { readonly kind: 'silence' }
  | { readonly kind: 'introduce'; readonly watched: boolean };

/** We were added to a channel: once, ever, we say who we are. */
export const introduce = async (place: Place, deps: DeskDeps): Promise<Introduction> => {
  const { teamId, channelId } = place;
  if (!(await deps.store.channels.introduce({ teamId, channelId, at: deps.now() })))
    return { kind: 'silence' };
  return { kind: 'introduce', watched: await isWatched(place, deps) };
};
