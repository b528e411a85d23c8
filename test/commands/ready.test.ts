import { expect, test } from '@jest/globals';
import { runCli } from '../support/runCli.ts';

const answering = (status: number, body: string) => {
  const asked: string[] = [];
  const fetch = (async (url: string | URL | Request) => {
    asked.push(String(url));
    return new Response(body, { status });
  }) satisfies typeof globalThis.fetch;
  return { asked, fetch };
};

test.each([
  [200, 'database ok\nslack ok\n', 0],
  [503, 'database down\nslack ok\n', 1],
])('a bot that answers %i is told part by part', async (status, body, exit) => {
  const { asked, fetch } = answering(status, body);
  const env = { HEALTH_PORT: '8080', HEALTH_HOST: '0.0.0.0' };
  expect(await runCli(['ready'], { env, fetch })).toMatchObject({ exit, out: body });
  expect(asked).toEqual(['http://127.0.0.1:8080/readyz']);
});

test('a bot that does not answer, and one that cannot be asked, are not ready', async () => {
  const refused = async () => {
    throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
  };
  const env = { HEALTH_PORT: '8080' };
  expect(await runCli(['ready'], { env, fetch: refused })).toMatchObject({
    exit: 1,
    err: expect.stringMatching(/ECONNREFUSED/),
  });
  expect(await runCli(['ready'])).toMatchObject({
    exit: 1,
    err: expect.stringMatching(/HEALTH_PORT is not set/),
  });
});
