import type { DeliveryError } from '../journal.ts';

/** What goes to the bot. Commands travel as a form, interactions as a form with one JSON field, events as JSON. */
export interface Parcel {
  readonly kind: 'event' | 'command' | 'interaction';
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryNum: number;
  readonly retryReason?: string;
}

/** How an attempt ended. `status` 0: no answer came. */
export interface SendAttempt {
  readonly status: number;
  readonly error?: DeliveryError;
  /** Body of the acknowledgement: parsed JSON, text, or absent when empty. */
  readonly response?: unknown;
  /** The bot asked not to be sent this again. */
  readonly noRetry?: boolean;
}

/** A way to the bot. */
export interface Transport {
  readonly name: 'http' | 'socket';
  send(parcel: Parcel): Promise<SendAttempt>;
}
