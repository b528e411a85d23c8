import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { createPictureReader } from '../../src/pictures/createPictureReader.ts';
import { missingParts } from '../../src/pictures/missingParts.ts';
import { hostilePictures, openReader, screenshot } from '../support/pictures.ts';

describe('a picture', () => {
  const reader = openReader();
  afterAll(reader.stop);

  test('all parts are installed here', () => {
    expect(missingParts()).toEqual([]);
  });

  test('dark as it is, says what stands in it', async () => {
    const read = await reader.read(screenshot('kid-dark'));
    expect(read).toMatchObject({ kind: 'picture', removed: [] });
    expect(read).toHaveProperty('text', expect.stringContaining('JWT key ID does not match any key in JWKS'));
    expect(read).toHaveProperty('text', expect.stringContaining('"error":"invalid_client"'));
  }, 60_000);

  test('of a patient leaves the thread without the patient', async () => {
    const read = await reader.read(screenshot('patient'));
    expect(read).toMatchObject({
      kind: 'picture',
      removed: expect.arrayContaining(['person-name', 'record-number']),
    });
    expect(JSON.stringify(read)).not.toMatch(/Testperson|48210937/);
  }, 60_000);

  test.each([
    ['JPEG', (picture: Buffer) => sharp(picture).jpeg({ quality: 80 }).toBuffer()],
    ['WebP', (picture: Buffer) => sharp(picture).webp().toBuffer()],
    [
      'GIF, of which the first frame counts',
      async (picture: Buffer) => {
        const blank = await sharp(picture).linear(0, 0).png().toBuffer();
        return sharp([picture, blank], { join: { animated: true } })
          .gif()
          .toBuffer();
      },
    ],
  ])(
    'may be a %s',
    async (_what, made) => {
      const read = await reader.read(await made(screenshot('kid-dark')));
      expect(read).toHaveProperty('text', expect.stringContaining('does not match any key'));
    },
    60_000,
  );

  test('that must not be read is refused, and the next one is read', async () => {
    const refused: Record<string, unknown> = {};
    for (const [name, picture] of Object.entries(await hostilePictures())) {
      const read = await reader.read(picture);
      refused[name] = read.kind === 'unread' ? read.why : read;
    }
    expect(refused).toEqual({
      'a picture of 100 megapixels': 'picture_too_large',
      'half a picture': 'picture_broken',
      'a picture that is an archive too': 'picture_broken',
      'a picture that is a page too': 'picture_broken',
      'a page under the name of a picture': 'picture_broken',
      'a drawing that names other files': 'picture_broken',
      'a picture of another kind': 'picture_broken',
      nothing: 'picture_broken',
    });
    expect(await reader.read(screenshot('unsure'))).toMatchObject({ kind: 'picture' });
  }, 60_000);

  test('without any text says so', async () => {
    const blank = await sharp({ create: { width: 200, height: 80, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await reader.read(blank)).toEqual({ kind: 'unread', why: 'picture_blank' });
  }, 60_000);
});

/** A thread that answers with the number of pictures it has had; what it does with a picture is a line of code. */
const thread = (onPicture: string) => () =>
  new Worker(
    `const { parentPort } = require('node:worker_threads'); let count = 0;
     parentPort.on('message', () => { count += 1; ${onPicture} }); parentPort.postMessage('ready');`,
    { eval: true },
  );
const counts = `parentPort.postMessage({ kind: 'picture', text: String(count), removed: [] });`;
const picture = new Uint8Array(8);
const said = (text: string) => ({ kind: 'picture', text, removed: [] });

describe('the thread', () => {
  test('is replaced after fifty pictures', async () => {
    const reader = openReader({ startThread: thread(counts) });
    const answers = [];
    for (let index = 0; index < 51; index += 1) answers.push(await reader.read(picture));
    expect(answers.slice(48)).toEqual([said('49'), said('50'), said('1')]);
    await reader.stop();
  });

  test('ends when it has nothing to do', async () => {
    const started: Worker[] = [];
    const startThread = () => {
      const made = thread(counts)();
      started.push(made);
      return made;
    };
    const reader = createPictureReader({ startThread, deadlineMs: 5000, idleMs: 20, trouble: () => {} });
    await reader.read(picture);
    await new Promise((resolve) => started[0]?.once('exit', resolve));
    expect(await reader.read(picture)).toEqual(said('1'));
    expect(started).toHaveLength(2);
    await reader.stop();
  });

  test.each([
    ['takes too long', 'if (count === 1) for (;;);'],
    ['breaks', `throw new Error('broken');`],
    ['ends', 'process.exit(1);'],
  ])('that %s is replaced, and whoever waits is told', async (_what, fault) => {
    const troubles: unknown[] = [];
    let isFirst = true;
    const startThread = () => {
      const made = thread(isFirst ? fault : counts)();
      isFirst = false;
      return made;
    };
    const trouble = (error: unknown) => troubles.push(error);
    const reader = createPictureReader({ startThread, deadlineMs: 300, idleMs: 5000, trouble });
    const both = await Promise.all([reader.read(picture), reader.read(picture)]);
    expect(both).toEqual([{ kind: 'unread', why: 'picture_unread' }, said('1')]);
    expect(troubles).toHaveLength(1);
    await reader.stop();
  });

  test('takes no more than twenty at a time', async () => {
    const reader = openReader({ startThread: thread(counts) });
    const answers = await Promise.all(Array.from({ length: 22 }, () => reader.read(picture)));
    expect(answers.map(({ kind }) => kind).slice(19)).toEqual(['picture', 'unread', 'unread']);
    await reader.stop();
  });

  test('reads nothing more once it was stopped', async () => {
    const reader = openReader({ startThread: thread('') });
    const waiting = reader.read(picture);
    await reader.stop();
    expect(await waiting).toEqual({ kind: 'unread', why: 'picture_unread' });
    expect(await reader.read(picture)).toEqual({ kind: 'unread', why: 'picture_unread' });
  });
});
