import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { createDestinations } from '../../src/delivery/destinations/createDestinations.ts';
import { catalog } from '../support/catalog.ts';
import { wordsOf } from '../support/read.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { escalatePaste } from '../support/submit.ts';

const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';

/** The lines that hold all of `part`. */
const lines = ({ logged }: Pick<Scene, 'logged'>, part: Record<string, unknown>) =>
  logged
    .map((line): Record<string, unknown> => JSON.parse(line))
    .filter((line) => Object.entries(part).every(([name, value]) => line[name] === value));

/** The same, once there is one: a line follows what the simulator sees. */
const lineOf = async (scene: Scene, part: Record<string, unknown>) => {
  for (let left = 100; left > 0 && lines(scene, part).length === 0; left -= 1) await wait(50);
  return lines(scene, part);
};

const escalate = async (scene: Scene) => {
  const { simulator, support } = scene;
  await escalatePaste(scene, error);
  return simulator.until(() => support.sees('ecw-escalations')[0]);
};

const operate = readFileSync(new URL('../../docs/operate.md', import.meta.url), 'utf8');
/** Fields that the table of docs/operate.md names: in code, in the first column. */
const documented = [...operate.matchAll(/^\| (`.*?) \| /gm)].flatMap(([, names = '']) =>
  [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
);

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe('the log', () => {
  test('has a line for each answer: ids, code, door and time, and nothing of the text', async () => {
    const scene = await openScene();
    await scene.support.say('ecw-support', `${error} canary-8471`);
    const found = await lineOf(scene, { step: 'answer' });
    expect(found).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(iso),
        step: 'answer',
        outcome: 'said',
        kind: 'entry',
        door: 'message',
        reply: expect.any(String),
        case: expect.any(String),
        entry: 'invalid_scope',
        ms: expect.any(Number),
        msg: 'Answer.',
      },
    ]);
    expect(scene.logged.join('')).not.toContain('canary-8471');
    expect(scene.logged.join('')).not.toContain('Requested scope');
  });

  test.each([
    ['command', 'list', { kind: 'list' }],
    ['command', error, { kind: 'entry', entry: 'invalid_scope' }],
    ['mention', 'list', { kind: 'list' }],
    ['mention', error, { kind: 'entry', entry: 'invalid_scope' }],
  ])('says by which door an answer was asked for: %s %s', async (door, text, told) => {
    const scene = await openScene();
    if (door === 'command') await scene.support.command('ecw-support', '/ecw-error', text);
    else await scene.support.say('ecw-support', `@eCW Triage ${text}`);
    expect(await lineOf(scene, { step: 'answer' })).toMatchObject([{ outcome: 'said', door, ...told }]);
  });

  test('has none for what is left alone', async () => {
    const scene = await openScene();
    await scene.support.say('ecw-support', 'good morning');
    await scene.simulator.quiet(100);
    expect(lines(scene, { step: 'answer' })).toEqual([]);
  });

  test('has a line for each step of an escalation and of its delivery', async () => {
    const scene = await openScene();
    await escalate(scene);
    const [delivered] = await lineOf(scene, { step: 'delivery' });
    expect(delivered).toMatchObject({
      level: 'info',
      outcome: 'delivered',
      escalation: 1001,
      destination: 'slack',
      host: new URL(scene.simulator.url).host,
      attempts: 1,
      ms: expect.any(Number),
    });
    await lineOf(scene, { step: 'escalation', outcome: 'filed' });
    const cardNow = () => scene.support.sees('ecw-escalations')[0];
    const card = await scene.simulator.until(() => wordsOf(cardNow()).includes('*Posted to') && cardNow());
    await scene.support.press(card, 'Acknowledge');
    await lineOf(scene, { step: 'escalation', outcome: 'acknowledged' });
    for (const line of lines(scene, {}))
      for (const field of Object.keys(line)) expect(documented).toContain(field);
    expect(lines(scene, { step: 'escalation' })).toMatchObject([
      { outcome: 'filed', escalation: 1001, entry: 'invalid_scope', user: scene.support.id },
      { outcome: 'acknowledged', escalation: 1001, entry: 'invalid_scope', user: scene.support.id },
    ]);
  });

  test('names the host of a destination that fails, never its path', async () => {
    const webhook = {
      url: 'https://tickets.example/hooks/canary-8471',
      template: { kind: 'default' },
    } as const;
    const refusing = async () => new Response('', { status: 503 });
    const otherDestinations = createDestinations({ webhook }, { catalog, fetch: refusing, now: Date.now });
    const scene = await openScene({ bot: { otherDestinations } });
    await escalate(scene);
    const [failed] = await lineOf(scene, { step: 'delivery', destination: 'webhook' });
    expect(failed).toMatchObject({
      level: 'warn',
      outcome: 'queued',
      host: 'tickets.example',
      reason: 'The webhook answered 503.',
    });
    expect(scene.logged.join('')).not.toContain('canary-8471');
  });

  test('names the host and the method of a call that Slack does not answer', async () => {
    const scene = await openScene({ bot: { health: { host: '127.0.0.1', port: 0 } } });
    const { simulator, support, bot } = scene;
    const host = new URL(simulator.url).host;
    simulator.fault({ method: 'chat.postMessage', times: 1, answer: { status: 503 } });
    const message = await support.say('ecw-support', error);
    await simulator.until(() => support.sees('ecw-support', message.ts).length === 2, 5000);
    const method = 'chat.postMessage';
    expect(lines(scene, { method })).toMatchObject([{ level: 'warn', host, reason: 'http_503' }]);
    simulator.fault({ method, times: 1, answer: { error: 'is_archived' } });
    await support.say('ecw-support', `@eCW Triage list`);
    expect(await lineOf(scene, { code: 'is_archived' })).toMatchObject([{ level: 'error', host }]);
    const page = await (await fetch(`http://127.0.0.1:${bot.healthPort}/metrics`)).text();
    expect(page).toContain(`ecw_slack_errors_total{method="${method}",reason="http_503"} 1`);
    expect(page).toContain(`ecw_slack_errors_total{method="${method}",reason="is_archived"} 1`);
    expect(page).toMatch(/ecw_event_lag_seconds_count\{kind="message"\} [1-9]/);
  });
});
