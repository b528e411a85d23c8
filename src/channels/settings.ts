import type { CatalogEntry } from '../catalog/schema.ts';
import { judge, type Refusal } from './authority.ts';
import type { ChannelDeps } from './deps.ts';
import { mutesFor } from './mute.ts';
import { isWatched } from './overhearing.ts';
import type { Actor } from './places.ts';
import type { ChannelSettings, Mute } from './port.ts';

/** The settings of a channel as they work now. */
export interface Settings extends Required<ChannelSettings> {
  readonly kind: 'settings';
  /** Only admins may switch the warning of posters. */
  readonly isAdmin: boolean;
  /** What is muted here, the person's own messages among it. */
  readonly mutes: readonly (Mute & { readonly entry?: CatalogEntry })[];
  readonly timeZone: string;
}

/** What may be chosen: the settings alone. */
export type SettingsChoice = Required<ChannelSettings>;

type SettingsAnswer = Settings | Refusal;

/** What the channel is set to; guests and people of other companies may not see or change it. */
export const readSettings = async (by: Actor, deps: ChannelDeps): Promise<SettingsAnswer> => {
  const judgement = await judge({ act: 'set up a channel', place: 'channel' }, by, deps);
  if (judgement.kind === 'refused') return judgement;
  const settings = await deps.store.channels.settings(by.teamId, by.channelId);
  const admin = await judge({ act: 'switch the warning of posters', place: 'channel' }, by, deps);
  const isAdmin = admin.kind === 'may';
  const watched = isWatched(settings, by, deps);
  const { digest = by.channelId === deps.digestChannel } = settings;
  const mutes = (await mutesFor(by, deps)).map((mute) => {
    const entry = mute.kind === 'entry' ? deps.catalog.byId(mute.subject) : undefined;
    return { ...mute, ...(entry ? { entry } : {}) };
  });
  return { kind: 'settings', ...settings, watched, digest, isAdmin, mutes, timeZone: deps.timeZone };
};

/** Takes down what a person chose; the switch of the warning is left as it is where they are no admin. */
export const changeSettings = async (
  chosen: SettingsChoice,
  by: Actor,
  deps: ChannelDeps,
): Promise<SettingsAnswer> => {
  const before = await readSettings(by, deps);
  if (before.kind === 'refused') return before;
  const settings = { ...chosen, warnsPosters: before.isAdmin ? chosen.warnsPosters : before.warnsPosters };
  await deps.store.channels.configure({ ...by, settings, by: by.userId, at: deps.now() });
  deps.audit({ act: 'settings changed', user: by.userId, channel: by.channelId });
  return { ...before, ...settings };
};
