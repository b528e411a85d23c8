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

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const quickRetryMs = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, hour] as const;

export const usualTiming: Timing = {
  // Slack takes about one message a second in a channel. Source: docs.slack.dev/apis/web-api/rate-limits
  paceMs: 1050,
  refreshMs: 3 * second,
  repeatMs: 30 * minute,
  courierBeatMs: 5 * second,
  speakerBeatMs: 2 * second,
  settleBeatMs: 10 * second,
  reminderBeatMs: minute,
  replyLeaseMs: 20 * second,
  replyRenewMs: 6 * second,
  // Each minute while an answer is of use; news go on at a longer gap.
  replyRetryMs: [
    second,
    3 * second,
    10 * second,
    30 * second,
    ...Array.from({ length: 10 }, () => minute),
    10 * minute,
  ],
  channelRetryMs: second,
  // Every destination ends a send within twenty seconds.
  deliveryLeaseMs: 2 * minute,
  // Quickly at first, then every two hours for a day, then daily.
  deliveryRetryMs: [...quickRetryMs, ...Array.from({ length: 12 }, () => 2 * hour), 24 * hour],
  storeHoldMs: 10 * minute,
  storeBeatMs: 2 * second,
  choicesMs: 2 * second,
  peopleMs: minute,
  recallMs: hour,
  warningGapMs: 5 * minute,
  fileMs: 10 * second,
  onceMs: 10 * second,
  readMs: 10 * second,
  readerIdleMs: minute,
};
