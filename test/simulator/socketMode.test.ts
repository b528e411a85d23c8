import { describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { openAlone } from './boltScene.ts';
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
    const simulator = await openAlone();
    const url = address(await callApi(simulator, 'apps.connections.open', { token: simulator.appToken }));
    const first = new WebSocket(url);
    await simulator.until(() => simulator.connected() === 'socket');
    expect(await closed(new WebSocket(url))).toBe(403);
    first.close();
    await simulator.until(() => simulator.connected() === 'no');
  });

  test('an envelope that nobody acknowledges is sent again with its number', async () => {
    const simulator = await openAlone({ ackTimeoutMs: 30, retryDelaysMs: [0] });
    const url = address(await callApi(simulator, 'apps.connections.open', { token: simulator.appToken }));
    const envelopes: unknown[] = [];
    const socket = new WebSocket(url);
    socket.on('message', (data) => envelopes.push(JSON.parse(String(data))));
    await simulator.until(() => simulator.connected() === 'socket');
    await simulator.person('support').say('ecw-support', 'hello');
    await simulator.until(() => simulator.deliveries.length === 2);
    expect(envelopes).toMatchObject([
      { type: 'hello', connection_info: { app_id: simulator.appId } },
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

  test('a person learns that no app is connected', async () => {
    const simulator = await openAlone();
    const ack = await simulator.person('support').command('general', '/echo', 'x');
    expect(ack).toMatchObject({ ok: false, error: 'dispatch_failed' });
  });
});
