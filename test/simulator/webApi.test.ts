import { describe, expect, test } from '@jest/globals';
import { openAlone } from './boltScene.ts';
import { callApi } from './callApi.ts';
import { manifest } from './manifestFixture.ts';

const withScopes = (...bot: string[]) => ({
  ...manifest,
  oauth_config: { scopes: { bot: ['commands', ...bot] } },
});
const x = (length: number): string => 'x'.repeat(length);

describe('who may call', () => {
  test('a token is needed, a wrong one refused, an app token is for connections only', async () => {
    const simulator = await openAlone();
    const call = (method: string, token: string) => callApi(simulator, method, { token });
    expect(await call('auth.test', '')).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await call('auth.test', 'xoxb-other')).toMatchObject({ error: 'invalid_auth' });
    expect(await call('auth.test', simulator.appToken)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await call('apps.connections.open', simulator.botToken)).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await call('auth.test', simulator.botToken)).toMatchObject({
      ok: true,
      user_id: simulator.botUserId,
    });
    expect(await call('auth.wrong', simulator.botToken)).toMatchObject({ error: 'unknown_method' });
  });

  test.each([
    ['chat.postMessage', 'chat:write', { channel: 'C0SUPPORT01', text: 'a' }],
    ['conversations.history', 'channels:history', { channel: 'C0SUPPORT01' }],
    ['conversations.info', 'groups:read', { channel: 'C0VENDOR001' }],
    ['users.info', 'users:read', { user: 'U0SUPPORT01' }],
    ['usergroups.users.list', 'usergroups:read', { usergroup: 'S0ECWLEADS1' }],
    ['files.info', 'files:read', { file: 'F1' }],
  ])('%s needs the scope %s', async (method, needed, args) => {
    const simulator = await openAlone({ manifest: withScopes('team:read') });
    expect(await callApi(simulator, method, args)).toMatchObject({
      error: 'missing_scope',
      needed,
      provided: 'commands,team:read',
    });
  });

  test('form fields and JSON mean the same', async () => {
    const simulator = await openAlone();
    const blocks = JSON.stringify([{ type: 'header', text: { type: 'plain_text', text: 'h' } }]);
    const form = new URLSearchParams({
      token: simulator.botToken,
      channel: 'C0SUPPORT01',
      text: 'a',
      blocks,
    });
    const answer = await fetch(`${simulator.apiUrl}chat.postMessage`, { method: 'POST', body: form });
    expect(await answer.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'header' }] } });
    expect(answer.headers.get('x-oauth-scopes')).toContain('chat:write');
    expect(answer.headers.get('x-slack-req-id')).toBeTruthy();
  });
});

describe('posting', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['nothing', { channel: 'C0SUPPORT01' }, 'no_text'],
    ['blanks', { channel: 'C0SUPPORT01', text: ' ' }, 'no_text'],
    ['40,001 characters', { channel: 'C0SUPPORT01', text: x(40_001) }, 'msg_too_long'],
    ['into an unknown channel', { channel: 'C9', text: 'a' }, 'channel_not_found'],
    ['into a channel it is not in', { channel: 'C0GENERAL01', text: 'a' }, 'not_in_channel'],
    ['without a channel', { text: 'a' }, 'invalid_arguments'],
    ['blocks that are no list', { channel: 'C0SUPPORT01', blocks: '{not json' }, 'invalid_blocks_format'],
    ['bad blocks', { channel: 'C0SUPPORT01', blocks: [{ type: 'section' }] }, 'invalid_blocks'],
    ['into no thread', { channel: 'C0SUPPORT01', text: 'a', thread_ts: '1.000001' }, 'thread_not_found'],
    [
      'blocks that are too long together',
      {
        channel: 'C0SUPPORT01',
        text: 'a',
        blocks: Array.from({ length: 5 }, () => ({
          type: 'section',
          text: { type: 'mrkdwn', text: x(2500) },
        })),
      },
      'msg_blocks_too_long',
    ],
  ])('%s is refused', async (_name, args, error) => {
    const simulator = await openAlone();
    expect(await callApi(simulator, 'chat.postMessage', args)).toMatchObject({ ok: false, error });
  });

  test('bad blocks are named with a pointer, as Slack does', async () => {
    const simulator = await openAlone();
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: x(3001) } }];
    const wrong = 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]';
    expect(await callApi(simulator, 'chat.postMessage', { channel: 'C0SUPPORT01', blocks })).toMatchObject({
      errors: [wrong],
      response_metadata: { messages: [`[ERROR] ${wrong}`] },
    });
  });

  test('a private channel without the bot does not exist for it', async () => {
    const simulator = await openAlone();
    await simulator.person('admin').kick('vendor-escalations');
    const answer = await callApi(simulator, 'chat.postMessage', { channel: 'C0VENDOR001', text: 'a' });
    expect(answer.error).toBe('channel_not_found');
  });

  test('a message to a person arrives in their direct conversation', async () => {
    const simulator = await openAlone();
    const support = simulator.person('support');
    const posted = await callApi(simulator, 'chat.postMessage', { channel: support.id, text: 'hello' });
    expect(posted.channel).toBe(support.dmChannel);
    expect(support.sees(support.dmChannel)).toMatchObject([{ text: 'hello' }]);
  });

  test('a thread is answered through its parent, not through a reply', async () => {
    const simulator = await openAlone();
    const support = simulator.person('support');
    const parent = await support.say('ecw-support', 'parent');
    const reply = await support.say('ecw-support', 'reply', { threadTs: parent.ts });
    const post = (thread_ts: string) =>
      callApi(simulator, 'chat.postMessage', { channel: parent.channel, text: 'a', thread_ts });
    expect(await post(reply.ts)).toMatchObject({ error: 'cannot_reply_to_message' });
    expect(await post(parent.ts)).toMatchObject({ ok: true, message: { thread_ts: parent.ts } });
    expect(support.sees('ecw-support')[0]).toMatchObject({ reply_count: 2 });
  });
});

describe('changing and removing', () => {
  test('only its own messages, and not for ever', async () => {
    const simulator = await openAlone();
    const theirs = await simulator.person('support').say('ecw-support', 'mine');
    const own = await callApi(simulator, 'chat.postMessage', { channel: theirs.channel, text: 'a' });
    const { channel, ts } = own;
    const call = (method: string, args: object) => callApi(simulator, method, { channel, ...args });
    expect(await call('chat.update', { ts: theirs.ts, text: 'b' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await call('chat.delete', { ts: theirs.ts })).toMatchObject({ error: 'cant_delete_message' });
    expect(await call('chat.update', { ts, text: x(4001) })).toMatchObject({ error: 'msg_too_long' });
    expect(await call('chat.update', { ts, text: 'b' })).toMatchObject({
      ok: true,
      text: 'b',
      message: { edited: {} },
    });
    expect(await call('chat.delete', { ts })).toMatchObject({ ok: true });
    expect(await call('chat.update', { ts, text: 'c' })).toMatchObject({ error: 'message_not_found' });
  });

  test('blocks stay when an update does not name them, and go with an empty list', async () => {
    const simulator = await openAlone();
    const { channel, ts } = await callApi(simulator, 'chat.postMessage', {
      channel: 'C0SUPPORT01',
      text: 'a',
      blocks: [{ type: 'header', text: { type: 'plain_text', text: 'h' } }],
    });
    const kept = await callApi(simulator, 'chat.update', { channel, ts, text: 'b' });
    expect(kept).toMatchObject({ message: { blocks: [{ type: 'header' }] } });
    const gone = await callApi(simulator, 'chat.update', { channel, ts, text: 'b', blocks: [] });
    expect(gone).toMatchObject({ message: { blocks: [] } });
  });
});

describe('an ephemeral message', () => {
  test('is seen by one person, is not in the history and cannot be updated', async () => {
    const simulator = await openAlone();
    const support = simulator.person('support');
    const args = { channel: 'C0SUPPORT01', user: support.id, text: 'only you' };
    const { message_ts } = await callApi(simulator, 'chat.postEphemeral', args);
    expect(support.sees('ecw-support')).toMatchObject([{ text: 'only you', ephemeral: true }]);
    expect(simulator.person('developer').sees('ecw-support')).toEqual([]);
    const history = await callApi(simulator, 'conversations.history', { channel: 'C0SUPPORT01' });
    expect(history.messages).toEqual([]);
    const update = { channel: 'C0SUPPORT01', ts: message_ts, text: 'b' };
    expect(await callApi(simulator, 'chat.update', update)).toMatchObject({ error: 'message_not_found' });
  });

  test('does not reach people outside the channel', async () => {
    const simulator = await openAlone();
    const args = { channel: 'C0ESCALATE1', user: simulator.person('developer').id, text: 'a' };
    expect(await callApi(simulator, 'chat.postEphemeral', args)).toMatchObject({
      error: 'user_not_in_channel',
    });
  });
});

describe('reading', () => {
  test('history comes newest first, page by page, without replies; replies with their parent', async () => {
    const simulator = await openAlone();
    const support = simulator.person('support');
    const parent = await support.say('ecw-support', 'one');
    await support.say('ecw-support', 'a reply', { threadTs: parent.ts });
    await support.say('ecw-support', 'two');
    const read = (method: string, args: object) =>
      callApi(simulator, method, { channel: parent.channel, ...args });
    const first = await read('conversations.history', { limit: 1 });
    expect(first).toMatchObject({ messages: [{ text: 'two' }], has_more: true });
    const cursor = first.response_metadata?.next_cursor;
    const second = await read('conversations.history', { limit: 1, cursor });
    expect(second).toMatchObject({ messages: [{ text: 'one', reply_count: 1 }], has_more: false });
    expect(await read('conversations.replies', { ts: parent.ts })).toMatchObject({
      messages: [{ text: 'one' }, { text: 'a reply', parent_user_id: support.id }],
    });
    expect(await read('conversations.replies', { ts: '1.000001' })).toMatchObject({
      error: 'thread_not_found',
    });
    expect(await read('conversations.history', { cursor: 'nonsense' })).toMatchObject({
      error: 'invalid_cursor',
    });
    expect(
      await read('conversations.history', { latest: parent.ts, inclusive: true, limit: 1 }),
    ).toMatchObject({
      messages: [{ text: 'one' }],
    });
  });

  test('people, conversations and groups are what the seed says', async () => {
    const scopes = withScopes(
      'users:read',
      'channels:read',
      'groups:read',
      'im:read',
      'im:write',
      'usergroups:read',
    );
    const simulator = await openAlone({ manifest: scopes, timeZone: 'Asia/Kolkata' });
    const call = (method: string, args = {}) => callApi(simulator, method, args);
    const practice = simulator.person('practice');
    expect(await call('users.info', { user: practice.id })).toMatchObject({
      user: { is_stranger: true, tz: 'Asia/Kolkata' },
    });
    expect(await call('users.info', { user: 'U9' })).toMatchObject({ error: 'user_not_found' });
    expect(await call('usergroups.users.list', { usergroup: 'S0ECWLEADS1' })).toMatchObject({
      users: [simulator.person('admin').id, simulator.person('support').id],
    });
    expect(await call('conversations.info', { channel: 'C0GENERAL01' })).toMatchObject({
      channel: { name: 'general', is_member: false, is_private: false },
    });
    expect(await call('conversations.open', { users: practice.id })).toMatchObject({
      channel: { id: practice.dmChannel },
    });
    expect((await call('usergroups.list')).usergroups).toMatchObject([{ handle: 'ecw-leads' }]);
  });
});

describe('faults', () => {
  test('hit as many calls as they are set for, and can be taken back', async () => {
    const simulator = await openAlone();
    simulator.fault({ method: 'auth.test', times: 1, answer: { error: 'account_inactive' } });
    const back = simulator.fault({ method: '*', times: 5, answer: { error: 'fatal_error' } });
    expect(await callApi(simulator, 'auth.test')).toMatchObject({ error: 'account_inactive' });
    expect(await callApi(simulator, 'auth.test')).toMatchObject({ error: 'fatal_error' });
    back();
    expect(await callApi(simulator, 'auth.test')).toMatchObject({ ok: true });
    expect(simulator.calls.map(({ method }) => method)).toEqual(['auth.test', 'auth.test', 'auth.test']);
  });

  test('a lost answer still posts the message', async () => {
    const simulator = await openAlone();
    simulator.fault({ method: 'chat.postMessage', answer: { dropConnection: 'after' } });
    await expect(
      callApi(simulator, 'chat.postMessage', { channel: 'C0SUPPORT01', text: 'a' }),
    ).rejects.toThrow();
    expect(simulator.person('support').sees('ecw-support')).toHaveLength(1);
    expect(simulator.calls[0]).toMatchObject({ status: 0 });
  });
});
