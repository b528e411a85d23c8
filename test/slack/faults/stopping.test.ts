import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { openDatabase } from '../../../src/storage/openDatabase.ts';
import { openScene } from '../../support/scene.ts';
import { submitForm } from '../../support/submit.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';
const filled = { practiceCode: 'FEIGCD', environment: 'production', endpoint: 'token' };

test('stops within ten seconds while Slack and a destination hang and connections are open, and closes the database', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  folders.push(folder);
  const path = join(folder, 'triage.db');
  let sends = 0;
  const scene = await openScene({
    bot: {
      database: { kind: 'sqlite', path },
      otherDestinations: [
        {
          name: 'email',
          send: () => {
            sends += 1;
            return new Promise(() => {});
          },
        },
      ],
    },
  });
  const { simulator, support, developer, bot } = scene;
  const message = await support.say('ecw-support', error);
  const card = await simulator.until(() => support.sees('ecw-support', message.ts)[1], 15_000);
  await support.press(card, 'escalate');
  await simulator.until(() => support.modal());
  await submitForm(scene, filled);
  await simulator.until(() => sends > 0, 15_000);
  simulator.fault({ method: '*', times: Number.POSITIVE_INFINITY, answer: { hangMs: 15_000 } });
  const calls = simulator.calls.length;
  await developer.dm(error);
  await simulator.until(() => simulator.calls.length > calls, 15_000);
  const socket = connect(bot.port ?? 0, '127.0.0.1').on('error', () => {});
  socket.write('POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf');
  const started = performance.now();
  await bot.stop();
  expect(performance.now() - started).toBeLessThan(10_000);
  socket.destroy();
  expect(existsSync(`${path}-wal`)).toBe(false);
  const again = await openDatabase(
    { kind: 'sqlite', path },
    { newId: () => 'x', now: Date.now, patienceMs: 100 },
  );
  const lease = { now: Date.now() + 3_600_000, leaseUntil: Date.now() + 7_200_000, limit: 10 };
  expect(await again.store.replies.take(lease)).toHaveLength(1);
  expect(await again.queue.take(['email'], lease)).toHaveLength(1);
  await again.close();
}, 60_000);
