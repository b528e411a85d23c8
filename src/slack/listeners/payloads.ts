import type { AckFn, RespondFn, ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';

/** The parts of what Bolt hands to a listener that ours use. */
export interface PayloadContext {
  readonly teamId?: string | undefined;
  readonly enterpriseId?: string | undefined;
  readonly botUserId?: string | undefined;
  readonly botId?: string | undefined;
}

/** An event: `event` is read by its listener. */
export interface EventPayload {
  readonly event: unknown;
  readonly client: WebClient;
  readonly context: PayloadContext;
  readonly body: { readonly team_id: string };
}

/** A press of a button or a choice. */
export interface ClickPayload {
  readonly ack: () => Promise<void>;
  readonly body: unknown;
  readonly client: WebClient;
  readonly context: PayloadContext;
  readonly respond: RespondFn;
}

/** A shortcut that belongs to no message. */
export interface GlobalShortcutPayload {
  readonly ack: () => Promise<void>;
  readonly client: WebClient;
  readonly shortcut: { readonly trigger_id: string };
}

/** A form that was sent. */
export interface FormPayload {
  readonly ack: AckFn<ViewResponseAction>;
  readonly body: { readonly team?: { readonly id: string } | null; readonly user: { readonly id: string } };
  readonly client: WebClient;
  readonly context: PayloadContext;
  readonly view: { readonly private_metadata: string; readonly state: { readonly values: unknown } };
}
