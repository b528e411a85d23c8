import { dayMs, hourMs, minuteMs, secondMs } from './durations.ts';

/** How long things take and hold, in milliseconds. */
export interface Timing {
  /** How far apart messages in one channel are posted. */
  readonly paceMs: number;
  /** How far apart updates of one card are. */
  readonly refreshMs: number;
  /** How long the same error in a channel is answered by a link to its card. */
  readonly repeatMs: number;
  /** How often to look for deliveries that are due. */
  readonly courierBeatMs: number;
  /** How often to look for replies that are due. */
  readonly speakerBeatMs: number;
  /** How often to look whether a burst or an outbreak is over. */
  readonly settleBeatMs: number;
  /** How often to look whether somebody is to be reminded. */
  readonly reminderBeatMs: number;
  /** How long a reply that is being posted is kept from other processes, and how often that is renewed. */
  readonly replyLeaseMs: number;
  readonly replyRenewMs: number;
  /** Wait before a reply's next attempt, by the number of attempts made; the last one holds for all further ones. */
  readonly replyRetryMs: readonly [number, ...number[]];
  /** Wait after a short trouble before an escalation is posted to its channel again. */
  readonly channelRetryMs: number;
  /** How long a delivery is kept from other processes: longer than a whole batch may take. */
  readonly deliveryLeaseMs: number;
  /** Wait before a delivery's next attempt, by the number of attempts made; the last one holds for all further ones. */
  readonly deliveryRetryMs: readonly [number, ...number[]];
  /** How long what the database could not take is kept in memory, and how often it is tried again. */
  readonly storeHoldMs: number;
  readonly storeBeatMs: number;
  /** How long settings and mutes of a channel may be used after they were read. */
  readonly choicesMs: number;
  /** How long anybody waits for cards that change, before they are told by words. */
  readonly cardsMs: number;
  /** How long what Slack said of people and groups may be used. */
  readonly peopleMs: number;
  /** How long it may be used while Slack does not say it anew. */
  readonly recallMs: number;
  /** How long after a private warning the next one to the same person waits; they are told together then. */
  readonly warningGapMs: number;
  /** How long fetching a file may take. */
  readonly fileMs: number;
  /** How long a call to Slack may take that is made once. */
  readonly onceMs: number;
  /** How long reading one text may take. */
  readonly readMs: number;
  /** How long a thread that reads long texts lives without one. */
  readonly readerIdleMs: number;
}

const quickRetryMs = [
  5 * secondMs,
  30 * secondMs,
  2 * minuteMs,
  10 * minuteMs,
  30 * minuteMs,
  hourMs,
] as const;

export const usualTiming: Timing = {
  // Slack takes about one message a second in a channel. Source: docs.slack.dev/apis/web-api/rate-limits
  paceMs: 1050,
  refreshMs: 3 * secondMs,
  repeatMs: 30 * minuteMs,
  courierBeatMs: 5 * secondMs,
  speakerBeatMs: 2 * secondMs,
  settleBeatMs: 10 * secondMs,
  reminderBeatMs: minuteMs,
  replyLeaseMs: 20 * secondMs,
  replyRenewMs: 6 * secondMs,
  // Each minute while an answer is of use; news go on at a longer gap.
  replyRetryMs: [
    secondMs,
    3 * secondMs,
    10 * secondMs,
    30 * secondMs,
    ...Array.from({ length: 10 }, () => minuteMs),
    10 * minuteMs,
  ],
  channelRetryMs: secondMs,
  // Every destination ends a send within twenty seconds.
  deliveryLeaseMs: 2 * minuteMs,
  // Quickly at first, then every two hours for a day, then daily.
  deliveryRetryMs: [...quickRetryMs, ...Array.from({ length: 12 }, () => 2 * hourMs), dayMs],
  storeHoldMs: 10 * minuteMs,
  storeBeatMs: 2 * secondMs,
  choicesMs: 2 * secondMs,
  cardsMs: 1500,
  peopleMs: minuteMs,
  recallMs: hourMs,
  warningGapMs: 5 * minuteMs,
  fileMs: 10 * secondMs,
  onceMs: 10 * secondMs,
  readMs: 10 * secondMs,
  readerIdleMs: minuteMs,
};
