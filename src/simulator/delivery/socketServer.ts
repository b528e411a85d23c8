import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Ids } from '../ids.ts';
import { createPendingAcks } from './pendingAcks.ts';
import type { Parcel, SendAttempt, Transport } from './transport.ts';

const envelopeTypes = {
  event: 'events_api',
  command: 'slash_commands',
  interaction: 'interactive',
} as const;
const maxFrameBytes = 1024 * 1024;
const pingEveryMs = 10_000;
const goodbyeMs = 500;

/** Socket Mode: an address per connection, envelopes out, acknowledgements in. Source: docs.slack.dev/apis/events-api/using-socket-mode. */
export interface SocketServer extends Transport {
  /** A new address for one connection. */
  ticket(base: string): string;
  connected(): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
}

interface Deps {
  readonly ids: Ids;
  readonly appId: string;
  readonly ackTimeoutMs: number;
  /** Called when a connection came or went. */
  readonly onChange: () => void;
}

export function createSocketServer({ ids, appId, ackTimeoutMs, onChange }: Deps): SocketServer {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes });
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const acks = createPendingAcks(ackTimeoutMs);
  const pings = setInterval(() => {
    for (const socket of open) socket.ping();
  }, pingEveryMs).unref();

  function welcome(socket: WebSocket): void {
    open.push(socket);
    socket.on('message', (data) => acks.receive(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      open.splice(open.indexOf(socket), 1);
      onChange();
    });
    const debug_info = { host: 'slack-simulator', build_number: 1, approximate_connection_time: 18_060 };
    const connection_info = { app_id: appId };
    tell(socket, { type: 'hello', num_connections: open.length, debug_info, connection_info });
    onChange();
  }

  function send(parcel: Parcel): Promise<SendAttempt> {
    const socket = open.at(-1);
    if (!socket) return Promise.resolve({ status: 0, error: 'not_connected' });
    const id = ids.hex(32);
    const ended = acks.wait(id, socket);
    tell(socket, envelopeOf(id, parcel));
    return ended;
  }

  return {
    name: 'socket',
    send,
    connected: () => open.length > 0,
    ticket(base) {
      const ticket = ids.secret(32);
      tickets.add(ticket);
      return `${base.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket');
      if (!ticket || !tickets.delete(ticket)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    async close() {
      clearInterval(pings);
      await Promise.all(open.map(goodbye));
      server.close();
    },
  };
}

/** Ends a connection by the book; one that does not answer is cut off. */
function goodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.terminate(), goodbyeMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.close(1000);
  });
}

function envelopeOf(id: string, parcel: Parcel): Readonly<Record<string, unknown>> {
  const retry = { retry_attempt: parcel.retryNum, retry_reason: parcel.retryReason ?? '' };
  return {
    envelope_id: id,
    payload: parcel.body,
    type: envelopeTypes[parcel.kind],
    accepts_response_payload: parcel.kind === 'command' || parcel.kind === 'interaction',
    ...(parcel.kind === 'event' ? retry : {}),
  };
}

function tell(socket: WebSocket, message: Readonly<Record<string, unknown>>): void {
  socket.send(JSON.stringify(message));
}
