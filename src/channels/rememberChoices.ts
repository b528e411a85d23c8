import { createMemo } from '../pacing/memo.ts';
import type { ChannelSettings, ChannelStore, Mute, MuteStore } from './port.ts';

/** What people chose for channels: every message of every channel asks for it. */
interface ChoiceStores {
  readonly channels: ChannelStore;
  readonly mutes: MuteStore;
}

/**
 * The same stores, remembering settings and mutes for a while. With several bots on one database a choice reaches the others
 * that much later.
 */
export const rememberChoices = (
  { channels, mutes }: ChoiceStores,
  options: { readonly lifetimeMs: number; readonly now: () => number },
): ChoiceStores => {
  const settings = createMemo<ChannelSettings>(options);
  const muted = createMemo<readonly Mute[]>(options);
  const keyOf = (teamId: string, channelId: string) => `${teamId} ${channelId}`;
  return {
    channels: {
      ...channels,
      settings: (teamId, channelId) =>
        settings.get(keyOf(teamId, channelId), () => channels.settings(teamId, channelId)),
      configure: async (choice) => {
        await channels.configure(choice);
        settings.forget(keyOf(choice.teamId, choice.channelId));
      },
    },
    mutes: {
      list: async (channel) => {
        const key = keyOf(channel.teamId, channel.channelId);
        const listed = await muted.get(key, () => mutes.list(channel));
        return listed.filter(({ until }) => until === undefined || until > channel.now);
      },
      // A person's mute holds in every channel.
      set: async (mute) => {
        await mutes.set(mute);
        muted.forgetAll();
      },
      lift: async (teamId, id) => {
        const lifted = await mutes.lift(teamId, id);
        muted.forgetAll();
        return lifted;
      },
    },
  };
};
