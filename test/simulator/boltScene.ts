import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import bolt, { type App as BoltApp } from '@slack/bolt';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../../src/simulator/simulator.ts';
import { manifest } from './manifestFixture.ts';

const { App, HTTPReceiver, LogLevel, SocketModeReceiver } = bolt;

export interface BoltScene {
  readonly workspace: Workspace;
  readonly app: BoltApp;
  readonly support: ReturnType<Workspace['person']>;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A workspace alone, closed after the test. */
export async function openAlone(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const workspace = await openWorkspace({ manifest, ...options });
  closing.push(workspace.close);
  return workspace;
}

function clientOptions(workspace: Workspace) {
  return { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 2, minTimeout: 10, maxTimeout: 50 } };
}

/** Bolt asks who it is on its own time; a test that ends before would break that call. */
function introduced(workspace: Workspace): Promise<boolean> {
  return workspace.until(() => workspace.calls.some(({ method }) => method === 'auth.test'));
}

/** A workspace with a real Bolt app behind signed HTTP requests. `listen` adds the listeners. */
export async function openHttp(
  listen: (app: BoltApp) => void,
  options: Partial<WorkspaceOptions> = {},
): Promise<BoltScene> {
  const workspace = await openAlone(options);
  const receiver = new HTTPReceiver({ signingSecret: workspace.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: workspace.botToken,
    receiver,
    clientOptions: clientOptions(workspace),
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  const server = await app.start(0);
  const address = server && 'address' in server ? (server.address() as AddressInfo) : { port: 0 };
  closing.push(() => app.stop());
  workspace.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  await introduced(workspace);
  return { workspace, app, support: workspace.person('support') };
}

/** The same over Socket Mode. */
export async function openSocket(
  listen: (app: BoltApp) => void,
  options: Partial<WorkspaceOptions> = {},
): Promise<BoltScene> {
  const workspace = await openAlone(options);
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    clientPingTimeout: 500,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: clientOptions(workspace) },
  });
  const app = new App({
    token: workspace.botToken,
    receiver,
    clientOptions: clientOptions(workspace),
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  await app.start();
  closing.push(() => app.stop());
  await introduced(workspace);
  return { workspace, app, support: workspace.person('support') };
}
