/** The replies to a message, oldest first; what only one person sees does not count as a reply. */
export const repliesTo = (messages, ts) =>
  messages.filter((message) => message.thread_ts === ts && message.ts !== ts);

/** True when a message stands in the channel itself and not only in a thread. */
export const isInChannel = (message) => !message.thread_ts || message.thread_ts === message.ts;

/** Who wrote the messages, each once: what `authorOf` needs of them. */
const authorsOf = (messages) => {
  const authors = messages.map(({ user, bot_id, workflow }) => [user, { user, bot_id, workflow }]);
  return [...new Map(authors).values()];
};

/** What the line under a message tells of its thread: { count, authors, latest: ts }, or null. */
export const threadSummary = (messages, ts) => {
  const replies = repliesTo(messages, ts).filter((message) => !message.ephemeral);
  if (!replies.length) return null;
  return {
    count: replies.length,
    authors: authorsOf(replies).slice(0, 5),
    latest: replies.at(-1).ts,
  };
};

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
