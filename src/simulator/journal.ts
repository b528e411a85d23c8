/** One Web API call, download or response_url post that arrived. The token itself is not kept. */
export interface ApiCall {
  /** `chat.postMessage` and the like; `response_url`, `files.download` for the rest. */
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
  readonly kind: 'event' | 'command' | 'interaction';
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
  readonly calls: readonly ApiCall[];
  readonly deliveries: readonly Delivery[];
  addCall(call: ApiCall): void;
  addDelivery(delivery: Delivery): void;
}

/** Keeps the last `keep` calls and deliveries. */
export function createJournal(keep: number): Journal {
  const calls: ApiCall[] = [];
  const deliveries: Delivery[] = [];
  return {
    calls,
    deliveries,
    addCall: (call) => remember(calls, call, keep),
    addDelivery: (delivery) => remember(deliveries, delivery, keep),
  };
}

/** Forgets a tenth at a time, so that it costs little. */
function remember<T>(list: T[], entry: T, keep: number): void {
  list.push(entry);
  if (list.length > keep) list.splice(0, Math.ceil(keep / 10));
}
