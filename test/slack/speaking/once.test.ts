import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { startBot } from '../../../src/app.ts';
import { createLog } from '../../../src/observability/log.ts';
import { catalog } from '../../support/catalog.ts';
import { wordsOf } from '../../support/read.ts';
import { openScene, type Scene } from '../../support/scene.ts';
import { activation, scope, unreachable } from './pastes.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
const fileFor = () => {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  folders.push(folder);
  return join(folder, 'triage.db');
};

const replies = ({ simulator }: Pick<Scene, 'simulator'>) =>
  simulator.calls.filter(({ method }) => method === 'chat.postMessage');

/** Another bot on the same database, as after a restart or beside the first. */
const another = async ({ simulator }: Scene, path: string) => {
  const bot = await startBot({
    connection: {
      kind: 'http',
      botToken: simulator.botToken,
      signingSecret: simulator.signingSecret,
      apiUrl: simulator.apiUrl,
      port: 0,
    },
    catalog,
    database: { kind: 'sqlite', path },
    supportChannels: [simulator.channel('ecw-support').id],
    allowedBots: [],
    retention: { cases: 30, escalations: 365 },
    reminders: {
      hours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 },
      afterMs: 3_600_000,
    },
    log: createLog({ level: 'silent', redact: (line) => line }),
    timing: { paceMs: 0 },
  });
  return { ...bot, url: `http://127.0.0.1:${bot.port}/slack/events` };
};

describe('one reply a message', () => {
  test('two bots on one database that both get it say it once', async () => {
    const path = fileFor();
    const scene = await openScene({ bot: { database: { kind: 'sqlite', path } } });
    const { simulator, support } = scene;
    const second = await another(scene, path);
    const message = await support.say('ecw-support', scope);
    simulator.deliverTo(second.url);
    await simulator.redeliver(simulator.deliveries.findIndex(({ kind }) => kind === 'event'));
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
    await simulator.quiet(150);
    expect(replies(scene)).toHaveLength(1);
    await second.stop();
  });

  test('a reply that Slack took while its answer was lost is found again, not said again', async () => {
    const scene = await openScene({ bot: { timing: { speakerBeatMs: 50, replyRetryMs: [50] } } });
    const { simulator, support } = scene;
    simulator.fault({ method: 'chat.postMessage', times: 1, answer: { dropConnection: 'after' } });
    const message = await support.say('ecw-support', scope);
    await simulator.until(
      () => simulator.calls.some(({ method }) => method === 'conversations.replies'),
      6000,
    );
    await simulator.quiet(200);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(2);
    const card = support.sees('ecw-support', message.ts)[1];
    await support.press(card ?? message, 'feedback', 'worked');
    await simulator.until(() =>
      wordsOf(support.sees('ecw-support', message.ts)[1]).includes('It worked for one person'),
    );
  }, 10_000);

  test('what was not said before a stop is said after the next start', async () => {
    const path = fileFor();
    const scene = await openScene({ bot: { database: { kind: 'sqlite', path } } });
    const { simulator, support, bot } = scene;
    const repair = simulator.fault({ method: 'chat.postMessage', times: Infinity, answer: { status: 503 } });
    const message = await support.say('ecw-support', scope);
    await simulator.until(() => replies(scene).length > 0);
    await bot.stop();
    repair();
    let now = Date.now();
    const later = await startLater(scene, path, () => now);
    now += 20_000;
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2, 8000);
    await later.stop();
  }, 15_000);

  test('an answer that is ten minutes late is noise: it is dropped', async () => {
    const path = fileFor();
    const scene = await openScene({ bot: { database: { kind: 'sqlite', path } } });
    const { simulator, support, bot } = scene;
    const repair = simulator.fault({ method: 'chat.postMessage', times: Infinity, answer: { status: 503 } });
    const message = await support.say('ecw-support', scope);
    await simulator.until(() => replies(scene).length > 0);
    await bot.stop();
    repair();
    const before = replies(scene).length;
    const later = await startLater(scene, path, () => Date.now() + 11 * 60_000);
    await simulator.quiet(600);
    expect(replies(scene)).toHaveLength(before);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(1);
    await later.stop();
  }, 15_000);
});

const startLater = ({ simulator }: Scene, path: string, now: () => number) =>
  startBot({
    connection: {
      kind: 'socket',
      botToken: simulator.botToken,
      appToken: simulator.appToken,
      apiUrl: simulator.apiUrl,
    },
    catalog,
    database: { kind: 'sqlite', path },
    supportChannels: [],
    allowedBots: [],
    retention: { cases: 30, escalations: 365 },
    reminders: {
      hours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 },
      afterMs: 3_600_000,
    },
    log: createLog({ level: 'silent', redact: (line) => line }),
    timing: { paceMs: 0, speakerBeatMs: 50 },
    now,
  });

describe('small talk', () => {
  test.each(['thanks!', 'Thank you so much :tada:', 'ok, got it', 'Gracias'])(
    '“%s” after an answer stays without one, whoever says it and how',
    async (text) => {
      const scene = await openScene();
      const { simulator, support, developer } = scene;
      const message = await support.say('ecw-support', unreachable);
      await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
      await developer.say('ecw-support', text, { threadTs: message.ts });
      await developer.say('ecw-support', `@eCW Triage ${text}`, { threadTs: message.ts });
      await developer.dm(text);
      await simulator.quiet(150);
      expect(replies(scene)).toHaveLength(1);
    },
  );

  test('a greeting gets the guide, but not in a thread that has its answer', async () => {
    const { simulator, support } = await openScene();
    const hello = await support.dm('hello!');
    const guide = await simulator.until(() => support.sees(hello.channel).find(({ ts }) => ts > hello.ts));
    expect(wordsOf(guide)).toContain('Which eCW error is it?');
    const message = await support.say('ecw-support', unreachable);
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
    await support.say('ecw-support', '@eCW Triage hi there', { threadTs: message.ts });
    await simulator.quiet(150);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(3);
  });
});

describe('a thread that has its answer', () => {
  test('the same error again is left alone, a new one is answered', async () => {
    const { simulator, support, developer } = await openScene();
    const message = await support.say('ecw-support', unreachable);
    const cardNow = () => support.sees('ecw-support', message.ts)[1];
    await simulator.until(cardNow);
    await developer.say('ecw-support', `still: ${unreachable}`, { threadTs: message.ts });
    await simulator.until(() => wordsOf(cardNow()).includes('Reported 2 times here'));
    await simulator.quiet(100);
    expect(support.sees('ecw-support', message.ts)).toHaveLength(3);
    await developer.say('ecw-support', activation('FEIGCD'), { threadTs: message.ts });
    const card = await simulator.until(() => support.sees('ecw-support', message.ts)[4]);
    expect(wordsOf(card)).toContain('app_not_activated · 400');
  });
});
