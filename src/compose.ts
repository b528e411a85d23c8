import { randomBytes } from 'node:crypto';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { Catalog } from './catalog/catalog.ts';
import { createDesk } from './desk/desk.ts';
import { createCourier } from './escalation/courier.ts';
import type { Log } from './log.ts';
import { createCardKeeper } from './slack/cardKeeper.ts';
import type { SlackConnection } from './slack/connection.ts';
import { createSlackApp } from './slack/createSlackApp.ts';
import { escalationChannel } from './slack/escalationChannel.ts';
import { slackTrouble } from './slack/slackTrouble.ts';
import { openDatabase } from './storage/openDatabase.ts';

export interface BotOptions {
  readonly connection: SlackConnection;
  readonly catalog: Catalog;
  readonly databasePath: string;
  readonly supportChannels: readonly string[];
  readonly escalationChannel?: string;
  readonly allowedBots: readonly string[];
  readonly log: Log;
  readonly retryConfig?: NonNullable<WebClientOptions['retryConfig']>;
  /** Epoch milliseconds; the system's clock when absent. */
  readonly now?: () => number;
}

export interface Bot {
  /** In HTTP mode the port that it listens on. */
  readonly port: number | undefined;
  /** Stops taking work, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** Slack's own five retries in five minutes: the library's default of half an hour would hold every reply back. */
const retryConfig = { retries: 5, factor: 3.86 };
const courierBeatMs = 5000;
const slackDestination = 'slack';

/** 128 random bits. */
const newId = (): string => randomBytes(16).toString('base64url');

/** Puts the parts together and starts the bot. Throws what Slack answers when it refuses the token. */
export const startBot = async (options: BotOptions): Promise<Bot> => {
  const { connection, catalog, log, now = Date.now } = options;
  const database = await openDatabase(options.databasePath, newId);
  const desk = createDesk({
    catalog,
    store: database.store,
    supportChannels: options.supportChannels,
    // Queued even while no channel is configured: it leaves as soon as one is.
    destinations: [slackDestination],
    filed: () => void courier.deliverDue(),
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
    log.error({ code }, `An escalation’s delivery or card ran into trouble. ${advice}`);
  };
  const channelId = options.escalationChannel;
  const courier = createCourier({
    queue: database.queue,
    destinations:
      channelId === undefined ? [] : [escalationChannel({ client: slack.client, catalog, channelId })],
    now,
    chance: Math.random,
    settled: async (escalation, settlement) => {
      if (settlement.state !== 'delivered')
        log.warn({ escalation: escalation.number, attempts: settlement.attempts }, settlement.reason);
      await cards.refresh(escalation.teamId, escalation.caseId);
    },
    trouble,
  });
  const port = await slack.start();
  courier.start(courierBeatMs);
  return {
    port,
    stop: async () => {
      await slack.stop();
      await courier.stop();
      await database.close();
    },
  };
};
