import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { SendAttempt } from './transport.ts';

const ackSchema = z.object({ envelope_id: z.string(), payload: z.unknown() });

/** Envelopes that the app has not acknowledged yet. */
interface PendingAcks {
  /** How the envelope `id` on this connection ends: acknowledged, too late, or cut off. */
  wait(id: string, socket: WebSocket): Promise<SendAttempt>;
  /** Takes what came in on a connection. */
  receive(data: string): void;
}

export function createPendingAcks(ackTimeoutMs: number): PendingAcks {
  const pending = new Map<string, (outcome: SendAttempt) => void>();
  return {
    wait(id, socket) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle({ status: 0, error: 'http_timeout' }), ackTimeoutMs);
        const gone = (): void => settle({ status: 0, error: 'connection_failed' });
        function settle(outcome: SendAttempt): void {
          clearTimeout(timer);
          pending.delete(id);
          socket.off('close', gone);
          resolve(outcome);
        }
        pending.set(id, settle);
        socket.once('close', gone);
      });
    },
    receive(data) {
      const ack = ackSchema.safeParse(parsed(data));
      if (!ack.success) return;
      const { envelope_id, payload } = ack.data;
      pending.get(envelope_id)?.({ status: 200, ...(isEmpty(payload) ? {} : { response: payload }) });
    },
  };
}

function isEmpty(payload: unknown): boolean {
  return !payload || (typeof payload === 'object' && Object.keys(payload).length === 0);
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
