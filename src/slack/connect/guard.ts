import type { ReceiverEvent } from '@slack/bolt';
import { ZodError } from 'zod';
import type { Metrics } from '../../observability/metrics.ts';
import { type Admission, admit, type Recipient } from './admit.ts';
import type { Sink } from './boltLogger.ts';
import type { Apps } from './createApps.ts';
import { createSeenBefore } from './seenBefore.ts';

export interface GuardDeps {
  readonly recipient: Recipient;
  readonly log: Pick<Sink, 'warn' | 'error'>;
  readonly metrics: Metrics;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Whether the error handler has dealt with this body: then Slack is to see that it was not taken. */
  readonly hasFailed: (body: object) => boolean;
}

const causeOf = (error: unknown): unknown =>
  error instanceof Error && 'original' in error ? error.original : error;

/** True for what a listener throws when a signed payload is not as it must be. */
export const isMalformed = (error: unknown): boolean => {
  const cause = causeOf(error);
  return cause instanceof ZodError || cause instanceof SyntaxError;
};

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
  { recipient, log, metrics, now, hasFailed }: GuardDeps,
): void => {
  const seenBefore = createSeenBefore();
  const processors = {
    event: events.processEvent.bind(events),
    act: acts.processEvent.bind(acts),
  };

  const handle = async (event: ReceiverEvent, kind: keyof typeof processors) => {
    let acked = false;
    const ack: ReceiverEvent['ack'] = (response) => {
      acked = true;
      return event.ack(response);
    };
    await processors[kind]({ ...event, ack }).catch((error: unknown) => {
      if (isMalformed(error)) metrics.count('refusals', { reason: 'shape' });
      if (isMalformed(error)) log.warn(refusals.shape);
      else log.error('Failed to handle a payload.');
    });
    // What no listener knows is acknowledged as well; what failed is not, so that a form stays open.
    if (!acked && !hasFailed(event.body)) await event.ack();
  };

  events.processEvent = async (event) => {
    const admission = admit(event.body, recipient);
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
    const started = performance.now();
    metrics.count('events', { kind: admission.what });
    await handle(event, event.body.type === 'event_callback' ? 'event' : 'act');
    metrics.handled(admission.what, (performance.now() - started) / 1000);
    const { sentAt } = admission;
    if (sentAt !== undefined) metrics.lagged(admission.what, Math.max(0, now() - sentAt) / 1000);
  };
};
