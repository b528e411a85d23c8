import type { Block } from './protocol.ts';

/** A person or bot of the simulator. `isStranger`: from another company, here through a shared channel. */
export interface User {
  readonly id: string;
  readonly handle: string;
  readonly realName: string;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
  readonly isStranger: boolean;
  readonly teamId: string;
  readonly colour: string;
  /** IANA name of the zone that their profile shows. */
  readonly timeZone: string;
}

export type ChannelKind = 'channel' | 'private' | 'im';

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly topic: string;
  /** Epoch seconds. */
  readonly created: number;
  readonly creator: string;
  readonly members: Set<string>;
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

/** A workflow of this workspace: a form that people fill in, whose answers it posts. */
export interface Workflow {
  readonly id: string;
  readonly name: string;
}

/** A message as it is kept. Replaced as a whole when it changes; `ephemeralFor` names the only person who sees it. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly botId?: string;
  /** The workflow that posted it; `user` is its bot id then. */
  readonly workflow?: Workflow;
  readonly subtype?: string;
  readonly blocks?: readonly Block[];
  readonly fileIds?: readonly string[];
  readonly threadTs?: string;
  readonly clientMsgId?: string;
  readonly edited?: { readonly user: string; readonly ts: string };
  readonly ephemeralFor?: string;
  readonly inviter?: string;
  readonly deleted?: boolean;
}

export interface FileRecord {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly filetype: string;
  readonly mode: 'snippet' | 'hosted';
  readonly content: Buffer;
  /** Epoch seconds. */
  readonly created: number;
  readonly channels: readonly string[];
}

/** Values of inputs as Slack's `state.values`: block id, then action id. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, StateValue>>>>;
export interface StateValue {
  readonly type: string;
  readonly [key: string]: unknown;
}

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  readonly emoji?: boolean | undefined;
}

/** A modal or Home tab that Slack took, for one person. */
export interface ViewRecord {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  readonly title?: PlainText;
  readonly submit: PlainText | null;
  readonly close: PlainText | null;
  readonly blocks: readonly Block[];
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly hash: string;
  readonly values: StateValues;
}
