import { isInChannel } from './threads.js';

const latest = (messages = []) => messages.at(-1)?.ts ?? '0';

/** Remembers how far a person has read each channel since the page was opened. */
export const createUnread = () => {
  const readTo = new Map();
  return {
    /** A new person has read everything that was there before. */
    start: (state) => {
      for (const channel of state.channels) readTo.set(channel.id, latest(state.messages[channel.id]));
    },
    read: ({ channel }, state) => readTo.set(channel.id, latest(state.messages[channel.id])),
    count: (channel, state) => {
      const since = Number(readTo.get(channel.id) ?? 0);
      const isNews = (message) =>
        Number(message.ts) > since && message.user !== state.me.id && isInChannel(message);
      return (state.messages[channel.id] ?? []).filter(isNews).length;
    },
  };
};
