import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createMetrics } from '../../src/observability/createMetrics.ts';
import {
  createHealthServer,
  type HealthServer,
  type Readiness,
} from '../../src/observability/healthServer.ts';

const open: HealthServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const serve = async (ready: () => Promise<Readiness> = async () => ({ database: true, slack: true })) => {
  const metrics = createMetrics({
    openStates: async () =>
      new Map([
        ['sent', 2],
        ['stuck', 1],
      ]),
    waitingSince: { replies: async () => 58_000, deliveries: async () => undefined },
    countDead: async () => new Map([['email', 3]]),
    now: () => 60_000,
  });
  const logged: string[] = [];
  const log = { error: (line: string) => void logged.push(line) };
  const server = await createHealthServer({
    host: '127.0.0.1',
    port: 0,
    ready,
    metrics: metrics.page,
    log,
  });
  open.push(server);
  const at = `http://127.0.0.1:${server.port}`;
  return { metrics, logged, at, port: server.port };
};

const look = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, init);
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
};

describe('what a monitor sees', () => {
  test('/healthz says that the process lives', async () => {
    const { at } = await serve();
    expect(await look(`${at}/healthz`)).toMatchObject({ status: 200, body: 'ok\n' });
  });

  test.each<[Readiness, number, string]>([
    [{ database: true, slack: true }, 200, 'database ok\nslack ok\n'],
    [{ database: true, slack: false }, 503, 'database ok\nslack down\n'],
    [{ database: false, slack: true }, 503, 'database down\nslack ok\n'],
  ])('/readyz with %j', async (parts, status, body) => {
    const { at } = await serve(async () => parts);
    expect(await look(`${at}/readyz`)).toMatchObject({ status, body });
  });

  test('a part that breaks while asked is not ready, and nothing of its error gets out', async () => {
    const { at, logged } = await serve(async () => {
      throw new Error('canary-1');
    });
    expect(await look(`${at}/readyz`)).toMatchObject({ status: 503, body: '' });
    expect(logged.join()).not.toContain('canary-1');
  });

  test('/metrics shows counts, durations and the process', async () => {
    const { at, metrics } = await serve();
    metrics.count('verdicts', { kind: 'match', entry: 'invalid_scope' });
    metrics.count('redactions', { kind: 'access-token' }, 3);
    metrics.count('warnings', {});
    metrics.handled('message', 0.02);
    metrics.lagged('message', 4);
    const { status, body, headers } = await look(`${at}/metrics`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(body).toContain('ecw_verdicts_total{kind="match",entry="invalid_scope"} 1');
    expect(body).toContain('ecw_redactions_total{kind="access-token"} 3');
    expect(body).toContain('ecw_warnings_total 1');
    expect(body).toContain('ecw_handling_seconds_bucket{le="0.025",kind="message"} 1');
    expect(body).toContain('ecw_open_escalations{state="sent"} 2');
    expect(body).toContain('ecw_queue_age_seconds{queue="replies"} 2');
    expect(body).toContain('ecw_queue_age_seconds{queue="deliveries"} 0');
    expect(body).toContain('ecw_dead_deliveries{destination="email"} 3');
    expect(body).toContain('ecw_event_lag_seconds_bucket{le="5",kind="message"} 1');
    expect(body).toContain('process_resident_memory_bytes');
  });

  test('what is no short word is counted as other, and so is what comes after 500 of them', async () => {
    const { at, metrics } = await serve();
    metrics.count('slackErrors', { method: 'chat.postMessage', reason: 'token=abc def "quoted"\n' });
    for (let n = 0; n < 700; n += 1) metrics.count('events', { kind: `kind_${n}` });
    const { body } = await look(`${at}/metrics`);
    expect(body).toContain('ecw_slack_errors_total{method="chat.postMessage",reason="other"} 1');
    expect(body).not.toContain('quoted');
    expect(body).toContain('ecw_events_total{kind="other"} 200');
    expect(body.match(/^ecw_events_total/gm)).toHaveLength(501);
  });
});

describe('everything else', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/metrics/'],
    ['GET', '/metrics?x=1'],
    ['GET', '/healthz/../metrics%00'],
    ['POST', '/healthz'],
    ['DELETE', '/metrics'],
    ['OPTIONS', '/readyz'],
  ])('%s %s is not found, without detail', async (method, path) => {
    const { at } = await serve();
    const { status, body, headers } = await look(`${at}${path}`, { method });
    expect([status, body]).toEqual([404, '']);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  test('HEAD gets the head alone', async () => {
    const { at } = await serve();
    expect(await look(`${at}/healthz`, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  test.each([
    ['an address', `/${'a'.repeat(6000)}`, ''],
    ['a header', '/healthz', `x-long: ${'a'.repeat(6000)}\r\n`],
  ])('%s beyond 4 KB is refused', async (_what, path, header) => {
    const { port } = await serve();
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n${header}connection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 431 /);
  });

  test('a port that is taken is an error of the start', async () => {
    const { port, metrics } = await serve();
    const second = createHealthServer({
      host: '127.0.0.1',
      port,
      ready: async () => ({}),
      metrics: metrics.page,
      log: { error: () => {} },
    });
    await expect(second).rejects.toThrow(/EADDRINUSE/);
  });
});
