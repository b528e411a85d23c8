/** One Web API call, upload, download or response_url post that arrived. The token itself is not kept. */
export interface ApiCall {
  /** `chat.postMessage` and the like; `response_url`, `files.upload`, `files.download` for the rest. */
  readonly method: string;
  readonly tokenOk: boolean;
  readonly args: Readonly<Record<string, unknown>>;
  /** HTTP status of the answer; 0 when the connection was dropped. */
  readonly status: number;
  readonly answer: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds of arrival. */
  readonly at: number;
  /** Milliseconds until the answer. */
  readonly ms: number;
}

/** One attempt to send something to the bot. */
export interface Delivery {
  readonly kind: 'event' | 'command' | 'interaction' | 'verification';
  readonly body: Readonly<Record<string, unknown>>;
  /** HTTP status of the bot's answer (200 for an acknowledged envelope); 0 when none came. */
  readonly status: number;
  readonly error?: DeliveryError;
  /** What the bot acknowledged with, if anything. */
  readonly response?: unknown;
  /** Milliseconds until the bot acknowledged. */
  readonly ms: number;
  readonly at: number;
  /** 0 for the first attempt. */
  readonly retryNum: number;
  readonly retryReason?: string;
}

/** Slack's words for X-Slack-Retry-Reason; `not_connected`: the bot is nowhere to be reached. */
export type DeliveryError = 'http_timeout' | 'connection_failed' | 'http_error' | 'not_connected';

export interface Journal {
  readonly calls: ApiCall[];
  readonly deliveries: Delivery[];
}

export const keepAtMost = 10_000;

/** Appends to a list that forgets its oldest entries (a tenth at a time, so that it costs little). */
export function remember<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > keepAtMost) list.splice(0, keepAtMost / 10);
}
