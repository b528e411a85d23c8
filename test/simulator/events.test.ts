import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { openAlone, openHttp } from './boltScene.ts';
import { manifest } from './manifestFixture.ts';
import { openReceiver } from './receiver.ts';

const nothing = (_app: App): void => undefined;
const bodySchema = z.looseObject({
  event: z.looseObject({ type: z.string(), subtype: z.string().optional() }),
});
const events = (simulator: Simulator) =>
  simulator.deliveries.filter(({ kind }) => kind === 'event').map(({ body }) => bodySchema.parse(body).event);
const kinds = (simulator: Simulator) => events(simulator).map(({ type, subtype }) => subtype ?? type);

describe('what the app hears', () => {
  test('a message comes in the envelope that Slack sends', async () => {
    const { simulator, support } = await openHttp(nothing);
    const said = await support.say('ecw-support', 'a < b');
    expect(simulator.deliveries[0]?.body).toMatchObject({
      type: 'event_callback',
      team_id: simulator.teamId,
      api_app_id: simulator.appId,
      event_id: expect.stringMatching(/^Ev/),
      is_ext_shared_channel: true,
      authorizations: [{ user_id: simulator.botUserId, is_bot: true }],
      event: {
        type: 'message',
        channel: said.channel,
        channel_type: 'channel',
        user: support.id,
        text: 'a &lt; b',
        ts: said.ts,
      },
    });
  });

  test('a mention comes as app_mention and as message; in a direct conversation as message alone', async () => {
    const { simulator, support } = await openHttp(nothing);
    await support.say('ecw-support', '@Test Bot help');
    expect(kinds(simulator).sort()).toEqual(['app_mention', 'message']);
    await support.dm('@Test Bot help');
    expect(events(simulator)[2]).toMatchObject({ type: 'message', channel_type: 'im' });
    expect(simulator.deliveries).toHaveLength(3);
  });

  test('what a workflow posts, under another bot id each time, with the workflow named and no person', async () => {
    const { simulator, support } = await openHttp(nothing);
    const first = await support.runWorkflow('ecw-support', '@Test Bot help');
    const second = await support.runWorkflow('ecw-support', 'more', { threadTs: first.ts });
    const posted = {
      subtype: 'bot_message',
      bot_id: expect.stringMatching(/^B/),
      username: 'Error form',
      workflow_id: expect.stringMatching(/^Wf/),
    };
    expect(kinds(simulator)).toEqual(Array(3).fill('bot_message'));
    const [message, mention, reply] = events(simulator);
    expect([message?.type, mention?.type]).toEqual(['message', 'app_mention']);
    expect(message).toMatchObject(posted);
    expect(reply).toMatchObject({ ...posted, thread_ts: first.ts });
    expect(reply?.bot_id).not.toBe(message?.bot_id);
    expect(message).not.toHaveProperty('user');
    await expect(support.remove(second)).rejects.toThrow('This is not your message');
  });

  test('nothing from channels it is not in', async () => {
    const { simulator, support } = await openHttp(nothing);
    await support.say('general', '@Test Bot help');
    expect(simulator.deliveries).toEqual([]);
  });

  test('nothing that its manifest does not ask for, or has no scope for', async () => {
    const quiet = {
      ...manifest,
      settings: { ...manifest.settings, event_subscriptions: { bot_events: ['app_mention'] } },
    };
    const { simulator, support } = await openHttp(nothing, { manifest: quiet });
    await support.say('ecw-support', '@Test Bot help');
    expect(kinds(simulator)).toEqual(['app_mention']);
    const scopeless = { ...manifest, oauth_config: { scopes: { bot: ['commands', 'chat:write'] } } };
    const other = await openHttp(nothing, { manifest: scopeless });
    await other.support.say('ecw-support', '@Test Bot help');
    expect(other.simulator.deliveries).toEqual([]);
  });

  test('edits, deletions and its own messages', async () => {
    const { simulator, support } = await openHttp(nothing);
    const said = await support.say('ecw-support', 'one');
    await support.edit(said, 'two');
    await support.remove(said);
    expect(kinds(simulator)).toEqual(['message', 'message_changed', 'message_deleted']);
    expect(events(simulator)[1]).toMatchObject({
      hidden: true,
      message: { text: 'two', edited: {} },
      previous_message: { text: 'one' },
    });
    expect(events(simulator)[2]).toMatchObject({ deleted_ts: said.ts, previous_message: { text: 'two' } });
  });

  test('a deleted parent with replies leaves a tombstone', async () => {
    const { simulator, support } = await openHttp(nothing);
    const parent = await support.say('ecw-support', 'parent');
    await support.say('ecw-support', 'reply', { threadTs: parent.ts });
    await support.remove(parent);
    expect(events(simulator).at(-1)).toMatchObject({
      subtype: 'message_changed',
      message: { subtype: 'tombstone' },
    });
    expect(support.sees('ecw-support', parent.ts)).toMatchObject([{ deleted: true }, { text: 'reply' }]);
  });

  test('that it was invited, and by whom', async () => {
    const { simulator, support } = await openHttp(nothing);
    await support.invite('general');
    const joined = events(simulator).find(({ type }) => type === 'member_joined_channel');
    expect(joined).toMatchObject({ user: simulator.botUserId, inviter: support.id, channel: 'C0GENERAL01' });
    expect(simulator.channel('general').members).toContain(simulator.botUserId);
  });

  test('snippets and images, with bytes for its token alone', async () => {
    const { simulator, support } = await openHttp(nothing);
    const content = 'line one\nline two';
    await support.say('ecw-support', '', { files: [{ name: 'error.log', content }] });
    const [event] = events(simulator);
    expect(event).toMatchObject({
      subtype: 'file_share',
      files: [{ name: 'error.log', mode: 'snippet', size: 17, preview: content }],
    });
    const { files } = z
      .looseObject({ files: z.array(z.looseObject({ url_private_download: z.string() })) })
      .parse(event);
    const address = files[0]?.url_private_download ?? '';
    const authorization = `Bearer ${simulator.botToken}`;
    expect(await (await fetch(address, { headers: { authorization } })).text()).toBe(content);
    const stranger = await fetch(address);
    expect(stranger.status).toBe(200);
    expect(stranger.headers.get('content-type')).toContain('text/html');
  });

  test('a shared channel says so, and people of another company are strangers', async () => {
    const { simulator } = await openHttp(nothing);
    await simulator.person('practice').say('ecw-support', 'hello');
    await simulator.person('support').say('ecw-escalations', 'hello');
    expect(simulator.deliveries[0]?.body).toMatchObject({
      is_ext_shared_channel: true,
      event: { team: 'T0PRACTICE1' },
    });
    expect(simulator.deliveries[1]?.body).toMatchObject({ is_ext_shared_channel: false });
  });
});

describe('deliveries that fail', () => {
  test.each([
    ['an error', 500, 'http_error'],
    ['a refusal', 403, 'http_error'],
  ])('%s is repeated with its number and reason', async (_name, status, reason) => {
    const simulator = await openAlone({ retryDelaysMs: [0, 1, 2] });
    const receiver = await openReceiver(() => ({ status }));
    simulator.deliverTo(receiver.url);
    await simulator.person('support').say('ecw-support', 'hello');
    await simulator.until(() => simulator.deliveries.length === 4);
    expect(receiver.requests.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([
      undefined,
      '1',
      '2',
      '3',
    ]);
    expect(receiver.requests[1]?.headers['x-slack-retry-reason']).toBe(reason);
    expect(receiver.requests[0]?.body).toBe(receiver.requests[3]?.body);
  });

  test('a bot that is too slow is asked again', async () => {
    const simulator = await openAlone({ retryDelaysMs: [0], ackTimeoutMs: 300 });
    const receiver = await openReceiver((_request, index) => (index === 0 ? undefined : { status: 200 }));
    simulator.deliverTo(receiver.url);
    await simulator.person('support').say('ecw-support', 'hello');
    await simulator.until(() => simulator.deliveries.length === 2);
    expect(simulator.deliveries).toMatchObject([
      { error: 'http_timeout' },
      { status: 200, retryNum: 1, retryReason: 'http_timeout' },
    ]);
  });

  test('x-slack-no-retry is honoured', async () => {
    const simulator = await openAlone({ retryDelaysMs: [0] });
    const receiver = await openReceiver(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));
    simulator.deliverTo(receiver.url);
    await simulator.person('support').say('ecw-support', 'hello');
    await simulator.quiet(20);
    expect(receiver.requests).toHaveLength(1);
  });

  test('every request is signed; a delivery can be repeated', async () => {
    const { simulator, support } = await openHttp(nothing);
    await support.say('ecw-support', 'hello');
    const index = simulator.deliveries.findIndex(({ kind }) => kind === 'event');
    expect(await simulator.redeliver(index, 2)).toMatchObject({ status: 200, retryNum: 2 });
    expect(
      await simulator.sendEvent({ type: 'app_mention', channel: 'C0SUPPORT01', ts: '1.000001', text: 'x' }),
    ).toMatchObject({ status: 200 });
  });

  test('the signature is that of the body under the secret', async () => {
    const simulator = await openAlone({ signingSecret: 'secret' });
    const receiver = await openReceiver(() => ({ status: 200 }));
    simulator.deliverTo(receiver.url);
    await simulator.person('support').say('ecw-support', 'hello');
    const [request] = receiver.requests;
    const stamp = request?.headers['x-slack-request-timestamp'];
    const hash = createHmac('sha256', 'secret').update(`v0:${stamp}:${request?.body}`).digest('hex');
    expect(request?.headers['x-slack-signature']).toBe(`v0=${hash}`);
  });
});
