import { Server } from 'node:http';
import { App, SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { answerTrouble } from './answerTrouble.ts';
import { boltLogger, type Sink } from './boltLogger.ts';
import type { SlackConnection } from './connection.ts';
import { createHttpReceiver } from './httpReceiver.ts';
import { actions } from './listeners/actions.ts';
import { channels } from './listeners/channels.ts';
import { commands } from './listeners/commands.ts';
import { escalations } from './listeners/escalations.ts';
import { followUps } from './listeners/followUps.ts';
import { home } from './listeners/home.ts';
import type { Listen, ListenDeps } from './listeners/listen.ts';
import { messages } from './listeners/messages.ts';
import { shortcuts } from './listeners/shortcuts.ts';

const listeners: readonly Listen[] = [
  commands,
  messages,
  channels,
  actions,
  escalations,
  followUps,
  shortcuts,
  home,
];

export interface SlackDeps extends ListenDeps {
  readonly connection: SlackConnection;
  readonly retryConfig: NonNullable<WebClientOptions['retryConfig']>;
  readonly log: Sink;
  readonly now: () => number;
}

export interface SlackApp {
  readonly client: App['client'];
  /** The workspace that the bot is installed in. */
  readonly teamId: string;
  /** Connects. In HTTP mode it resolves to the port that it listens on. */
  start(): Promise<number | undefined>;
  stop(): Promise<void>;
}

const portOf = (server: unknown): number | undefined => {
  const address = server instanceof Server ? server.address() : null;
  return typeof address === 'object' ? address?.port : undefined;
};

/** The Bolt app with all its listeners. Throws what Slack answers when the token is refused. */
export const createSlackApp = async (deps: SlackDeps): Promise<SlackApp> => {
  const { connection, retryConfig, log, now } = deps;
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
        });
  const app = new App({
    token: connection.botToken,
    receiver,
    logger,
    clientOptions,
    extendedErrorHandler: true,
    deferInitialization: true,
  });
  await app.init();
  app.error(answerTrouble({ log, fetch }));
  for (const listen of listeners) listen(app, deps);
  const { team_id: teamId = '' } = await app.client.auth.test();
  return {
    client: app.client,
    teamId,
    start: async () => {
      if (connection.kind === 'http') return portOf(await app.start(connection.port));
      await app.start();
      return undefined;
    },
    stop: async () => {
      await app.stop();
    },
  };
};
