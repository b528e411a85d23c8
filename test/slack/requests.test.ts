import { describe, expect, test } from '@jest/globals';
import { openScene, type Scene } from '../support/scene.ts';
import { signedHeaders } from '../support/signed.ts';

const error = '{"error":"invalid_client","error_description":"Cannot reach JWKS URL"}';
const nowSeconds = () => Math.floor(Date.now() / 1000);

const eventOf = ({ simulator }: Scene, text = error): string =>
  JSON.stringify({
    type: 'event_callback',
    team_id: simulator.teamId,
    api_app_id: simulator.appId,
    event_id: 'Ev1',
    event: {
      type: 'message',
      channel: simulator.channel('ecw-support').id,
      channel_type: 'channel',
      user: simulator.person('support').id,
      ts: '1700000000.000100',
      text,
    },
  });

const send = (
  { bot }: Scene,
  body: string | Buffer,
  headers: Record<string, string>,
  path = '/slack/events',
) => fetch(`http://127.0.0.1:${bot.port}${path}`, { method: 'POST', body, headers });

const posts = ({ simulator }: Scene) => simulator.calls.filter(({ method }) => method.startsWith('chat.'));

describe('requests to /slack/events', () => {
  test('a signed one is taken', async () => {
    const scene = await openScene();
    const { signingSecret: secret } = scene.simulator;
    const body = eventOf(scene);
    const answer = await send(scene, body, signedHeaders(body, { secret, timestamp: nowSeconds() }));
    expect(answer.status).toBe(200);
    await scene.simulator.until(() => posts(scene).length === 1);
  });

  test.each<[string, (body: string, secret: string) => Record<string, string>]>([
    ['unsigned', () => ({ 'content-type': 'application/json' })],
    [
      'signed with another secret',
      (body) => signedHeaders(body, { secret: 'other', timestamp: nowSeconds() }),
    ],
    [
      'stale by six minutes',
      (body, secret) => signedHeaders(body, { secret, timestamp: nowSeconds() - 360 }),
    ],
    [
      'dated six minutes ahead',
      (body, secret) => signedHeaders(body, { secret, timestamp: nowSeconds() + 360 }),
    ],
    ['signed for another body', (_body, secret) => signedHeaders('{}', { secret, timestamp: nowSeconds() })],
    [
      'signed without a version',
      (body, secret) => {
        const headers = signedHeaders(body, { secret, timestamp: nowSeconds() });
        return { ...headers, 'x-slack-signature': headers['x-slack-signature']?.slice(3) ?? '' };
      },
    ],
    [
      'dated with words',
      (body, secret) => ({
        ...signedHeaders(body, { secret, timestamp: nowSeconds() }),
        'x-slack-request-timestamp': 'soon',
      }),
    ],
  ])(
    'one that is %s is refused, with a log line that holds nothing of its body',
    async (_what, headersOf) => {
      const scene = await openScene();
      const body = eventOf(scene, `${error} canary-8471`);
      const answer = await send(scene, body, headersOf(body, scene.simulator.signingSecret));
      expect(answer.status).toBe(401);
      expect(await answer.text()).toBe('');
      await scene.simulator.quiet(50);
      expect(posts(scene)).toEqual([]);
      expect(scene.logged.join('')).toMatch(/"level":"warn"/);
      expect(scene.logged.join('')).not.toContain('canary-8471');
    },
  );

  test.each([
    ['not JSON', 'canary-8471 { not json', 400],
    ['cut short', '{"type":"event_callback","event":{"text":"canary-8471', 400],
    ['of no known kind', '{"hello":"canary-8471"}', 200],
  ])('a signed body that is %s does no harm', async (_what, body, status) => {
    const scene = await openScene();
    const { signingSecret: secret } = scene.simulator;
    const answer = await send(scene, body, signedHeaders(body, { secret, timestamp: nowSeconds() }));
    expect([status, 404]).toContain(answer.status);
    expect(scene.logged.join('')).not.toContain('canary-8471');
    await scene.support.command('ecw-support', '/ecw-error', 'help');
    await scene.simulator.until(() => scene.support.sees('ecw-support').length === 1);
  });

  test('a body over the limit is refused', async () => {
    const scene = await openScene();
    const body = JSON.stringify({ text: 'x'.repeat(1_100_000) });
    const { signingSecret: secret } = scene.simulator;
    const answer = await send(scene, body, signedHeaders(body, { secret, timestamp: nowSeconds() }));
    expect(answer.status).toBe(413);
  });

  test('other paths are not found, without detail', async () => {
    const scene = await openScene();
    const answer = await send(scene, '{}', {}, '/admin');
    expect([answer.status, await answer.text()]).toEqual([404, '']);
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });
});
