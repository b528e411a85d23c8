import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { wordsOf } from '../support/read.ts';
import { openScene } from '../support/scene.ts';
import { escalatePaste } from '../support/submit.ts';

const day = 24 * 3_600_000;
const paste =
  '401 {"error":"invalid_client","error_description":"Cannot reach JWKS URL"} from host-4711.example.com';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const openKept = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  folders.push(folder);
  const path = join(folder, 'triage.db');
  let ahead = 0;
  const scene = await openScene({
    bot: {
      database: { kind: 'sqlite', path },
      now: () => Date.now() + ahead,
      timing: { reminderBeatMs: 20 },
    },
  });
  const kept = () => readFileSync(path, 'latin1') + readFileSync(`${path}-wal`, 'latin1');
  return {
    ...scene,
    kept,
    putForward: (ms: number) => {
      ahead += ms;
    },
  };
};

describe('a deleted message', () => {
  test('its reply is withdrawn', async () => {
    const { simulator, support } = await openKept();
    const message = await support.say('ecw-support', paste);
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
    await support.remove(message);
    await simulator.until(() => simulator.calls.some(({ method }) => method === 'chat.delete'));
    await simulator.until(() =>
      support.sees('ecw-support', message.ts).every(({ text }) => !text.includes('jwks_url')),
    );
  });

  test('an escalated card stays', async () => {
    const scene = await openKept();
    const { simulator, support } = scene;
    const message = await escalatePaste(scene, paste);
    await simulator.until(() =>
      wordsOf(support.sees('ecw-support', message.ts)[1]).includes('ECW-1001 · posted to #ecw-escalations'),
    );
    await support.remove(message);
    await simulator.quiet(100);
    expect(simulator.calls.some(({ method }) => method === 'chat.delete')).toBe(false);
  });

  test('one that was never answered is nothing to us', async () => {
    const { simulator, support, logged } = await openKept();
    const message = await support.say('ecw-support', 'good morning');
    await support.remove(message);
    await simulator.quiet(100);
    expect(logged.join('')).not.toMatch(/"level":"(?:warn|error)"/);
  });
});

test('what was pasted is forgotten after thirty days, and the log counts it', async () => {
  const { simulator, support, kept, logged, putForward } = await openKept();
  const message = await support.say('ecw-support', paste);
  await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
  expect(kept()).toContain('host-4711');
  const runs = () => logged.filter((line) => line.includes('Forgot what was kept')).length;
  const isForgotten = () => logged.some((line) => line.includes('"cases":1'));
  const nextDay = async () => {
    const before = runs();
    putForward(day);
    for (let looks = 0; looks < 100 && runs() === before; looks += 1) await simulator.quiet(20);
  };
  for (let days = 0; days < 29; days += 1) await nextDay();
  expect(isForgotten()).toBe(false);
  for (let days = 0; days < 2; days += 1) await nextDay();
  expect(isForgotten()).toBe(true);
});

test('a clock that jumps a year ahead makes it forget nothing', async () => {
  const { simulator, support, kept, logged, putForward } = await openKept();
  const message = await support.say('ecw-support', paste);
  await simulator.until(() => support.sees('ecw-support', message.ts).length === 2);
  putForward(365 * day);
  for (let looks = 0; looks < 100 && !logged.join('').includes('"cases":0'); looks += 1)
    await simulator.quiet(20);
  await simulator.quiet(100);
  expect(logged.some((line) => /"cases":[1-9]/.test(line))).toBe(false);
  expect(kept()).toContain('host-4711');
});
