import { randomBytes } from 'node:crypto';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { Catalog } from './catalog/catalog.ts';
import { createDesk, type Reminders } from './desk/desk.ts';
import type { Retention } from './desk/keepHouse.ts';
import { type Metrics, noMetrics } from './desk/metrics.ts';
import { createCourier } from './escalation/courier.ts';
import type { Destination } from './escalation/escalation.ts';
import { createMetrics } from './health/createMetrics.ts';
import { createHealthServer } from './health/healthServer.ts';
import { readiness } from './health/readiness.ts';
import type { Log } from './log.ts';
import { createCardKeeper } from './slack/cardKeeper.ts';
import type { SlackConnection } from './slack/connection.ts';
import { createSlackApp } from './slack/createSlackApp.ts';
import { escalationChannel } from './slack/escalationChannel.ts';
import { groupAuthority, openAuthority } from './slack/groupAuthority.ts';
import { createPeople } from './slack/people.ts';
import { postDue } from './slack/postDue.ts';
import { slackTrouble } from './slack/slackTrouble.ts';
import { tellReporters } from './slack/tellReporters.ts';
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
    store: database.store,
    supportChannels: options.supportChannels,
    authority:
      options.escalationGroup === undefined
        ? openAuthority
        : groupAuthority({ client: () => slack.client, groupId: options.escalationGroup, now }),
    people: createPeople({ client: () => slack.client, now }),
    reminders: options.reminders,
    retention: options.retention,
    // Queued even while no channel is configured: it leaves as soon as one is.
    destinations: [slackDestination, ...otherDestinations.map(({ name }) => name)],
    filed: () => void courier.deliverDue(),
    metrics,
    now,
    newId,
  });
  const client = (): WebClient => slack.client;
  const cards = createCardKeeper({ desk, client });
  const slack = await createSlackApp({
    connection,
    desk,
    catalog,
    cards,
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
    log.error({ code }, `An escalation’s delivery or card ran into trouble. ${advice}`);
  };
  const channelId = options.escalationChannel;
  const courier = createCourier({
    queue: database.queue,
    destinations: [
      ...(channelId === undefined ? [] : [escalationChannel({ client: slack.client, desk, channelId })]),
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
      if (view) await tellReporters(slack.client, view, { kind: 'undeliverable', destination, reason });
    },
    trouble,
  });
  /** Retention, reminders and the daily summary; the database hands each out to one process only. */
  const keepOrder = async () => {
    const gone = await desk.keepHouse();
    if (gone) log.info(gone, 'Forgot what was kept long enough.');
    if (channelId === undefined) return;
    await postDue(await desk.takeDue(slack.teamId), { client: slack.client, desk, channelId });
  };
  const openStates = async () => {
    const open = await desk.escalations({ teamId: slack.teamId, isOpen: true, limit: 10_000 });
    return open.map(({ state }) => state);
  };
  const openHealth = ({ page }: NonNullable<typeof measured>, place: NonNullable<BotOptions['health']>) => {
    const parts = { database: () => database.store.channels.settings('', ''), slack: slack.reach };
    return createHealthServer({ ...place, ready: readiness(parts, now), metrics: page, log });
  };
  const port = await slack.start();
  const health = measured && options.health && (await openHealth(measured, options.health));
  courier.start(courierBeatMs);
  const reminderBeat = setInterval(
    () => void keepOrder().catch(trouble),
    options.reminderBeatMs ?? usualReminderBeatMs,
  ).unref();
  return {
    port,
    healthPort: health?.port,
    stop: async () => {
      await health?.close();
      clearInterval(reminderBeat);
      await slack.stop();
      await courier.stop();
      await database.close();
    },
  };
};
