import type { Delivery } from '../journal.ts';

/** How the bot took a command, a press or a submission. `ms`: until it acknowledged. */
export interface Ack {
  readonly ok: boolean;
  readonly status: number;
  readonly ms: number;
  /** Slack's word for what went wrong. */
  readonly error?: string;
}

export function ackOf({ status, ms, error }: Delivery): Ack {
  return { ok: error === undefined, status, ms, ...(error ? { error: wordFor(error) } : {}) };
}

function wordFor(error: NonNullable<Delivery['error']>): string {
  return error === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';
}

export function refusedAck(error: string): Ack {
  return { ok: false, status: 0, ms: 0, error };
}
