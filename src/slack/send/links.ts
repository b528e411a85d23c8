/** Where a message stands. */
export interface Linked {
  readonly channelId: string;
  readonly ts: string;
  /** The thread that it stands in, if it does. */
  readonly threadTs?: string | undefined;
}

/** Makes the address of a message. */
export type LinkTo = (message: Linked) => string;

/** `home`: the workspace's address as auth.test tells it, ending in a slash. The same form as chat.getPermalink gives. */
export const createLinks =
  (home: string): LinkTo =>
  ({ channelId, ts, threadTs }) => {
    const thread = threadTs === undefined || threadTs === ts ? '' : `?thread_ts=${threadTs}&cid=${channelId}`;
    return `${home}archives/${channelId}/p${ts.replace('.', '')}${thread}`;
  };
