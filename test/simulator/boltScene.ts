import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';
import bolt, { type App as BoltApp } from '@slack/bolt';
import { openSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';
import { manifest } from './manifestFixture.ts';

const { App, HTTPReceiver, LogLevel, SocketModeReceiver } = bolt;

export interface BoltScene {
  readonly simulator: Simulator;
  readonly app: BoltApp;
  readonly support: ReturnType<Simulator['person']>;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A simulator alone, closed after the test. */
export async function openAlone(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const simulator = await openSimulator({ manifest, ...options });
  closing.push(simulator.close);
  return simulator;
}

function clientOptions(simulator: Simulator) {
  return { slackApiUrl: simulator.apiUrl, retryConfig: { retries: 2, minTimeout: 10, maxTimeout: 50 } };
}

/** Bolt asks who it is on its own time; a test that ends before would break that call. */
function introduced(simulator: Simulator): Promise<boolean> {
  return simulator.until(() => simulator.calls.some(({ method }) => method === 'auth.test'));
}

/** A simulator with a real Bolt app behind signed HTTP requests. `listen` adds the listeners. */
export async function openHttp(
  listen: (app: BoltApp) => void,
  options: Partial<SimulatorOptions> = {},
): Promise<BoltScene> {
  const simulator = await openAlone(options);
  const receiver = new HTTPReceiver({ signingSecret: simulator.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    token: simulator.botToken,
    receiver,
    clientOptions: clientOptions(simulator),
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  const server = await app.start(0);
  const address = server && 'address' in server ? (server.address() as AddressInfo) : { port: 0 };
  closing.push(() => app.stop());
  simulator.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  await introduced(simulator);
  return { simulator, app, support: simulator.person('support') };
}

/** The same over Socket Mode. */
export async function openSocket(
  listen: (app: BoltApp) => void,
  options: Partial<SimulatorOptions> = {},
): Promise<BoltScene> {
  const simulator = await openAlone(options);
  const receiver = new SocketModeReceiver({
    appToken: simulator.appToken,
    clientPingTimeout: 500,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: clientOptions(simulator) },
  });
  const app = new App({
    token: simulator.botToken,
    receiver,
    clientOptions: clientOptions(simulator),
    logLevel: LogLevel.ERROR,
  });
  listen(app);
  await app.start();
  closing.push(() => app.stop());
  await introduced(simulator);
  return { simulator, app, support: simulator.person('support') };
}
