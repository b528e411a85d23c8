/** Who acts, and from where. Ids are Slack's. */
export interface Actor {
  readonly teamId: string;
  readonly userId: string;
  readonly channelId: string;
}

/** How a paste reached us. Only `message` is unasked: there we speak only when sure. */
export const doors = ['command', 'message', 'mention', 'direct', 'shortcut'] as const;
export type Door = (typeof doors)[number];

/** A text that somebody pasted, with where and by whom. A slash command has no message, hence no `messageTs`. */
export interface Paste {
  readonly text: string;
  readonly door: Door;
  readonly by: Actor;
  readonly messageTs?: string;
  /** Reads the first message of the thread, for a paste that holds no error itself. */
  readonly threadStart?: () => Promise<string | undefined>;
}
