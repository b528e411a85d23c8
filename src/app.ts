import { randomBytes } from 'node:crypto';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import { createDesk, type Reminders } from './cases/desk.ts';
import type { Catalog } from './catalog/catalog.ts';
import { rememberSettings } from './channels/rememberSettings.ts';
import { createCourier } from './delivery/courier.ts';
import type { Retention } from './escalations/applyRetention.ts';
import type { Destination } from './escalations/escalation.ts';
import { createMetrics } from './observability/createMetrics.ts';
import { createHealthServer } from './observability/healthServer.ts';
import type { Log } from './observability/log.ts';
import { type Metrics, noMetrics } from './observability/metrics.ts';
import { readiness } from './observability/readiness.ts';
import { createTurns } from './pacing/serialiseByKey.ts';
import type { SlackConnection } from './slack/connect/connection.ts';
import { createSlackApp } from './slack/connect/createSlackApp.ts';
import { slackTrouble } from './slack/connect/slackTrouble.ts';
import { groupAuthority, openAuthority } from './slack/read/groupAuthority.ts';
import { createPeople } from './slack/read/people.ts';
import { createCardKeeper } from './slack/send/cardKeeper.ts';
import { escalationChannel } from './slack/send/escalationChannel.ts';
import { createPace, slackGapMs } from './slack/send/pace.ts';
import { createPost } from './slack/send/post.ts';
import { postDue } from './slack/send/postDue.ts';
import { createSpeaker } from './slack/send/speaker.ts';
import { tellReporters } from './slack/send/tellReporters.ts';
import { type DatabaseConfig, type DatabaseDeps, openDatabase } from './storage/openDatabase.ts';

export interface BotOptions {
  readonly connection: SlackConnection;
  readonly catalog: Catalog;
  readonly database: DatabaseConfig;
  /** How long to wait for a busy database; the store's own patience when absent. */
  readonly patience?: Pick<DatabaseDeps, 'patienceMs'>;
  readonly supportChannels: readonly string[];
  readonly escalationChannel?: string;
  /** Id of the user group whose members may escalate. */
  readonly escalationGroup?: string;
  readonly reminders: Reminders;
  readonly retention: Retention;
  /** Ways out beside the Slack channel. */
  readonly otherDestinations?: readonly Destination[];
  readonly allowedBots: readonly string[];
  /** Where monitors may look; nowhere when absent. Port 0 for any free one. */
  readonly health?: { readonly host: string; readonly port: number };
  readonly log: Log;
  readonly retryConfig?: NonNullable<WebClientOptions['retryConfig']>;
  /** How often to look whether somebody is to be reminded; a minute when absent. */
  readonly reminderBeatMs?: number;
  /** How far apart messages in one channel are posted; what Slack asks for when absent. */
  readonly paceMs?: number;
  /** How long the same error in a channel is answered by a link to its card; half an hour when absent. */
  readonly seriesMs?: number;
  /** How far apart updates of one card are; three seconds when absent. */
  readonly refreshMs?: number;
  /** How often to look whether a burst or an outbreak is over; ten seconds when absent. */
  readonly settleBeatMs?: number;
  /** Epoch milliseconds; the system's clock when absent. */
  readonly now?: () => number;
}

export interface Bot {
  /** In HTTP mode the port that it listens on. */
  readonly port: number | undefined;
  /** The port for monitors, where there is one. */
  readonly healthPort: number | undefined;
  /** Stops taking work, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** Slack's own five retries in five minutes: the library's default of half an hour would hold every reply back. */
const retryConfig = { retries: 5, factor: 3.86 };
const courierBeatMs = 5000;
const speakerBeatMs = 2000;
const usualRefreshMs = 3000;
const usualSeriesMs = 30 * 60_000;
const usualSettleBeatMs = 10_000;
const usualReminderBeatMs = 60_000;
const slackDestination = 'slack';

/** 128 random bits. */
const newId = (): string => randomBytes(16).toString('base64url');

/** Puts the parts together and starts the bot. Throws what Slack answers when it refuses the token. */
export const startBot = async (options: BotOptions): Promise<Bot> => {
  const { connection, catalog, log, now = Date.now, otherDestinations = [] } = options;
  const database = await openDatabase(options.database, { newId, now, ...options.patience });
  const measured = options.health && createMetrics({ openStates: () => openStates() });
  const metrics: Metrics = measured ?? noMetrics;
  const desk = createDesk({
    catalog,
    store: { ...database.store, channels: rememberSettings(database.store.channels, now) },
    supportChannels: options.supportChannels,
    authority:
      options.escalationGroup === undefined
        ? openAuthority
        : groupAuthority({ client: () => slack.client, groupId: options.escalationGroup, now }),
    people: createPeople({ client: () => slack.client, now }),
    reminders: options.reminders,
    retention: options.retention,
    // Queued even while no channel is configured: it leaves as soon as one is.
    ...(options.escalationChannel === undefined ? {} : { escalationChannel: options.escalationChannel }),
    seriesMs: options.seriesMs ?? usualSeriesMs,
    turns: createTurns(),
    written: () => void speaker.speakDue(),
    touched: (what) => cards.touch(what),
    destinations: [slackDestination, ...otherDestinations.map(({ name }) => name)],
    filed: () => void courier.deliverDue(),
    metrics,
    now,
    newId,
  });
  const client = (): WebClient => slack.client;
  const pace = createPace(options.paceMs ?? slackGapMs);
  const post = createPost({ client, pace });
  const postOnce = createPost({ client: () => slack.once, pace });
  const cards = createCardKeeper({
    desk,
    client,
    linkTo: () => slack.linkTo,
    trouble: (error) => trouble(error),
    gapMs: options.refreshMs ?? usualRefreshMs,
  });
  const slack = await createSlackApp({
    connection,
    desk,
    catalog,
    cards,
    post,
    metrics,
    allowedBots: options.allowedBots,
    retryConfig: options.retryConfig ?? retryConfig,
    log,
    now,
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const trouble = (error: unknown) => {
    const { code, advice } = slackTrouble(error);
    metrics.count('slackErrors', { code });
    log.error({ code }, `A reply, a card or a delivery ran into trouble. ${advice}`);
  };
  const speaker = createSpeaker({
    desk,
    client: slack.client,
    post: postOnce,
    linkTo: slack.linkTo,
    refresh: (teamId, id) => cards.touch({ kind: 'case', teamId, id }),
    now,
    trouble,
  });
  const channelId = options.escalationChannel;
  const courier = createCourier({
    queue: database.queue,
    destinations: [
      ...(channelId === undefined
        ? []
        : [escalationChannel({ post: postOnce, client: slack.client, desk, channelId })]),
      ...otherDestinations,
    ],
    now,
    chance: Math.random,
    settled: async ({ delivery: { destination }, escalation, settlement }) => {
      const { id, teamId, number } = escalation;
      metrics.count('deliveries', { destination, outcome: settlement.state });
      await cards.refresh(teamId, id);
      if (settlement.state === 'delivered') return;
      const { reason, attempts } = settlement;
      log.warn({ escalation: number, destination, attempts }, reason);
      if (settlement.state === 'queued') return;
      const view = await desk.escalation(teamId, id);
      if (view)
        await tellReporters({ client: slack.client, post }, view, {
          kind: 'undeliverable',
          destination,
          reason,
        });
    },
    trouble,
  });
  /** Retention, reminders and the daily summary; the database hands each out to one process only. */
  const keepOrder = async () => {
    const gone = await desk.keepHouse();
    if (gone) log.info(gone, 'Forgot what was kept long enough.');
    if (channelId === undefined) return;
    await postDue(await desk.takeDue(slack.teamId), { post, desk, channelId });
  };
  const openStates = async () => {
    const open = await desk.escalations({ teamId: slack.teamId, isOpen: true, limit: 10_000 });
    return open.map(({ state }) => state);
  };
  const openHealth = ({ page }: NonNullable<typeof measured>, place: NonNullable<BotOptions['health']>) => {
    const parts = { database: () => database.store.channels.settings('', ''), slack: slack.reach };
    return createHealthServer({ ...place, ready: readiness(parts, now), metrics: page, log });
  };
  const open = async () => {
    const port = await slack.start();
    return { port, health: measured && options.health && (await openHealth(measured, options.health)) };
  };
  const { port, health } = await open().catch(async (error: unknown) => {
    await slack.stop().catch(() => {});
    await database.close();
    throw error;
  });
  courier.start(courierBeatMs);
  speaker.start(speakerBeatMs);
  const settleBeat = setInterval(
    () => void desk.settleDown(slack.teamId).catch(trouble),
    options.settleBeatMs ?? usualSettleBeatMs,
  ).unref();
  const reminderBeat = setInterval(
    () => void keepOrder().catch(trouble),
    options.reminderBeatMs ?? usualReminderBeatMs,
  ).unref();
  const stop = async () => {
    await health?.close();
    clearInterval(reminderBeat);
    clearInterval(settleBeat);
    await slack.stop();
    await speaker.stop();
    cards.stop();
    await courier.stop();
    await database.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    port,
    healthPort: health?.port,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};
