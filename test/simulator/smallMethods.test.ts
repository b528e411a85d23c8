import { describe, expect, test } from '@jest/globals';
import { openAlone, openHttp } from './boltScene.ts';
import { callApi } from './callApi.ts';
import { manifest } from './manifestFixture.ts';

const scopes = [...manifest.oauth_config.scopes.bot, 'reactions:write', 'reactions:read', 'team:read'];
const wide = { ...manifest, oauth_config: { scopes: { bot: scopes } } };

describe('the smaller methods', () => {
  test('reactions are set once and taken back once', async () => {
    const simulator = await openAlone({ manifest: wide });
    const support = simulator.person('support');
    const { channel, ts } = await support.say('ecw-support', 'look');
    const react = (method: string) =>
      callApi(simulator, `reactions.${method}`, { channel, timestamp: ts, name: 'eyes' });
    expect(await react('add')).toMatchObject({ ok: true });
    expect(await react('add')).toMatchObject({ error: 'already_reacted' });
    expect(support.sees('ecw-support')[0]?.reactions).toEqual([{ name: 'eyes', count: 1 }]);
    expect(await react('remove')).toMatchObject({ ok: true });
    expect(await react('remove')).toMatchObject({ error: 'no_reaction' });
  });

  test('a permalink names channel, message and thread', async () => {
    const simulator = await openAlone();
    const support = simulator.person('support');
    const parent = await support.say('ecw-support', 'parent');
    const { channel, ts } = await support.say('ecw-support', 'reply', { threadTs: parent.ts });
    const { permalink } = await callApi(simulator, 'chat.getPermalink', { channel, message_ts: ts });
    expect(permalink).toBe(
      `${simulator.url}/archives/${channel}/p${ts.replace('.', '')}?thread_ts=${parent.ts}&cid=${channel}`,
    );
  });

  test('a broadcast reply stands in thread and channel, and carries its parent', async () => {
    const simulator = await openAlone();
    const { channel, ts } = await simulator.person('support').say('ecw-support', 'parent');
    const args = { channel, thread_ts: ts, text: 'for all', reply_broadcast: true };
    expect(await callApi(simulator, 'chat.postMessage', args)).toMatchObject({
      message: { subtype: 'thread_broadcast', root: { text: 'parent' } },
    });
    const { messages } = await callApi(simulator, 'conversations.history', { channel });
    expect(messages).toMatchObject([{ text: 'for all' }, { text: 'parent' }]);
  });

  test('team, bot and test calls tell who is who', async () => {
    const simulator = await openAlone({ manifest: wide });
    expect(await callApi(simulator, 'team.info')).toMatchObject({ team: { id: simulator.teamId } });
    expect(await callApi(simulator, 'bots.info', { bot: simulator.botId })).toMatchObject({
      bot: { user_id: simulator.botUserId },
    });
    expect(await callApi(simulator, 'api.test', { error: 'so' })).toMatchObject({ ok: false, error: 'so' });
  });
});

test.each([
  [false, 'ask @support & co'],
  [true, 'ask <@U0SUPPORT01> & co'],
])('a command with should_escape %s hears %s, with entities', async (should_escape, heard) => {
  const [command] = manifest.features.slash_commands;
  const features = { ...manifest.features, slash_commands: [{ ...command, should_escape }] };
  const { simulator, support } = await openHttp((app) => app.command('/echo', ({ ack }) => ack()), {
    manifest: { ...manifest, features },
  });
  await support.command('general', '/echo', 'ask @support & co');
  expect(simulator.deliveries.at(-1)?.body).toMatchObject({
    text: heard.replace('&', '&amp;'),
    channel_name: 'general',
    user_name: 'support',
    trigger_id: expect.any(String),
    response_url: expect.stringContaining('/commands/'),
  });
});
