import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { openAlone, openHttp } from './boltScene.ts';
import { callApi } from './callApi.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const answerSchema = z.looseObject({ ok: z.boolean() });
const act = async (simulator: Simulator, doing: string, args: object = {}) => {
  const answer = await fetch(`${simulator.url}/page/action`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: simulator.url },
    body: JSON.stringify({ as: simulator.person('support').id, do: doing, ...args }),
  });
  return answerSchema.parse(await answer.json());
};
const stateSchema = z.looseObject({
  channels: z.array(z.looseObject({ name: z.string() })),
  messages: z.record(z.string(), z.array(z.looseObject({ text: z.string(), ts: z.string() }))),
  seq: z.number(),
});
const stateOf = async (simulator: Simulator, handle?: string) => {
  const as = handle ? `?as=${simulator.person(handle).id}` : '';
  return stateSchema.parse(await (await fetch(`${simulator.url}/page/state${as}`)).json());
};

const streams: AbortController[] = [];
afterEach(() => {
  for (const stream of streams.splice(0)) stream.abort();
});

/** Collects the changes that a person's page is told, from now on. */
async function follow(simulator: Simulator, handle: string): Promise<readonly Record<string, unknown>[]> {
  const stream = new AbortController();
  streams.push(stream);
  const { signal } = stream;
  const answer = await fetch(`${simulator.url}/page/events?as=${simulator.person(handle).id}`, { signal });
  const seen: Record<string, unknown>[] = [];
  void (async () => {
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString();
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events.filter((one) => one.startsWith('event: change'))) {
        seen.push(z.looseObject({}).parse(JSON.parse(event.slice(event.indexOf('data: ') + 6))));
      }
    }
  })().catch(() => undefined);
  return seen;
}

const card = [
  { type: 'actions', block_id: 'row', elements: [{ type: 'button', action_id: 'go', text: plain('Go') }] },
];
function listen(app: App): void {
  app.command('/echo', ({ ack, command }) => ack(`You said ${command.text}`));
  app.action('go', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const element = { type: 'plain_text_input' as const, action_id: 't' };
    const blocks = [{ type: 'input' as const, block_id: 'b', label: plain('Why'), element }];
    const view = { type: 'modal' as const, callback_id: 'm', title: plain('T'), submit: plain('S'), blocks };
    await client.views.open({ trigger_id: body.trigger_id, view });
  });
  app.view('m', ({ ack }) => ack());
}

describe('the page', () => {
  test('gets what one person sees, and nothing of others', async () => {
    const examples = [{ title: 'A paste', text: 'error=invalid_client' }];
    const simulator = await openAlone({ examples });
    await simulator.person('support').say('general', 'hello');
    await callApi(simulator, 'chat.postEphemeral', {
      channel: 'C0SUPPORT01',
      user: simulator.person('developer').id,
      text: 'psst',
    });
    const state = await stateOf(simulator);
    expect(state).toMatchObject({
      team: { name: 'Slack simulator' },
      me: { displayName: 'Support Engineer', kind: 'person' },
      people: [
        { name: 'support' },
        { name: 'developer' },
        { name: 'practice', kind: 'guest' },
        { name: 'admin' },
      ],
      bot: {
        name: 'Test Bot',
        commands: [{ command: '/echo' }],
        messageShortcuts: [{ callback_id: 'read_this' }],
        globalShortcuts: [{ callback_id: 'report_it' }],
        homeEnabled: true,
      },
      messages: { C0GENERAL01: [{ text: 'hello' }], C0SUPPORT01: [] },
      modal: null,
      home: null,
      examples,
      botConnected: 'no',
    });
    const names = (await stateOf(simulator, 'practice')).channels.map(({ name }) => name);
    expect(names).toEqual(['ecw-support', 'vendor-escalations', 'Test Bot']);
    expect((await stateOf(simulator, 'developer')).messages.C0SUPPORT01).toMatchObject([
      { text: 'psst', ephemeral: true },
    ]);
  });

  test('is told of every change that its person sees', async () => {
    const simulator = await openAlone();
    const support = simulator.person('support');
    const [mine, theirs] = [await follow(simulator, 'support'), await follow(simulator, 'practice')];
    const { seq } = await stateOf(simulator);
    const said = await support.say('ecw-escalations', 'secret');
    await support.remove(said);
    await support.invite('general');
    simulator.deliverTo('http://127.0.0.1:9/');
    while (mine.length < 5) await pause(5);
    expect(mine.map(({ kind }) => kind)).toEqual(['message', 'delete', 'channel', 'message', 'connection']);
    expect(mine[0]).toMatchObject({ channel: said.channel, ts: said.ts, message: { text: 'secret' } });
    expect(Number(mine[0]?.seq)).toBeGreaterThan(seq);
    expect(theirs.map(({ kind }) => kind).filter((kind) => kind !== 'connection')).toEqual([]);
  });

  test('does what a person does: says, edits, uploads, runs commands, presses, submits', async () => {
    const { simulator, support } = await openHttp(listen);
    const said = await act(simulator, 'say', { channel: 'C0SUPPORT01', text: 'one' });
    await act(simulator, 'edit', { channel: 'C0SUPPORT01', ts: said.ts, text: 'two' });
    expect(support.sees('ecw-support')).toMatchObject([{ text: 'two', edited: {} }]);
    const tooLong = { channel: 'C0SUPPORT01', ts: said.ts, text: 'x'.repeat(40_001) };
    expect(await act(simulator, 'edit', tooLong)).toMatchObject({ error: expect.stringContaining('40,000') });
    expect(await act(simulator, 'remove', { channel: 'C0SUPPORT01', ts: said.ts })).toEqual({ ok: true });
    await act(simulator, 'say', { channel: 'C0SUPPORT01', text: '/echo', inWorkflow: true });
    expect(support.sees('ecw-support')).toMatchObject([{ text: '/echo', workflow: 'Error form' }]);

    expect(await act(simulator, 'say', { channel: 'C0SUPPORT01', text: '/echo hello there' })).toEqual({
      ok: true,
    });
    expect(support.sees('ecw-support').at(-1)).toMatchObject({
      text: 'You said hello there',
      ephemeral: true,
    });

    const contentBase64 = Buffer.from('bytes').toString('base64');
    await act(simulator, 'upload', { channel: 'C0SUPPORT01', name: 'a.txt', contentBase64 });
    const [file] = support.sees('ecw-support').at(-1)?.files ?? [];
    expect(file).toMatchObject({ name: 'a.txt', size: 5, preview: 'bytes' });
    expect(await (await fetch(`${simulator.url}${file?.url}`)).text()).toBe('bytes');

    const { ts } = await callApi(simulator, 'chat.postMessage', {
      channel: 'C0SUPPORT01',
      text: 'card',
      blocks: card,
    });
    const press = { where: 'message', channel: 'C0SUPPORT01', ts, blockId: 'row', actionId: 'go' };
    expect(await act(simulator, 'press', press)).toEqual({ ok: true });
    const view = await simulator.until(() => support.modal());
    expect(await act(simulator, 'submit', { viewId: view.id })).toMatchObject({
      ok: false,
      errors: { b: 'Please complete this required field.' },
    });
    expect(await act(simulator, 'submit', { viewId: view.id, values: { b: { t: 'x' } } })).toEqual({
      ok: true,
    });
    expect(await act(simulator, 'closeModal', { viewId: view.id })).toEqual({
      ok: false,
      error: 'This modal is no longer open',
    });
  });

  test.each<[string, string, object, string]>([
    ['an unknown act', 'dance', {}, 'Invalid'],
    ['a channel the person is not in', 'say', { channel: 'C9', text: 'a' }, 'There is no channel "C9"'],
    [
      'a message that is too long',
      'say',
      { channel: 'C0SUPPORT01', text: 'x'.repeat(60_001) },
      'A message holds at most 40,000 characters, and this one has 60,001.',
    ],
    [
      'a command that is too long',
      'command',
      { channel: 'C0SUPPORT01', command: '/echo', text: 'x'.repeat(40_001) },
      'at most 40,000 characters, and this one has 40,001.',
    ],
    ['an empty message', 'say', { channel: 'C0SUPPORT01', text: ' ' }, 'There is nothing to send'],
    ['somebody who is not there', 'openHome', { as: 'U9' }, 'There is no person U9'],
  ])('%s is refused in plain words', async (_name, doing, args, error) => {
    const simulator = await openAlone();
    expect(await act(simulator, doing, args)).toMatchObject({
      ok: false,
      error: expect.stringContaining(error),
    });
  });
});
