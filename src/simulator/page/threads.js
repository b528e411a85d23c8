/** The replies to a message, oldest first; what only one person sees does not count as a reply. */
export const repliesTo = (messages, ts) =>
  messages.filter((message) => message.thread_ts === ts && message.ts !== ts);

/** True when a message stands in the channel itself and not only in a thread. */
export const isInChannel = (message) => !message.thread_ts || message.thread_ts === message.ts;

/** What the line under a message tells of its thread: { count, authors: user ids, latest: ts }, or null. */
export const threadSummary = (messages, ts) => {
  const replies = repliesTo(messages, ts).filter((message) => !message.ephemeral);
  if (!replies.length) return null;
  return {
    count: replies.length,
    authors: [...new Set(replies.map((reply) => reply.user))].slice(0, 5),
    latest: replies.at(-1).ts,
  };
};
