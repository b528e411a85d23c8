import type { CardPlace } from '../cases/case.ts';
import type { DeskDeps } from '../cases/desk.ts';
import type { Actor, Paste } from '../cases/paste.ts';
import type { BotChoice, ChannelSettings, Language, QuietHours } from '../cases/ports.ts';
import { unlessAway } from '../cases/whenStoreIsDown.ts';
import { createWallClock } from '../escalations/businessHours.ts';

type Place = Pick<Actor, 'teamId' | 'channelId'>;

/** Whether we read along in a channel: what people chose there, else what the operator listed. */
export const isWatched = async ({ teamId, channelId }: Place, deps: DeskDeps): Promise<boolean> => {
  const chosen = await unlessAway(deps.store.channels.settings(teamId, channelId), () => undefined);
  return chosen?.watched ?? deps.supportChannels.includes(channelId);
};

/** Whether a minute of the day lies in quiet hours, which may go over midnight. */
export const isQuiet = (minutes: number, { from, to }: QuietHours): boolean =>
  from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;

const readsBots: Readonly<Record<BotChoice, readonly Paste['bot'][]>> = {
  none: [undefined],
  listed: [undefined, 'listed'],
  all: [undefined, 'listed', 'other'],
};

/** Whether a message may be read unasked: the channel is watched, it is no quiet hour, and a bot that speaks is one to be read. */
export const mayOverhear = (
  { by, bot }: Pick<Paste, 'by' | 'bot'>,
  { watched, bots, quiet }: ChannelSettings,
  { supportChannels, reminders, now }: DeskDeps,
): boolean => {
  if (!(watched ?? supportChannels.includes(by.channelId))) return false;
  if (!readsBots[bots].includes(bot)) return false;
  return quiet === null || !isQuiet(createWallClock(reminders.hours.timeZone)(now()).minutes, quiet);
};

/** Takes down a person's choice for the channel they are in. */
export const watch = (by: Actor, watched: boolean, { store, now }: DeskDeps): Promise<void> =>
  store.channels.configure({ ...by, settings: { watched }, by: by.userId, at: now() });

export type Introduction =
  | { readonly kind: 'silence' }
  | { readonly kind: 'introduce'; readonly watched: boolean; readonly language: Language };

/** What our introduction to a channel says now, and where it stands. */
export const introductionNow = async (
  { teamId, channelId }: Place,
  deps: DeskDeps,
): Promise<{ readonly card?: CardPlace; readonly watched: boolean; readonly language: Language }> => {
  const [card, { language }, watched] = await Promise.all([
    deps.store.channels.introduction(teamId, channelId),
    deps.store.channels.settings(teamId, channelId),
    isWatched({ teamId, channelId }, deps),
  ]);
  return { ...(card ? { card } : {}), watched, language };
};

/** We were added to a channel: once, ever, we say who we are. */
export const introduce = async (place: Place, deps: DeskDeps): Promise<Introduction> => {
  const { teamId, channelId } = place;
  if (!(await deps.store.channels.introduce({ teamId, channelId, at: deps.now() })))
    return { kind: 'silence' };
  return { kind: 'introduce', ...(await introductionNow(place, deps)) };
};
