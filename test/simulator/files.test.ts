import { describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { openAlone } from './boltScene.ts';
import { callApi } from './callApi.ts';
import { manifest } from './manifestFixture.ts';

const bot = [...manifest.oauth_config.scopes.bot, 'files:write'];
const writing = { ...manifest, oauth_config: { scopes: { bot } } };

describe('files of the bot', () => {
  test('are uploaded in three steps by the real client, and shared in a thread', async () => {
    const simulator = await openAlone({ manifest: writing });
    const support = simulator.person('support');
    const parent = await support.say('ecw-support', 'the log please');
    const client = new WebClient(simulator.botToken, { slackApiUrl: simulator.apiUrl });
    await client.filesUploadV2({
      channel_id: parent.channel,
      thread_ts: parent.ts,
      initial_comment: 'here',
      filename: 'run.log',
      content: 'it ran',
    });
    const shared = support.sees('ecw-support', parent.ts)[1];
    expect(shared).toMatchObject({ text: 'here', files: [{ name: 'run.log', size: 6 }] });
    const id = shared?.files?.[0]?.id;
    expect(await callApi(simulator, 'files.info', { file: id })).toMatchObject({ file: { name: 'run.log' } });
  });

  test('of channels it is not in do not exist for it', async () => {
    const simulator = await openAlone({ manifest: writing });
    const said = await simulator
      .person('support')
      .say('general', '', { files: [{ name: 'a.txt', content: 'x' }] });
    const file = said.files?.[0]?.id;
    expect(await callApi(simulator, 'files.info', { file })).toMatchObject({ error: 'file_not_found' });
  });

  test('are refused when they are too large or were never sent', async () => {
    const simulator = await openAlone({ manifest: writing });
    const open = (length: number) =>
      callApi(simulator, 'files.getUploadURLExternal', { filename: 'a', length });
    expect(await open(11 * 1024 * 1024)).toMatchObject({ error: 'file_upload_size_restricted' });
    const { file_id } = await open(3);
    const complete = await callApi(simulator, 'files.completeUploadExternal', { files: [{ id: file_id }] });
    expect(complete.error).toBe('file_not_found');
  });
});
