import { Server } from 'node:http';
import { App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { actions } from '../listeners/actions.ts';
import { channels } from '../listeners/channels.ts';
import { commands } from '../listeners/commands.ts';
import { escalations } from '../listeners/escalations.ts';
import { followUps } from '../listeners/followUps.ts';
import { home } from '../listeners/home.ts';
import type { Listen, ListenDeps } from '../listeners/listen.ts';
import { messages } from '../listeners/messages.ts';
import { settings } from '../listeners/settings.ts';
import { shortcuts } from '../listeners/shortcuts.ts';
import { createFetchFiles } from '../read/fetchFiles.ts';
import { answerTrouble } from '../send/answerTrouble.ts';
import { createLinks, type LinkTo } from '../send/links.ts';
import { boltLogger, type Sink } from './boltLogger.ts';
import type { SlackConnection } from './connection.ts';
import { guard } from './guard.ts';
import { createHttpReceiver } from './httpReceiver.ts';
import { inTime, startMs } from './inTime.ts';

const listeners: readonly Listen[] = [
  commands,
  messages,
  channels,
  actions,
  escalations,
  followUps,
  settings,
  shortcuts,
  home,
];

export interface SlackDeps extends Omit<ListenDeps, 'linkTo' | 'fetchFiles'> {
  readonly connection: SlackConnection;
  readonly retryConfig: NonNullable<WebClientOptions['retryConfig']>;
  readonly log: Sink;
  readonly now: () => number;
}

export interface SlackApp {
  readonly client: WebClient;
  /** Makes every call once: for messages that we repeat ourselves, after looking whether they arrived. */
  readonly once: WebClient;
  /** The workspace that the bot is installed in. */
  readonly teamId: string;
  readonly linkTo: LinkTo;
  /** Resolves while Slack can be reached and, in Socket Mode, the socket is open; rejects otherwise. */
  reach(): Promise<unknown>;
  /** Connects. In HTTP mode it resolves to the port that it listens on. */
  start(): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** For an app that gets its payloads from another one. */
const handedOver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

const onceTimeoutMs = 15_000;

const portOf = (server: unknown): number | undefined => {
  const address = server instanceof Server ? server.address() : null;
  return typeof address === 'object' ? address?.port : undefined;
};

/** The Bolt apps with all their listeners. Throws what Slack answers when the token is refused. */
export const createSlackApp = async (deps: SlackDeps): Promise<SlackApp> => {
  const { connection, retryConfig, log, metrics, now } = deps;
  const logger = boltLogger(log);
  const clientOptions: WebClientOptions = {
    retryConfig,
    ...(connection.apiUrl === undefined ? {} : { slackApiUrl: connection.apiUrl }),
  };
  const receiver =
    connection.kind === 'http'
      ? createHttpReceiver({ signingSecret: connection.signingSecret, logger, now })
      : new SocketModeReceiver({
          appToken: connection.appToken,
          logger,
          installerOptions: { clientOptions },
          processEventErrorHandler: async () => false,
        });
  let isOpen = false;
  if (receiver instanceof SocketModeReceiver)
    receiver.client
      .on('connected', () => {
        isOpen = true;
      })
      .on('reconnecting', () => {
        isOpen = false;
      })
      .on('disconnected', () => {
        isOpen = false;
      });
  const { botToken } = connection;
  const client = new WebClient(botToken, { ...clientOptions, logger });
  const first = new WebClient(botToken, {
    ...clientOptions,
    logger,
    retryConfig: { ...retryConfig, maxRetryTime: startMs },
    timeout: startMs,
  });
  const once = new WebClient(botToken, {
    ...clientOptions,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: onceTimeoutMs,
  });
  const {
    team_id: teamId = '',
    user_id: botUserId = '',
    bot_id: botId = '',
    url: home = 'https://slack.com/',
    is_enterprise_install: isOrganisation,
  } = await inTime(first.auth.test());
  const own = isOrganisation ? {} : { teamId };
  const common = {
    // Whoever clicks, also of another company, acts in the workspace that the bot is installed in.
    authorize: async () => ({ botToken, botUserId, botId, ...own }),
    logger,
    clientOptions,
    convoStore: false,
    extendedErrorHandler: true,
    deferInitialization: true,
  } as const;
  const events = new App({ ...common, receiver });
  const acts = new App({ ...common, receiver: handedOver });
  await Promise.all([events.init(), acts.init()]);
  const failed = new WeakSet<object>();
  const answer = answerTrouble({ log, metrics, fetch });
  for (const app of [events, acts])
    app.error(async (trouble: { readonly error: Error; readonly body: object }) => {
      await answer(trouble);
      failed.add(trouble.body);
    });
  const linkTo = createLinks(home);
  const fetchFiles = createFetchFiles({
    botToken,
    ...(connection.apiUrl === undefined ? {} : { apiUrl: connection.apiUrl }),
    fetch,
    look: (file) => client.files.info({ file }),
  });
  for (const listen of listeners) listen({ events, acts }, { ...deps, linkTo, fetchFiles });
  const { apiUrl } = connection;
  const door = { ...own, ...(apiUrl === undefined ? {} : { apiUrl }) };
  guard({ events, acts }, { door, log, metrics, hasFailed: (body) => failed.has(body) });
  return {
    client,
    once,
    teamId,
    linkTo,
    reach: async () => {
      if (receiver instanceof SocketModeReceiver && !isOpen) throw new Error('The socket is closed.');
      return client.auth.test();
    },
    start: async () => {
      if (connection.kind === 'http') return portOf(await events.start(connection.port));
      await inTime(events.start());
      return undefined;
    },
    stop: async () => {
      await events.stop();
    },
  };
};
