import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { openAlone } from './boltScene.ts';

/** Status of a request with headers that a browser would not let a page set. */
function statusOf(
  simulator: Simulator,
  path: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  } = {},
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { body, ...rest } = options;
    const sent = request(`${simulator.url}${path}`, rest, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
const portOf = (simulator: Simulator): string => new URL(simulator.url).port;
const json = { 'content-type': 'application/json' };

describe('the server of the simulator', () => {
  test('listens on the loopback interface alone', async () => {
    const simulator = await openAlone();
    expect(new URL(simulator.url).hostname).toBe('127.0.0.1');
    const refused = await new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: Number(portOf(simulator)) });
      socket.on('error', () => resolve(true));
      socket.on('connect', () => {
        socket.destroy();
        resolve(false);
      });
    });
    expect(refused).toBe(true);
  });

  test.each(['evil.example', 'evil.example:80', 'localhost', '127.0.0.1.evil.example'])(
    'answers nobody who calls it %s',
    async (host) => {
      const simulator = await openAlone();
      for (const path of ['/', '/page/state', '/api/auth.test']) {
        expect(await statusOf(simulator, path, { headers: { host } })).toBe(403);
      }
    },
  );

  test('answers by each of its own names', async () => {
    const simulator = await openAlone();
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      const headers = { host: `${name}:${portOf(simulator)}` };
      expect(await statusOf(simulator, '/page/state', { headers })).toBe(200);
    }
  });

  test.each<[string, Record<string, string>]>([
    ['no origin', json],
    ['another origin', { ...json, origin: 'http://evil.example' }],
    ['another port', { ...json, origin: 'http://127.0.0.1:1' }],
    ['a null origin', { ...json, origin: 'null' }],
  ])('acts only for its own page: not with %s', async (_name, headers) => {
    const simulator = await openAlone();
    expect(await statusOf(simulator, '/page/action', { method: 'POST', headers, body: '{}' })).toBe(403);
  });

  test('tells other sites nothing', async () => {
    const simulator = await openAlone();
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect(await statusOf(simulator, '/page/state', { headers })).toBe(403);
    expect(await statusOf(simulator, '/page/events', { headers: { origin: 'http://evil.example' } })).toBe(
      403,
    );
  });

  test('takes JSON only from the page, and no more than it can hold', async () => {
    const simulator = await openAlone();
    const origin = simulator.url;
    const form = { origin, 'content-type': 'application/x-www-form-urlencoded' };
    expect(await statusOf(simulator, '/page/action', { method: 'POST', headers: form, body: 'a=1' })).toBe(
      415,
    );
    const body = `{"text":"${'x'.repeat(1024 * 1024)}"}`;
    const length = { ...json, 'content-length': String(body.length) };
    expect(
      await statusOf(simulator, '/api/chat.postMessage', { method: 'POST', headers: length, body }),
    ).toBe(413);
    expect(
      await statusOf(simulator, '/api/chat.postMessage', { method: 'POST', headers: json, body: '[1]' }),
    ).toBe(400);
    expect(await statusOf(simulator, '/api/chat.postMessage', { method: 'DELETE' })).toBe(405);
  });

  test('serves the files of its page and no others', async () => {
    const simulator = await openAlone();
    const index = await fetch(simulator.url);
    expect(index.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(index.headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of [
      '/page/../simulator.ts',
      '/page/%2e%2e/simulator.ts',
      '/page/..%2fsimulator.ts',
      '/page/nothing.js',
    ]) {
      expect(await statusOf(simulator, path)).toBe(404);
    }
  });
});
