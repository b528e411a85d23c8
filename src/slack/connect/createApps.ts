import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import { ZodError } from 'zod';
import type { Metrics } from '../../observability/metrics.ts';
import { type Admission, admit, type Recipient } from './admit.ts';
import type { Sink } from './clientOptions.ts';
import type { Connected } from './connect.ts';

/**
 * Bolt asks every listener about every payload. Events come by thousands and have few listeners, so they have an app of their own;
 * `acts` takes commands, clicks, forms and shortcuts.
 */
export interface Apps {
  readonly events: App;
  readonly acts: App;
}

/** For an app that gets its payloads from another one. */
const handedOver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

/** The Bolt apps, without listeners. */
export const createApps = async (connected: Connected): Promise<Apps> => {
  const { connection, identity, clientOptions, briefOptions, logger, receiver } = connected;
  const { botUserId, botId, teamId, isOrganisation } = identity;
  const { botToken } = connection;
  const common = {
    // Whoever clicks, also of another company, acts in the workspace that the bot is installed in.
    authorize: async () => ({ botToken, botUserId, botId, ...(isOrganisation ? {} : { teamId }) }),
    logger,
    convoStore: false,
    extendedErrorHandler: true,
    deferInitialization: true,
  } as const;
  const apps = {
    events: new App({ ...common, clientOptions, receiver }),
    acts: new App({ ...common, clientOptions: briefOptions, receiver: handedOver }),
  };
  await Promise.all([apps.events.init(), apps.acts.init()]);
  return apps;
};

const mostRemembered = 10_000;

/** Whether an id came before, among the last ones: Slack repeats an event until it hears that it arrived. */
const createSeenBefore = (): ((id: string) => boolean) => {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return true;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest);
    return false;
  };
};

/** Does the work that an event is about, when its turn has come. */
export type InLane = (event: unknown, work: () => Promise<void>) => Promise<void>;

interface GuardDeps {
  /** Whom payloads must be meant for, as far as that is known by now. */
  readonly recipient: () => Recipient;
  readonly log: Pick<Sink, 'warn' | 'error'>;
  readonly metrics: Metrics;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly inLane: InLane;
  /** Whether the error handler has dealt with this body: then Slack is to see that it was not taken. */
  readonly hasFailed: (body: object) => boolean;
}

const causeOf = (error: unknown): unknown =>
  error instanceof Error && 'original' in error ? error.original : error;

/** True for what a listener throws when a signed payload is not as it must be. */
export const isMalformedPayload = (error: unknown): boolean => {
  const cause = causeOf(error);
  return cause instanceof ZodError || cause instanceof SyntaxError;
};

type Admitted = Extract<Admission, { kind: 'admitted' }>;

const refusals: Readonly<Record<Extract<Admission, { kind: 'refused' }>['reason'], string>> = {
  shape: 'Refused a payload that is not as Slack makes them.',
  app: 'Refused a payload for another app.',
  team: 'Refused a payload for another workspace.',
  address: 'Refused a payload that wants its answer sent elsewhere than to Slack.',
};

/**
 * Stands before the apps, where the receiver hands over (the app of events): lets in what looks as Slack's payloads do, once,
 * measures it, and sees to it that everything else ends in one line of the log and an acknowledgement, so that Slack neither waits nor
 * repeats it.
 */
export const guard = (
  { events, acts }: Apps,
  { recipient, log, metrics, inLane, now, hasFailed }: GuardDeps,
): void => {
  const seenBefore = createSeenBefore();
  const handleEvent = events.processEvent.bind(events);

  const failedOn = (error: unknown) => {
    if (isMalformedPayload(error)) metrics.count('refusals', { reason: 'shape' });
    if (isMalformedPayload(error)) log.warn(refusals.shape);
    else log.error('Failed to handle a payload.');
  };

  const act = async (event: ReceiverEvent) => {
    let acked = false;
    const ack: ReceiverEvent['ack'] = (response) => {
      acked = true;
      return event.ack(response);
    };
    await acts.processEvent({ ...event, ack }).catch(failedOn);
    // What no listener knows is acknowledged as well; what failed is not, so that a form stays open.
    if (!acked && !hasFailed(event.body)) await event.ack();
  };

  /** Bolt gets an event when its turn has come: its chain of listeners takes many times the memory of what waits. */
  const hear = (body: ReceiverEvent['body']) =>
    inLane(body.event, () => handleEvent({ body, ack: async () => {} })).catch(failedOn);

  const measured = async ({ what, sentAt }: Admitted, work: () => Promise<void>) => {
    const started = performance.now();
    metrics.count('events', { kind: what });
    await work();
    metrics.handled(what, (performance.now() - started) / 1000);
    if (sentAt !== undefined) metrics.lagged(what, Math.max(0, now() - sentAt) / 1000);
  };

  /** Nobody waits for it, and nothing here holds its request. */
  const queue = (body: ReceiverEvent['body'], admitted: Admitted) =>
    void measured(admitted, () => hear(body));

  events.processEvent = async (event) => {
    const { body } = event;
    const admission = admit(body, recipient());
    if (admission.kind === 'admitted' && admission.eventId !== undefined && seenBefore(admission.eventId)) {
      metrics.count('refusals', { reason: 'repeated' });
      await event.ack();
      return;
    }
    if (admission.kind === 'refused') {
      metrics.count('refusals', { reason: admission.reason });
      log.warn(refusals[admission.reason]);
      await event.ack();
      return;
    }
    if (body.type !== 'event_callback') return measured(admission, () => act(event));
    await event.ack();
    queue(body, admission);
  };
};
