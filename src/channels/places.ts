/** A channel of Slack. Ids are Slack's. */
export interface ChannelPlace {
  readonly teamId: string;
  readonly channelId: string;
}

/** A message of Slack. */
export interface MessagePlace extends ChannelPlace {
  readonly messageTs: string;
}

/** Where a card stands in Slack. */
export interface CardPlace {
  readonly channelId: string;
  readonly ts: string;
}

/** Who acts, and from where. */
export interface Actor extends ChannelPlace {
  readonly userId: string;
  /** The organisation (Enterprise Grid) that we were reached through, if any. */
  readonly enterpriseId?: string;
}

/** Who speaks where it is no person: a bot that the operator listed, another one, or a workflow, which posts what people filled in. */
export type Bot = 'listed' | 'other' | 'workflow';

/** Where a message stands. */
interface Linked {
  readonly channelId: string;
  readonly ts: string;
  /** The thread that it stands in, if it does. */
  readonly threadTs?: string | undefined;
}

/** Makes the address of a message. */
export type LinkTo = (message: Linked) => string;
