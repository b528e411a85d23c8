import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { createPictureReader, type PictureReaderDeps } from '../../src/pictures/createPictureReader.ts';
import { startPictureThread } from '../../src/pictures/startPictureThread.ts';

const thread = new URL('./pictureThread.js', import.meta.url);

/** What reads pictures in a real bot, started from its source. */
export const openReader = (changes: Partial<PictureReaderDeps> = {}) =>
  createPictureReader({
    startThread: () => startPictureThread(thread),
    deadlineMs: 15_000,
    idleMs: 60_000,
    trouble: () => {},
    ...changes,
  });

/** A screenshot of a terminal or a window: `kid-dark` and `patient` show an error, `unsure` does not say which. */
export const screenshot = (name: 'kid-dark' | 'patient' | 'unsure'): Buffer =>
  readFileSync(new URL(`../pictures/fixtures/${name}.png`, import.meta.url));

/** A JPEG that says of itself to be so many pixels wide and high. */
export const sayingToBe = async (pixels: number): Promise<Buffer> => {
  const picture = await sharp(screenshot('unsure')).jpeg().toBuffer();
  const frame = picture.indexOf(Buffer.from([0xff, 0xc0]));
  picture.writeUInt16BE(pixels, frame + 5);
  picture.writeUInt16BE(pixels, frame + 7);
  return picture;
};

const zip = Buffer.from('PK\u0003\u0004secret.txtPK\u0005\u0006', 'latin1');

/** Files that call themselves pictures and must not be read. */
export const hostilePictures = async (): Promise<Readonly<Record<string, Buffer>>> => ({
  'a picture of 100 megapixels': await sayingToBe(10_000),
  'half a picture': screenshot('kid-dark').subarray(0, 2500),
  'a picture that is an archive too': Buffer.concat([screenshot('kid-dark'), zip]),
  'a picture that is a page too': Buffer.concat([
    screenshot('kid-dark'),
    Buffer.from('<script>alert(1)</script>'),
  ]),
  'a page under the name of a picture': Buffer.from('<!doctype html><title>x</title>'),
  'a drawing that names other files': Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>',
  ),
  'a picture of another kind': await sharp(screenshot('unsure')).tiff().toBuffer(),
  nothing: Buffer.alloc(0),
});
