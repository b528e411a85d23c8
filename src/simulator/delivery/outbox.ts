import type { Changes } from '../changes.ts';
import type { Delivery, DeliveryError, Journal } from '../journal.ts';
import type { SocketServer } from './socketServer.ts';
import type { Parcel, SendAttempt, Transport } from './transport.ts';

type ConnectedBy = 'http' | 'socket' | 'no';

/** Sends to the bot and writes down every attempt. */
export interface Outbox {
  /** HTTP mode: sends everything to the bot's Request URL. Without it a Socket Mode connection is used. */
  deliverTo(requestUrl: string): void;
  connected(): ConnectedBy;
  /** One attempt. */
  send(parcel: Parcel): Promise<Delivery>;
  /** The first attempt of an event; repeats follow on their own when it fails. */
  sendEvent(body: Parcel['body']): Promise<Delivery>;
  /** Sends a delivery once more, as Slack's repeat number `retryNum` (1). */
  redeliver(index: number, retryNum?: number): Promise<Delivery>;
  /** Forgets planned repeats. */
  stop(): void;
}

interface Deps {
  readonly sockets: SocketServer;
  readonly http: (requestUrl: string) => Transport;
  readonly changes: Changes;
  readonly journal: Journal;
  readonly now: () => number;
  /** Milliseconds before the first, second, … repeat of an event. */
  readonly retryDelaysMs: readonly number[];
}

export function createOutbox(deps: Deps): Outbox {
  const planned = new Set<NodeJS.Timeout>();
  let http: Transport | undefined;
  const transport = () => http ?? (deps.sockets.connected() ? deps.sockets : undefined);

  async function attempt(parcel: Parcel): Promise<Delivery> {
    const at = deps.now();
    const started = performance.now();
    const outcome = (await transport()?.send(parcel)) ?? notConnected;
    const delivery = record(parcel, outcome, { at, ms: performance.now() - started });
    deps.journal.addDelivery(delivery);
    if (parcel.kind === 'event' && delivery.error && !outcome.noRetry) plan(parcel, delivery.error);
    return delivery;
  }

  const send = (parcel: Parcel): Promise<Delivery> => deps.changes.track(attempt(parcel));

  function plan(parcel: Parcel, reason: DeliveryError): void {
    const delay = deps.retryDelaysMs[parcel.retryNum];
    if (delay === undefined || reason === 'not_connected') return;
    const timer = setTimeout(() => {
      planned.delete(timer);
      void send({ ...parcel, retryNum: parcel.retryNum + 1, retryReason: reason });
    }, delay);
    timer.unref();
    planned.add(timer);
  }

  return {
    deliverTo(requestUrl) {
      http = deps.http(requestUrl);
      deps.changes.emit({ kind: 'activity' });
    },
    connected: () => transport()?.name ?? 'no',
    send,
    sendEvent: (body) => send({ kind: 'event', body, retryNum: 0 }),
    redeliver(index, retryNum = 1) {
      const { kind, body, error } = deliveryAt(deps.journal, index);
      return send({ kind, body, retryNum, retryReason: error ?? 'http_timeout' });
    },
    stop() {
      for (const timer of planned) clearTimeout(timer);
      planned.clear();
    },
  };
}

function deliveryAt(journal: Journal, index: number): Delivery {
  const found = journal.deliveries.at(index);
  if (!found) throw new Error(`There is no delivery ${index}; there are ${journal.deliveries.length}`);
  return found;
}

const notConnected: SendAttempt = { status: 0, error: 'not_connected' };

function record(
  parcel: Parcel,
  outcome: SendAttempt,
  time: { readonly at: number; readonly ms: number },
): Delivery {
  const { noRetry: _, ...ended } = outcome;
  return { ...parcel, ...ended, ...time };
}
