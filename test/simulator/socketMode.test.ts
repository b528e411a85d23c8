import { describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { openAlone, openSocket } from './boltScene.ts';
import { callApi } from './callApi.ts';

const address = (answer: unknown): string => z.looseObject({ url: z.string() }).parse(answer).url;
const closed = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('close', (code) => resolve(code));
  });

describe('Socket Mode', () => {
  test('one address is good for one connection', async () => {
    const workspace = await openAlone();
    const url = address(await callApi(workspace, 'apps.connections.open', { token: workspace.appToken }));
    const first = new WebSocket(url);
    await workspace.until(() => workspace.connected() === 'socket');
    expect(await closed(new WebSocket(url))).toBe(403);
    first.close();
    await workspace.until(() => workspace.connected() === 'no');
  });

  test('an envelope that nobody acknowledges is sent again with its number', async () => {
    const workspace = await openAlone({ ackTimeoutMs: 30, retryDelaysMs: [0] });
    const url = address(await callApi(workspace, 'apps.connections.open', { token: workspace.appToken }));
    const envelopes: unknown[] = [];
    const socket = new WebSocket(url);
    socket.on('message', (data) => envelopes.push(JSON.parse(String(data))));
    await workspace.until(() => workspace.connected() === 'socket');
    await workspace.person('support').say('ecw-support', 'hello');
    await workspace.until(() => workspace.deliveries.length === 2);
    expect(envelopes).toMatchObject([
      { type: 'hello', connection_info: { app_id: workspace.appId } },
      {
        type: 'events_api',
        retry_attempt: 0,
        accepts_response_payload: false,
        payload: { type: 'event_callback' },
      },
      { type: 'events_api', retry_attempt: 1, retry_reason: 'http_timeout' },
    ]);
    socket.close();
  });

  test('the app connects anew when asked to', async () => {
    const { workspace, support } = await openSocket((app) => {
      app.message('ping', ({ say }) => say('pong').then(() => undefined));
    });
    workspace.refreshSockets();
    await workspace.until(() => workspace.connected() === 'no');
    await workspace.until(() => workspace.connected() === 'socket', 10_000);
    await support.say('ecw-support', 'ping');
    await workspace.until(() => support.sees('ecw-support').some(({ text }) => text === 'pong'));
  }, 15_000);

  test('a person learns that no app is connected', async () => {
    const workspace = await openAlone();
    const ack = await workspace.person('support').command('general', '/echo', 'x');
    expect(ack).toMatchObject({ ok: false, error: 'dispatch_failed' });
  });
});
