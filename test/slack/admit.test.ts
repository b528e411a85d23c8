import { describe, expect, test } from '@jest/globals';
import { admit } from '../../src/slack/connect/admit.ts';
import { wordsOf } from '../support/read.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { signedHeaders } from '../support/signed.ts';

const door = { teamId: 'T0OURS0001', appId: 'A0OURAPP01' };
const address = 'https://hooks.slack.com/actions/T0/1/x';
const error = '{"error":"invalid_scope","error_description":"Requested scope is invalid or not registered"}';

const event = {
  type: 'event_callback',
  team_id: 'T0OURS0001',
  authorizations: [{ team_id: 'T0OURS0001' }],
  event: { type: 'message', channel: 'C0CHANNEL1', user: 'U0PERSON01', ts: '1700000000.000100' },
};
const command = {
  command: '/ecw-error',
  team_id: 'T0OURS0001',
  channel_id: 'C0CHANNEL1',
  user_id: 'U0PERSON01',
  text: '401',
  response_url: address,
};
const click = {
  type: 'block_actions',
  team: { id: 'T0OURS0001' },
  user: { id: 'U0PERSON01' },
  channel: { id: 'C0CHANNEL1' },
  response_url: address,
  actions: [{ type: 'button', action_id: 'worked', block_id: 'case:1:actions' }],
};

describe('what Slack sends', () => {
  test.each([
    ['an event', event, 'message'],
    ['a command', command, '/ecw-error'],
    ['a click', click, 'block_actions'],
    ['an event for our app', { ...event, api_app_id: 'A0OURAPP01' }, 'message'],
    ['a click on the Home tab', { ...click, channel: undefined, response_url: undefined }, 'block_actions'],
    [
      'a click of another company in a shared channel',
      { ...click, team: { id: 'T0OTHERS01' } },
      'block_actions',
    ],
    [
      'an event of a shared channel that another company owns',
      { ...event, team_id: 'T0OTHERS01' },
      'message',
    ],
    ['an event that nobody listens to', { ...event, event: { type: 'reaction_added' } }, 'reaction_added'],
  ])('%s is let in', (_what, body, what) => {
    expect(admit(body, door)).toEqual({ kind: 'admitted', what });
  });

  test.each([
    ['an event for another app', { ...event, api_app_id: 'A0OTHERAPP' }, 'app'],
    ['a command for another app', { ...command, api_app_id: 'A0OTHERAPP' }, 'app'],
    ['a click for another app', { ...click, api_app_id: 'A0OTHERAPP' }, 'app'],
    ['an event for another workspace', { ...event, team_id: 'T0OTHERS01', authorizations: [] }, 'team'],
    ['a command for another workspace', { ...command, team_id: 'T0OTHERS01' }, 'team'],
    ['an answer wanted elsewhere', { ...command, response_url: 'https://evil.example/x' }, 'address'],
    ['an answer wanted in the clear', { ...click, response_url: 'http://hooks.slack.com/x' }, 'address'],
    [
      'a name that only ends alike',
      { ...click, response_url: 'https://hooks.slack.com.evil.example/' },
      'address',
    ],
    ['a port of its own', { ...click, response_url: 'https://hooks.slack.com:8443/x' }, 'address'],
    ['a click without an action', { ...click, actions: [] }, 'shape'],
    ['a click on a message without a way to answer', { ...click, response_url: undefined }, 'shape'],
    ['a message without its channel', { ...event, event: { type: 'message', ts: '1.1' } }, 'shape'],
    ['an event whose user is no id', { ...event, event: { ...event.event, user: { id: 'U1' } } }, 'shape'],
    ['nothing', null, 'shape'],
    ['a list', [], 'shape'],
  ])('%s is refused', (_what, body, reason) => {
    expect(admit(body, door)).toEqual({ kind: 'refused', reason });
  });

  test('with an address of its own for the Web API, answers go to that host alone', () => {
    const local = { ...door, apiUrl: 'http://127.0.0.1:3100/api/' };
    expect(admit({ ...click, response_url: 'http://127.0.0.1:3100/response/1' }, local).kind).toBe(
      'admitted',
    );
    expect(admit(click, local)).toEqual({ kind: 'refused', reason: 'address' });
  });
});

const send = ({ bot, simulator }: Scene, body: string, type = 'application/json') =>
  fetch(`http://127.0.0.1:${bot.port}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      ...signedHeaders(body, {
        secret: simulator.signingSecret,
        timestamp: Math.floor(Date.now() / 1000),
      }),
      'content-type': type,
    },
  });

describe('the running bot', () => {
  test.each([
    ['null', 'application/json', 400],
    ['payload=null', 'application/x-www-form-urlencoded', 400],
    ['[1]', 'application/json', 400],
    ['{"event":"canary-8471"}', 'application/json', 200],
    ['{"type":"block_actions","actions":"canary-8471"}', 'application/json', 200],
  ])('lives on after a signed %s, and answers it at once', async (body, type, status) => {
    const scene = await openScene();
    const started = performance.now();
    expect((await send(scene, body, type)).status).toBe(status);
    expect(performance.now() - started).toBeLessThan(1500);
    expect(scene.logged.filter((line) => line.includes('Refused'))).toHaveLength(1);
    expect(scene.logged.join('')).not.toMatch(/canary-8471|\bat \S+:\d+/);
    await scene.support.command('ecw-support', '/ecw-error', 'help');
    await scene.simulator.until(() => scene.support.sees('ecw-support').length === 1);
  });

  test('says of a click that only a listener can tell to be malformed one line, and acknowledges it', async () => {
    const scene = await openScene();
    const message = await scene.support.say('ecw-support', error);
    const card = await scene.simulator.until(() => scene.support.sees('ecw-support', message.ts)[1]);
    await scene.support.press(card, 'feedback', 'worked');
    await scene.simulator.until(
      () => wordsOf(scene.support.sees('ecw-support', message.ts)[1]) !== wordsOf(card),
    );
    const sent = scene.simulator.deliveries.findLast(({ kind }) => kind === 'interaction')?.body;
    const body = `payload=${encodeURIComponent(JSON.stringify({ ...sent, container: 'canary-8471' }))}`;
    expect((await send(scene, body, 'application/x-www-form-urlencoded')).status).toBe(200);
    await scene.simulator.quiet(50);
    const refused = scene.logged.filter((line) => line.includes('not as Slack makes them'));
    expect(refused).toHaveLength(1);
    expect(scene.logged.join('')).not.toMatch(/canary-8471|ZodError|\bat \S+:\d+/);
  });

  test('does nothing that was signed for another app', async () => {
    const scene = await openScene();
    await scene.support.command('ecw-support', '/ecw-error', 'help');
    await scene.simulator.until(() => scene.support.sees('ecw-support').length === 1);
    const sent = scene.simulator.deliveries.findLast(({ kind }) => kind === 'command')?.body;
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...sent, api_app_id: 'A0OTHERAPP' }))
      form.set(name, String(value));
    expect((await send(scene, form.toString(), 'application/x-www-form-urlencoded')).status).toBe(200);
    await scene.simulator.quiet(100);
    expect(scene.support.sees('ecw-support')).toHaveLength(1);
    expect(scene.logged.filter((line) => line.includes('for another app'))).toHaveLength(1);
  });

  test('learns later which app it is where Slack did not say at the start', async () => {
    let hurry = 0;
    const faults = [{ method: 'bots.info', answer: { error: 'internal_error' } }];
    const scene = await openScene({ faults, bot: { now: () => Date.now() + hurry } });
    const { simulator, support } = scene;
    const ask = async () => {
      await support.command('ecw-support', '/ecw-error', 'help');
      return simulator.deliveries.findLast(({ kind }) => kind === 'command')?.body;
    };
    const asked = () => simulator.calls.filter(({ method }) => method === 'bots.info').length;
    await ask();
    await simulator.until(() => support.sees('ecw-support').length === 1);
    expect(asked()).toBe(1);
    hurry = 31_000;
    const sent = await ask();
    await simulator.until(() => support.sees('ecw-support').length === 2 && asked() === 2);
    await simulator.quiet(50);
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...sent, api_app_id: 'A0OTHERAPP' }))
      form.set(name, String(value));
    await send(scene, form.toString(), 'application/x-www-form-urlencoded');
    await simulator.until(() => scene.logged.some((line) => line.includes('for another app')));
    expect(support.sees('ecw-support')).toHaveLength(2);
  });
});
