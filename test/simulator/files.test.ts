import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { openAlone } from './boltScene.ts';
import { callApi } from './callApi.ts';

/** The smallest PNG: one pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const fileSchema = z.looseObject({ mimetype: z.string(), url_private_download: z.string() });

describe('files of people', () => {
  test.each([
    ['shot.png', 'image/png'],
    ['shot.JPG', 'image/jpeg'],
  ])('a picture %s put on the page can be fetched with the token of the bot', async (name, mimetype) => {
    const simulator = await openAlone();
    const support = simulator.person('support');
    const upload = {
      as: support.id,
      do: 'upload',
      channel: 'C0SUPPORT01',
      name,
      contentBase64: png.toString('base64'),
    };
    await fetch(`${simulator.url}/page/action`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: simulator.url },
      body: JSON.stringify(upload),
    });
    const file = support.sees('ecw-support')[0]?.files?.[0];
    expect(file).toMatchObject({ name, mimetype });
    const told = fileSchema.parse((await callApi(simulator, 'files.info', { file: file?.id })).file);
    expect(told.mimetype).toBe(mimetype);
    const answer = await fetch(told.url_private_download, {
      headers: { authorization: `Bearer ${simulator.botToken}` },
    });
    expect(answer.headers.get('content-type')).toBe(mimetype);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
  });

  test('of channels the bot is not in do not exist for it', async () => {
    const simulator = await openAlone();
    const said = await simulator
      .person('support')
      .say('general', '', { files: [{ name: 'a.txt', content: 'x' }] });
    const file = said.files?.[0]?.id;
    expect(await callApi(simulator, 'files.info', { file })).toMatchObject({ error: 'file_not_found' });
  });
});
