import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { z } from 'zod';
import { openHttp } from './boltScene.ts';
import { callApi } from './callApi.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (more = {}) => ({
  type: 'modal' as const,
  callback_id: 'm',
  title: plain('Title'),
  blocks: [],
  ...more,
});
const option = (text: string, value: string) => ({ text: plain(text), value });

const card = [
  { type: 'section', text: { type: 'mrkdwn', text: 'Which?' } },
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'go', text: plain('Go'), value: '42', style: 'primary' },
      { type: 'static_select', action_id: 'pick', options: [option('One', '1'), option('Two', '2')] },
      { type: 'overflow', action_id: 'more', options: [option('Less', 'l')] },
    ],
  },
];

/** Posts the card as the bot and gives it as `support` sees it. */
async function posted(scene: Awaited<ReturnType<typeof openHttp>>, args: Record<string, unknown> = {}) {
  const { simulator, support } = scene;
  await callApi(simulator, 'chat.postMessage', {
    channel: 'C0SUPPORT01',
    text: 'Which?',
    blocks: card,
    ...args,
  });
  return simulator.until(() => support.sees('ecw-support').findLast(({ blocks }) => blocks?.length === 2));
}

const bodies: Record<string, unknown>[] = [];
function listen(app: App): void {
  bodies.length = 0;
  app.use(async ({ body, next }) => {
    bodies.push({ ...body });
    await next();
  });
  app.action(/.*/, ({ ack }) => ack());
  app.shortcut(/.*/, ({ ack }) => ack());
}
const lastOf = (type: string): Record<string, unknown> | undefined =>
  bodies.findLast((body) => body.type === type);
const urlOf = (body: unknown): string => z.looseObject({ response_url: z.string() }).parse(body).response_url;
const triggerOf = (body: unknown): string => z.looseObject({ trigger_id: z.string() }).parse(body).trigger_id;
const respond = async (url: string, body: object) => {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, ...z.looseObject({}).parse(await answer.json()) };
};

describe('a press', () => {
  test('reaches the app as Slack sends it', async () => {
    const scene = await openHttp(listen);
    const message = await posted(scene);
    expect(await scene.support.press(message, 'Go')).toMatchObject({ ok: true, status: 200 });
    expect(lastOf('block_actions')).toMatchObject({
      user: { id: scene.support.id, username: 'support', team_id: scene.simulator.teamId },
      team: { id: scene.simulator.teamId },
      api_app_id: scene.simulator.appId,
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: false,
      },
      channel: { id: message.channel, name: 'ecw-support' },
      message: { ts: message.ts, text: 'Which?', bot_id: scene.simulator.botId },
      state: { values: { row: { pick: { type: 'static_select', selected_option: null } } } },
      actions: [
        {
          type: 'button',
          action_id: 'go',
          block_id: 'row',
          value: '42',
          text: { text: 'Go' },
          style: 'primary',
        },
      ],
    });
  });

  test('a choice goes by value or text, and stays in the state', async () => {
    const scene = await openHttp(listen);
    const message = await posted(scene);
    await scene.support.choose(message, 'pick', 'Two');
    expect(lastOf('block_actions')).toMatchObject({ actions: [{ selected_option: { value: '2' } }] });
    await scene.support.press(message, 'go');
    expect(lastOf('block_actions')).toMatchObject({
      state: { values: { row: { pick: { selected_option: { value: '2' } } } } },
    });
    await scene.support.choose(message, 'more', 'l');
    expect(lastOf('block_actions')).toMatchObject({
      actions: [{ type: 'overflow', selected_option: { value: 'l' } }],
    });
    await expect(scene.support.choose(message, 'pick', 'Three')).rejects.toThrow(
      '"Three" is not among the options "One", "Two"',
    );
    await expect(scene.support.press(message, 'Stop')).rejects.toThrow(
      'There is nothing like "Stop" here; there is Go, pick, more',
    );
  });

  test('on a bot that fails or is gone is told to the person', async () => {
    const scene = await openHttp(
      (app) => {
        app.action('go', async ({ ack }) => {
          await pause(200);
          await ack();
        });
      },
      { ackTimeoutMs: 100 },
    );
    const message = await posted(scene);
    expect(await scene.support.press(message, 'Go')).toMatchObject({ ok: false, error: 'operation_timeout' });
    await scene.app.stop();
    expect(await scene.support.press(message, 'Go')).toMatchObject({ ok: false, error: 'dispatch_failed' });
    expect(await scene.support.command('general', '/echo', 'x')).toMatchObject({
      ok: false,
      error: 'dispatch_failed',
    });
    expect(scene.support.sees('general').at(-1)?.text).toBe('/echo failed with the error "dispatch_failed"');
    await scene.app.start(0);
  });
});

describe('a response_url', () => {
  test('answers the person alone, replaces, deletes; five times and no more', async () => {
    const scene = await openHttp(listen);
    const message = await posted(scene);
    await scene.support.press(message, 'Go');
    const url = urlOf(lastOf('block_actions'));
    expect(await respond(url, { text: 'for you' })).toEqual({ status: 200, ok: true });
    expect(scene.support.sees('ecw-support').at(-1)).toMatchObject({ text: 'for you', ephemeral: true });
    await respond(url, { text: 'replaced', replace_original: true });
    expect(scene.support.sees('ecw-support')[0]).toMatchObject({ ts: message.ts, text: 'replaced' });
    expect(scene.support.sees('ecw-support')[0]?.blocks).toBeUndefined();
    await respond(url, { delete_original: true });
    expect(scene.support.sees('ecw-support').some(({ ts }) => ts === message.ts)).toBe(false);
    expect(await respond(url, { text: '' })).toMatchObject({ status: 400, error: 'no_text' });
    await respond(url, { text: 'fifth' });
    expect(await respond(url, { text: 'sixth' })).toEqual({ status: 404, ok: false, error: 'used_url' });
  });

  test('ends after half an hour', async () => {
    let now = Date.now();
    const scene = await openHttp(listen, { now: () => now });
    await scene.support.press(await posted(scene), 'Go');
    now += 30 * 60 * 1000 + 1;
    expect(await respond(urlOf(lastOf('block_actions')), { text: 'late' })).toMatchObject({
      status: 404,
      error: 'expired_url',
    });
  });

  test('is the only way to change an ephemeral message', async () => {
    const scene = await openHttp(listen);
    const args = { channel: 'C0SUPPORT01', user: scene.support.id, text: 'Which?', blocks: card };
    await callApi(scene.simulator, 'chat.postEphemeral', args);
    const own = await scene.simulator.until(() => scene.support.sees('ecw-support')[0]);
    await scene.support.press(own, 'Go');
    expect(lastOf('block_actions')).toMatchObject({ container: { is_ephemeral: true } });
    expect(lastOf('block_actions')).not.toHaveProperty('message');
    await respond(urlOf(lastOf('block_actions')), { text: 'changed', replace_original: true });
    expect(scene.support.sees('ecw-support')).toMatchObject([{ text: 'changed', ephemeral: true }]);
    await respond(urlOf(lastOf('block_actions')), { delete_original: true });
    expect(scene.support.sees('ecw-support')).toEqual([]);
  });
});

describe('a trigger', () => {
  test('opens one modal within three seconds', async () => {
    let now = Date.now();
    const scene = await openHttp(listen, { now: () => now });
    const message = await posted(scene);
    const open = (trigger_id: string) =>
      callApi(scene.simulator, 'views.open', { trigger_id, view: modal() });
    await scene.support.press(message, 'Go');
    const trigger = triggerOf(lastOf('block_actions'));
    expect(await open('1.2.3')).toMatchObject({ error: 'invalid_trigger_id' });
    expect(await open(trigger)).toMatchObject({ ok: true, view: { type: 'modal', callback_id: 'm' } });
    expect(await open(trigger)).toMatchObject({ error: 'exchanged_trigger_id' });
    await scene.support.press(message, 'Go');
    now += 3001;
    expect(await open(triggerOf(lastOf('block_actions')))).toMatchObject({ error: 'expired_trigger_id' });
  });

  test('a view that Slack refuses is named with its pointer', async () => {
    const scene = await openHttp(listen);
    await scene.support.press(await posted(scene), 'Go');
    const view = modal({ title: plain('x'.repeat(25)) });
    const trigger_id = triggerOf(lastOf('block_actions'));
    expect(await callApi(scene.simulator, 'views.open', { trigger_id, view })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    });
    expect(await callApi(scene.simulator, 'views.open', { trigger_id, view: modal() })).toMatchObject({
      ok: true,
    });
  });
});

describe('a submission', () => {
  const field = {
    type: 'input' as const,
    block_id: 'b',
    label: plain('L'),
    element: { type: 'plain_text_input' as const, action_id: 't' },
  };
  async function submitting(answer: (ack: (response?: never) => Promise<void>) => Promise<void>) {
    const scene = await openHttp((app) => {
      app.action('go', async ({ ack, body, client }) => {
        await ack();
        const view = modal({ submit: plain('Send'), blocks: [field] });
        if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view });
      });
      app.view('m', ({ ack }) => answer(ack as (response?: never) => Promise<void>));
    });
    await scene.support.press(await posted(scene), 'Go');
    await scene.simulator.until(() => scene.support.modal());
    scene.support.fill({ b: 'x' });
    return { ...scene, result: await scene.support.submit() };
  }
  const ackWith = (response: object) => (ack: (response?: never) => Promise<void>) => ack(response as never);

  test('may update the modal; what was typed stays', async () => {
    const updated = await submitting(
      ackWith({
        response_action: 'update',
        view: modal({ title: plain('After'), submit: plain('S'), blocks: [field] }),
      }),
    );
    expect(updated.result).toEqual({ ok: true });
    expect(updated.support.modal()).toMatchObject({
      title: { text: 'After' },
      state: { values: { b: { t: { type: 'plain_text_input', value: 'x' } } } },
    });
  });

  test('without an answer closes the modal', async () => {
    const closed = await submitting((ack) => ack());
    expect(closed.result).toEqual({ ok: true });
    expect(closed.support.modal()).toBeUndefined();
  });

  test('may lay a modal on the first; closing it shows the first again, with what was typed', async () => {
    const { support } = await submitting(
      ackWith({ response_action: 'push', view: modal({ title: plain('Second') }) }),
    );
    expect(support.modal()).toMatchObject({ title: { text: 'Second' } });
    support.closeModal();
    expect(support.modal()).toMatchObject({
      title: { text: 'Title' },
      state: { values: { b: { t: { value: 'x' } } } },
    });
    support.closeModal();
    expect(support.modal()).toBeUndefined();
  });

  test('may close all modals at once', async () => {
    let isFirst = true;
    const scene = await submitting((ack) => {
      const second = modal({ submit: plain('Send'), blocks: [field] });
      const answer = isFirst ? { response_action: 'push', view: second } : { response_action: 'clear' };
      isFirst = false;
      return ack(answer as never);
    });
    scene.support.fill({ b: 'y' });
    expect(await scene.support.submit()).toEqual({ ok: true });
    expect(scene.support.modal()).toBeUndefined();
  });

  test('at most three modals lie on each other', async () => {
    const second = modal({ submit: plain('Send'), blocks: [{ ...field, optional: true }] });
    const { support } = await submitting(ackWith({ response_action: 'push', view: second }));
    expect(await support.submit()).toEqual({ ok: true });
    expect((await support.submit()).error).toContain('push_limit_reached');
  });

  test('errors for a block that is no input, and views that Slack refuses, leave the modal open with trouble', async () => {
    const wrong = await submitting(ackWith({ response_action: 'errors', errors: { nowhere: 'bad' } }));
    expect(wrong.result).toMatchObject({ ok: false, error: expect.stringContaining('trouble connecting') });
    expect(wrong.support.modal()).toBeDefined();
    const bad = await submitting(
      ackWith({ response_action: 'update', view: modal({ title: plain('x'.repeat(25)) }) }),
    );
    expect(bad.result.error).toContain('must be less than 25 characters');
  });
});

describe('shortcuts and Home', () => {
  test('a message shortcut carries its message; an unknown one does not exist', async () => {
    const scene = await openHttp(listen);
    const said = await scene.support.say('ecw-support', 'look');
    expect(await scene.support.shortcut('read_this', said)).toMatchObject({ ok: true });
    expect(lastOf('message_action')).toMatchObject({
      callback_id: 'read_this',
      message_ts: said.ts,
      message: { text: 'look' },
      channel: { id: said.channel, name: 'ecw-support' },
      response_url: expect.stringContaining('/actions/'),
    });
    await expect(scene.support.shortcut('nothing', said)).rejects.toThrow('there is read_this');
  });

  test('a global shortcut carries no message and no channel; what it opens may start on the channel in view', async () => {
    const scene = await openHttp(listen);
    expect(await scene.support.globalShortcut('report_it', 'ecw-support')).toMatchObject({ ok: true });
    const sent = lastOf('shortcut');
    expect(sent).toMatchObject({ callback_id: 'report_it', user: { id: scene.support.id } });
    for (const absent of ['message', 'channel', 'response_url']) expect(sent).not.toHaveProperty(absent);
    await expect(scene.support.globalShortcut('read_this')).rejects.toThrow('there is report_it');

    const select = (include: readonly string[]) => ({
      type: 'input',
      block_id: include.join(),
      label: { type: 'plain_text', text: 'Where' },
      element: {
        type: 'conversations_select',
        action_id: 'value',
        default_to_current_conversation: true,
        filter: { include },
      },
    });
    const view = {
      type: 'modal',
      title: { type: 'plain_text', text: 'T' },
      submit: { type: 'plain_text', text: 'S' },
      blocks: [select(['public', 'private']), select(['im'])],
    };
    const { trigger_id } = z.looseObject({ trigger_id: z.string() }).parse(sent);
    await callApi(scene.simulator, 'views.open', { trigger_id, view });
    const chosen = (id: string | null) => ({
      value: { type: 'conversations_select', selected_conversation: id },
    });
    expect(scene.support.modal()?.state.values).toEqual({
      'public,private': chosen(scene.simulator.channel('ecw-support').id),
      im: chosen(null),
    });
  });

  test('people of another company have neither commands nor shortcuts, but buttons', async () => {
    const scene = await openHttp(listen);
    const practice = scene.simulator.person('practice');
    expect(await practice.command('ecw-support', '/echo', 'x')).toMatchObject({
      ok: false,
      error: 'invalid_command',
    });
    const said = await practice.say('ecw-support', 'look');
    bodies.length = 0;
    expect(await practice.shortcut('read_this', said)).toMatchObject({ ok: false });
    expect(bodies).toEqual([]);
    expect(await practice.press(await posted(scene), 'Go')).toMatchObject({ ok: true });
    expect(lastOf('block_actions')).toMatchObject({
      user: { team_id: 'T0PRACTICE1' },
      team: { id: scene.simulator.teamId },
    });
  });

  test('the Home tab shows what the app published when it was opened', async () => {
    const scene = await openHttp((app) => {
      listen(app);
      app.event('app_home_opened', async ({ event, client }) => {
        const blocks = [
          {
            type: 'actions' as const,
            elements: [{ type: 'button' as const, action_id: 'h', text: plain('Press') }],
          },
        ];
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
      });
    });
    await scene.support.openHome();
    await scene.simulator.until(() => scene.support.home());
    expect(await scene.support.pressInHome('Press')).toMatchObject({ ok: true });
    expect(lastOf('block_actions')).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } });
    const other = await callApi(scene.simulator, 'views.publish', {
      user_id: 'U9',
      view: { type: 'home', blocks: [] },
    });
    expect(other.error).toBe('user_not_found');
  });
});
