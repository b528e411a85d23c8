import { describe, expect, test } from '@jest/globals';
import { readHar } from '../../../src/text/files/readHar.ts';

/** An entry of an HTTP archive with what the test says. */
const entry = (status: number, body = '', more: Readonly<Record<string, unknown>> = {}) => ({
  startedDateTime: '2026-03-01T14:05:00.000Z',
  request: { method: 'POST', url: 'https://oauthserver.eclinicalworks.com/oauth/oauth2/token' },
  response: {
    status,
    statusText: status < 400 ? 'OK' : 'Unauthorized',
    headers: [{ name: 'X-Request-Id', value: 'r-1' }],
    content: { text: body, mimeType: 'application/json' },
    ...more,
  },
});
const archive = (...entries: readonly unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });

describe('an HTTP archive', () => {
  test('gives its failing requests with status, telling headers and body', () => {
    const text = readHar(archive(entry(200, '{"ok":true}'), entry(401, '{"error":"invalid_client"}')));
    expect(text).toBe(
      [
        '2026-03-01T14:05:00.000Z POST https://oauthserver.eclinicalworks.com/oauth/oauth2/token',
        'HTTP/1.1 401 Unauthorized',
        'X-Request-Id: r-1',
        '{"error":"invalid_client"}',
      ].join('\n'),
    );
  });

  test.each([
    [
      'a redirect that carries an error',
      entry(302, '', { redirectURL: 'https://app.example/cb?error=access_denied' }),
    ],
    ['an OAuth error that came with 200', entry(200, '{"error": "invalid_scope"}')],
  ])('takes %s for a failure', (_what, failing) => {
    expect(readHar(archive(failing))).not.toBe('');
  });

  test('reads bodies that are written in base64', () => {
    const content = { text: Buffer.from('{"error":"invalid_scope"}').toString('base64'), encoding: 'base64' };
    expect(readHar(archive(entry(400, '', { content })))).toContain('invalid_scope');
  });

  test('in which nothing failed says nothing', () => {
    expect(readHar(archive(entry(200, '{"ok":true}'), entry(304)))).toBe('');
  });

  test.each([['{"log":'], ['{"a":1}'], ['[]'], ['{"log":{"entries":"none"}}'], ['']])(
    '%j is none',
    (text) => {
      expect(readHar(text)).toBeUndefined();
    },
  );

  test('with damaged entries gives the others', () => {
    expect(readHar(archive(null, { response: 'x' }, entry(401, '{"error":"invalid_client"}')))).toContain(
      '401',
    );
  });

  test('tells the last fifty failures at most, and of each body the beginning', () => {
    const text =
      readHar(
        archive(...Array.from({ length: 80 }, (_, index) => entry(401, `${index} ${'x'.repeat(9000)}`))),
      ) ?? '';
    expect(text.match(/HTTP\/1\.1 401/g)).toHaveLength(50);
    expect(text).not.toContain('29 x');
    expect(text.length).toBeLessThan(50 * 4300);
  });
});
