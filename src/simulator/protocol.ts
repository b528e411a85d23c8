import { z } from 'zod';

/**
 * What the page and the server say to each other, as JSON on one origin:
 * GET /page/state?as=USER -> PageState · GET /page/events?as=USER -> `event: change` with a PageChange · POST /page/action with a PageAction -> PageAnswer.
 */

const id = z.string().min(1).max(300);
const ts = z.string().regex(/^\d{1,12}\.\d{1,6}$/, 'a ts such as 1700000000.000100');
/** How long a person’s text may be is said in plain words, where it is sent. */
const text = z.string();
const selected = z.union([z.string().max(10_000), z.array(z.string().max(10_000)).max(100), z.null()]);
const where = z.enum(['message', 'modal', 'home']);
const as = { as: id };

/** One value of an input as a person leaves it: text, option value, id, or several of them; null for empty. */
export type Selected = z.infer<typeof selected>;

const place = {
  where,
  channel: id.optional(),
  ts: ts.optional(),
  viewId: id.optional(),
  blockId: id,
  actionId: id,
};

/** Everything a person can do, as the page posts it. */
export const pageActionSchema = z.discriminatedUnion('do', [
  z.strictObject({
    ...as,
    do: z.literal('say'),
    channel: id,
    text,
    threadTs: ts.optional(),
    inWorkflow: z.boolean().optional(),
  }),
  z.strictObject({ ...as, do: z.literal('edit'), channel: id, ts, text }),
  z.strictObject({ ...as, do: z.literal('remove'), channel: id, ts }),
  z.strictObject({
    ...as,
    do: z.literal('command'),
    channel: id,
    command: z.string().regex(/^\/\S{1,31}$/),
    text: text.default(''),
  }),
  z.strictObject({ ...as, do: z.literal('press'), ...place, value: z.string().max(3000).optional() }),
  z.strictObject({ ...as, do: z.literal('choose'), ...place, selected }),
  z.strictObject({
    ...as,
    do: z.literal('shortcut'),
    callbackId: id,
    channel: id,
    /** Absent for a global shortcut. */
    ts: ts.optional(),
  }),
  z.strictObject({
    ...as,
    do: z.literal('submit'),
    viewId: id,
    values: z.record(id, z.record(id, selected)).default({}),
  }),
  z.strictObject({ ...as, do: z.literal('closeModal'), viewId: id, all: z.boolean().optional() }),
  z.strictObject({ ...as, do: z.literal('openHome') }),
  z.strictObject({
    ...as,
    do: z.literal('upload'),
    channel: id,
    threadTs: ts.optional(),
    name: z.string().min(1).max(255),
    contentBase64: z.base64().max(14_000_000),
    text: text.optional(),
    snippet: z.boolean().optional(),
  }),
  z.strictObject({ ...as, do: z.literal('invite'), channel: id }),
  z.strictObject({ ...as, do: z.literal('kick'), channel: id }),
]);

export type PageAction = z.infer<typeof pageActionSchema>;

/** The answer to an action. `errors` names blocks of a modal that was not taken; `error` is in plain words. */
export type PageAnswer =
  | { readonly ok: true; readonly ts?: string; readonly channel?: string; readonly viewId?: string }
  | { readonly ok: false; readonly error: string; readonly errors?: Readonly<Record<string, string>> };

/** A block, element or other part of Block Kit as Slack carries it. */
export interface Block {
  readonly type: string;
  readonly block_id: string;
  readonly [key: string]: unknown;
}

export interface PageFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  /** Bytes. */
  readonly size: number;
  /** Same-origin address that the page may load. */
  readonly url: string;
  /** First lines of a text file. */
  readonly preview?: string;
}

export interface PageMessage {
  readonly ts: string;
  readonly user: string;
  readonly bot_id?: string;
  /** Name of the workflow that posted it. */
  readonly workflow?: string;
  /** As Slack stores it: entities and mrkdwn. */
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly thread_ts?: string;
  readonly reply_count?: number;
  readonly edited?: { readonly ts: string };
  readonly ephemeral?: boolean;
  readonly files?: readonly PageFile[];
  readonly subtype?: string;
  readonly deleted?: boolean;
}

export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly kind: 'person' | 'bot' | 'guest';
  /** Avatar colour, `#rrggbb`. */
  readonly colour: string;
}

export interface PageChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'im';
  readonly topic: string;
  readonly botIsMember: boolean;
  readonly members: readonly string[];
  readonly latestTs: string | null;
}

/** A modal or a Home tab as the page renders it. */
export interface PageView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly callback_id: string;
  readonly title?: { readonly type: 'plain_text'; readonly text: string };
  readonly submit: { readonly type: 'plain_text'; readonly text: string } | null;
  readonly close: { readonly type: 'plain_text'; readonly text: string } | null;
  readonly blocks: readonly Block[];
  /** What the person typed so far, as Slack's `state`. */
  readonly state: { readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  readonly hash: string;
}

interface PageShortcut {
  readonly callback_id: string;
  readonly name: string;
  readonly description: string;
}

export interface PageState {
  readonly team: { readonly id: string; readonly name: string };
  readonly me: PageUser;
  /** Whom the page may be. */
  readonly people: readonly PageUser[];
  readonly bot: {
    readonly userId: string;
    readonly botId: string;
    readonly name: string;
    readonly commands: readonly {
      readonly command: string;
      readonly description: string;
      readonly usage_hint?: string;
    }[];
    readonly messageShortcuts: readonly PageShortcut[];
    readonly globalShortcuts: readonly PageShortcut[];
    readonly homeEnabled: boolean;
  };
  readonly channels: readonly PageChannel[];
  readonly users: Readonly<Record<string, PageUser>>;
  readonly groups: Readonly<Record<string, { readonly handle: string; readonly name: string }>>;
  /** By channel, oldest first; replies carry thread_ts; own ephemerals are among them. */
  readonly messages: Readonly<Record<string, readonly PageMessage[]>>;
  readonly modal: PageView | null;
  readonly home: PageView | null;
  readonly examples: readonly { readonly title: string; readonly text: string }[];
  readonly botConnected: 'http' | 'socket' | 'no';
  /** The last change that this state holds: events with a higher seq are news. */
  readonly seq: number;
}

/** One thing that changed. `seq` rises by one or more for a reader (changes that others alone see are skipped). */
export type PageChange =
  | {
      readonly seq: number;
      readonly kind: 'message' | 'ephemeral';
      readonly channel: string;
      readonly ts: string;
      readonly message: PageMessage;
    }
  | { readonly seq: number; readonly kind: 'delete'; readonly channel: string; readonly ts: string }
  | {
      readonly seq: number;
      readonly kind: 'modal';
      readonly modal: PageView | null;
    }
  | { readonly seq: number; readonly kind: 'home'; readonly home: PageView | null }
  | { readonly seq: number; readonly kind: 'channel'; readonly channel: PageChannel }
  | {
      readonly seq: number;
      readonly kind: 'connection';
      readonly botConnected: PageState['botConnected'];
    }
  | {
      readonly seq: number;
      readonly kind: 'notice';
      readonly text: string;
      readonly channel?: string;
      readonly threadTs?: string;
    };
