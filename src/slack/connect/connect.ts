import { type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { createRecipient, type Recipient } from './admit.ts';
import {
  boltLogger,
  type CallWatching,
  clientOptions,
  type FailedCall,
  type Sink,
  type Ways,
  watchedFetch,
} from './clientOptions.ts';
import { type SlackConnection, slackApi } from './connection.ts';
import { createHttpReceiver } from './httpReceiver.ts';
import { inTime, startMs } from './inTime.ts';

interface ConnectDeps {
  readonly connection: SlackConnection;
  readonly retryConfig: NonNullable<WebClientOptions['retryConfig']>;
  /** How long a call that is made once may take, in milliseconds. */
  readonly onceTimeoutMs: number;
  readonly log: Sink;
  /** Told of every call that came to nothing, tried again or not. */
  readonly callFailed: (call: FailedCall) => void;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Who the bot is, as Slack tells it. */
export interface Identity {
  readonly botUserId: string;
  readonly botId: string;
  /** The workspace that the bot is installed in. */
  readonly teamId: string;
  /** Installed for an organisation, which has many workspaces. */
  readonly isOrganisation: boolean;
  /** Address of the workspace, ending in a slash. */
  readonly home: string;
}

/** A way to Slack and back; nothing listens on it yet. */
export interface Connected {
  readonly connection: SlackConnection;
  /** Which machine Slack's API is. */
  readonly host: string;
  /** Watches the calls that are made beside the clients. */
  readonly watch: (calls: typeof fetch, otherwise: CallWatching['otherwise']) => typeof fetch;
  readonly clientOptions: WebClientOptions;
  /** For what somebody waits for: a click's trigger lives three seconds, so trouble is told before that. */
  readonly briefOptions: WebClientOptions;
  readonly logger: Logger;
  readonly receiver: Receiver;
  readonly client: WebClient;
  /** Makes every call once: for messages that we repeat ourselves, after looking whether they arrived. */
  readonly once: WebClient;
  /** Asks once and shortly: for what can be done without. */
  readonly quick: WebClient;
  readonly identity: Identity;
  /** Whom payloads must be meant for, as far as that is known by now. */
  recipient(): Recipient;
  /** Resolves while Slack can be reached and, in Socket Mode, the socket is open; rejects otherwise. */
  reach(): Promise<unknown>;
}

const createReceiver = ({ connection, now }: ConnectDeps, logger: Logger, patient: WebClientOptions) =>
  connection.kind === 'http'
    ? createHttpReceiver({
        signingSecrets: [connection.signingSecret, connection.formerSigningSecret ?? []].flat(),
        logger,
        now,
      })
    : new SocketModeReceiver({
        appToken: connection.appToken,
        logger,
        installerOptions: { clientOptions: patient },
        processEventErrorHandler: async () => false,
      });

/** Whether the socket is open, where there is one. */
const watchSocket = (receiver: Receiver): (() => boolean) => {
  if (!(receiver instanceof SocketModeReceiver)) return () => true;
  let isOpen = false;
  for (const [event, opens] of [
    ['connected', true],
    ['reconnecting', false],
    ['disconnected', false],
  ] as const)
    receiver.client.on(event, () => {
      isOpen = opens;
    });
  return () => isOpen;
};

/** Without it the bot works all the same, so trouble here does not keep it from starting. */
const appIdOf = async (client: WebClient, bot: string): Promise<string | undefined> => {
  const answer = await inTime(client.bots.info({ bot })).catch(() => undefined);
  return answer?.bot?.app_id;
};

const identify = async (client: WebClient): Promise<Identity> => {
  const { team_id, user_id, bot_id, url, is_enterprise_install } = await inTime(client.auth.test());
  return {
    teamId: team_id ?? '',
    botUserId: user_id ?? '',
    botId: bot_id ?? '',
    home: url ?? 'https://slack.com/',
    isOrganisation: Boolean(is_enterprise_install),
  };
};

const patientMs = 10_000;
const quickMs = 700;
/** Quick faults are tried again; whatever happens, it has ended after some 2.3 seconds. */
const briefly = {
  retryConfig: { retries: 2, minTimeout: 100, maxTimeout: 200, maxRetryTime: 600 },
  rejectRateLimitedCalls: true,
  timeoutMs: 1500,
};
const atOnce = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true };

/** Makes the clients and asks Slack who we are. Throws what Slack answers when the token is refused. */
export const connect = async (deps: ConnectDeps): Promise<Connected> => {
  const { connection, retryConfig, callFailed: failed } = deps;
  const { apiUrl = slackApi } = connection;
  const logger = boltLogger(deps.log);
  const watch: Connected['watch'] = (calls, otherwise) => watchedFetch(calls, { apiUrl, otherwise, failed });
  const watched = (calls: typeof fetch) => watch(calls, 'response_url');
  const optionsOf = (ways: Ways) => clientOptions(ways, { apiUrl, watched });
  // The clients warn of failing calls without saying which.
  const still = { ...logger, warn: logger.info };
  const clientOf = (ways: Ways) => new WebClient(connection.botToken, { ...optionsOf(ways), logger: still });
  const patient = optionsOf({ retryConfig, timeoutMs: patientMs });
  const receiver = createReceiver(deps, logger, patient);
  const isOpen = watchSocket(receiver);
  const client = clientOf({ retryConfig, timeoutMs: patientMs });
  const first = clientOf({ retryConfig: { ...retryConfig, maxRetryTime: startMs }, timeoutMs: startMs });
  const quick = clientOf({ ...atOnce, timeoutMs: quickMs });
  const reach = async () => {
    if (!isOpen()) throw new Error('The socket is closed.');
    return client.auth.test();
  };
  const identity = await identify(first);
  const { botId, teamId, isOrganisation } = identity;
  const recipient = createRecipient(
    {
      ...(isOrganisation ? {} : { teamId }),
      ...(connection.apiUrl === undefined ? {} : { apiUrl: connection.apiUrl }),
    },
    { appId: await appIdOf(first, botId), askAppId: () => appIdOf(quick, botId), now: deps.now },
  );
  return {
    connection,
    host: new URL(apiUrl).host,
    watch,
    clientOptions: patient,
    briefOptions: optionsOf(briefly),
    logger,
    receiver,
    client,
    once: clientOf({ ...atOnce, timeoutMs: deps.onceTimeoutMs }),
    quick,
    identity,
    recipient,
    reach,
  };
};
