import { Server } from 'node:http';
import type { PictureReader } from '../pictures/pictureText.ts';
import type { Sink } from './connect/clientOptions.ts';
import type { Connected } from './connect/connect.ts';
import { createApps, guard } from './connect/createApps.ts';
import { mostConnections, serverLimits } from './connect/httpReceiver.ts';
import { inTime } from './connect/inTime.ts';
import { addListeners } from './listeners/addListeners.ts';
import type { ListenerDeps } from './listeners/deps.ts';
import { createInLane } from './listeners/inLane.ts';
import { declineMessage } from './listeners/messages.ts';
import { createFetchFiles } from './read/fetchFiles.ts';
import { answerTrouble } from './send/answerTrouble.ts';

export interface ListenDeps extends Omit<ListenerDeps, 'fetchFiles'> {
  readonly log: Sink;
  /** How long fetching one file may take, in milliseconds. */
  readonly fileTimeoutMs: number;
  /** Reads pictures; absent where that is switched off. */
  readonly pictures?: PictureReader;
}

interface Listening {
  /** In HTTP mode the port that it listens on. */
  readonly port: number | undefined;
  stop(): Promise<void>;
}

const portOf = (server: unknown): number | undefined => {
  const address = server instanceof Server ? server.address() : null;
  return typeof address === 'object' ? address?.port : undefined;
};

/** What is being answered gets this long to end. */
const graceMs = 2000;

/** Idle connections end now, the others soon: whoever keeps one open must not keep the process. */
const endConnections = (server: Server) => {
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), graceMs).unref();
};

/** Takes what Slack sends from now on. */
export const listen = async (connected: Connected, deps: ListenDeps): Promise<Listening> => {
  const { connection, client, identity } = connected;
  const { log, metrics } = deps;
  const { botToken, apiUrl } = connection;
  const at = apiUrl === undefined ? {} : { apiUrl };
  const apps = await createApps(connected);
  const failed = new WeakSet<object>();
  const answer = answerTrouble({ log, metrics, fetch: connected.watch(fetch, 'response_url') });
  for (const app of [apps.events, apps.acts])
    app.error(async (trouble: { readonly error: Error; readonly body: object }) => {
      await answer(trouble);
      failed.add(trouble.body);
    });
  const reading = deps.pictures ? { pictures: deps.pictures } : {};
  const look = (file: string) => client.files.info({ file });
  const fetching = { fetch: connected.watch(fetch, 'file'), timeoutMs: deps.fileTimeoutMs };
  addListeners(apps, {
    ...deps,
    fetchFiles: createFetchFiles({ botToken, ...at, ...reading, ...fetching, look }),
  });
  const inLane = createInLane({
    ...deps,
    identity,
    decline: (event) => declineMessage(event, { ...deps, client }),
  });
  guard(apps, {
    recipient: connected.recipient,
    log,
    metrics,
    inLane,
    now: deps.domain.now,
    hasFailed: (body) => failed.has(body),
  });
  const server = await (connection.kind === 'http'
    ? apps.events.start(
        { port: connection.port, ...(connection.host === undefined ? {} : { host: connection.host }) },
        serverLimits,
      )
    : inTime(apps.events.start()));
  if (server instanceof Server) server.maxConnections = mostConnections;
  return {
    port: connection.kind === 'http' ? portOf(server) : undefined,
    stop: async () => {
      const stopped = apps.events.stop();
      if (server instanceof Server) endConnections(server);
      await stopped;
    },
  };
};
