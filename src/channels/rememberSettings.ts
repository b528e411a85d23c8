import type { ChannelSettings, ChannelStore } from '../cases/ports.ts';

/** How long what was read may be used: with several bots on one database, a choice reaches the others this much later. */
const trustedMs = 2000;
const mostRemembered = 5000;

/** A channel store that remembers settings for a moment, since every message of every channel asks for them. */
export const rememberSettings = (store: ChannelStore, now: () => number): ChannelStore => {
  const known = new Map<string, { readonly settings: Promise<ChannelSettings>; readonly until: number }>();
  const keyOf = (teamId: string, channelId: string) => `${teamId} ${channelId}`;
  return {
    ...store,
    settings: (teamId, channelId) => {
      const key = keyOf(teamId, channelId);
      const remembered = known.get(key);
      if (remembered && remembered.until > now()) return remembered.settings;
      if (known.size >= mostRemembered) known.clear();
      const settings = store.settings(teamId, channelId);
      known.set(key, { settings, until: now() + trustedMs });
      settings.catch(() => known.delete(key));
      return settings;
    },
    configure: async (choice) => {
      await store.configure(choice);
      known.delete(keyOf(choice.teamId, choice.channelId));
    },
  };
};
