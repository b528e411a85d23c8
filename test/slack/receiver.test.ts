import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { openScene, type Scene } from '../support/scene.ts';
import { signedHeaders } from '../support/signed.ts';

const body = JSON.stringify({ type: 'url_verification', challenge: 'hello' });
const old = 'an-old-secret-of-the-app';

const send = ({ bot }: Scene, secret: string) =>
  fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
    method: 'POST',
    body,
    headers: signedHeaders(body, { secret, timestamp: Math.floor(Date.now() / 1000) }),
  });

/** A connection to the bot that says this and stays open. */
const hold = async ({ bot }: Scene, text: string) => {
  const socket = connect(bot.port ?? 0, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  socket.write(text);
  return socket;
};

/** Whether somebody listens at an address of this machine. */
const answers = ({ bot }: Scene, address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(bot.port ?? 0, address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

describe('the receiver', () => {
  test('listens on the address that HOST names alone, and on all of them without it', async () => {
    const named = await openScene({ host: '127.0.0.1' });
    expect(await answers(named, '127.0.0.1')).toBe(true);
    expect(await answers(named, '127.0.0.2')).toBe(false);
    expect(await answers(await openScene(), '127.0.0.2')).toBe(true);
  });

  test('takes requests signed with either secret while they are changed, and no others', async () => {
    const current = 'the-new-secret-of-the-app';
    const scene = await openScene({ secrets: { signingSecret: current, formerSigningSecret: old } });
    expect((await send(scene, current)).status).toBe(200);
    expect((await send(scene, old)).status).toBe(200);
    expect((await send(scene, 'a-secret-of-somebody-else')).status).toBe(401);
  });

  test.each([
    ['idle ones', 'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n'],
    ['half a header', 'POST /slack/events HTTP/1.1\r\nhost'],
    ['half a body', 'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\n{'],
  ])(
    'stops within 10 seconds with connections open: %s',
    async (_what, text) => {
      const scene = await openScene();
      const sockets = await Promise.all(Array.from({ length: 20 }, () => hold(scene, text)));
      await scene.simulator.quiet(50);
      const started = performance.now();
      await scene.bot.stop();
      expect(performance.now() - started).toBeLessThan(10_000);
      for (const socket of sockets) socket.destroy();
    },
    15_000,
  );

  test('refuses headers that are too large', async () => {
    const scene = await openScene();
    const response = await fetch(`http://127.0.0.1:${scene.bot.port}/slack/events`, {
      method: 'POST',
      headers: { 'x-large': 'x'.repeat(17 * 1024) },
    });
    expect(response.status).toBe(431);
  });

  test('keeps connections longer than load balancers do', async () => {
    const scene = await openScene();
    const answer = await send(scene, scene.simulator.signingSecret);
    expect(answer.headers.get('keep-alive')).toBe('timeout=65');
  });
});
