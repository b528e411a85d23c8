import sharp, { type SharpOptions } from 'sharp';
import { isAlsoAnotherFile } from './isAlsoAnotherFile.ts';
import type { PictureText } from './pictureText.ts';

/** A grey picture, dark on light, as a portable graymap. Source: netpbm.sourceforge.net/doc/pgm.html */
interface PreparedPicture {
  readonly kind: 'prepared';
  readonly graymap: Uint8Array;
}

type Unread = Extract<PictureText, { readonly kind: 'unread' }>;

const mostPixels = 25_000_000;
/** Recognition needs about 12 bytes for each. */
const mostEnlarged = 6_000_000;
/** Letters of a screen have half the height that recognition is trained on. */
const enlargement = 2.5;
const timeoutSeconds = 10;
/** Below this mean brightness letters are taken to be lighter than what they stand on. */
const darkMean = 110;
const white = 255;
const formats: readonly string[] = ['png', 'jpeg', 'webp', 'gif'];

// Only these formats are ever decoded, whatever a file calls itself.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});
sharp.cache(false);
sharp.concurrency(1);

const options: SharpOptions = { pages: 1, failOn: 'error', limitInputPixels: mostPixels };

const unread = (why: Unread['why']): Unread => ({ kind: 'unread', why });

/** In place, since a picture is large. */
const makeDarkOnLight = (pixels: Uint8Array): void => {
  const mean = pixels.reduce((sum, pixel) => sum + pixel, 0) / pixels.length;
  if (mean >= darkMean) return;
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = white - (pixels[at] ?? 0);
};

/** Makes a picture ready for recognition: its size is looked at before a pixel of it is decoded. */
export const preparePicture = async (content: Buffer): Promise<PreparedPicture | Unread> => {
  if (isAlsoAnotherFile(content)) return unread('picture_broken');
  const { format, autoOrient } = await sharp(content, { ...options, limitInputPixels: false }).metadata();
  if (!formats.includes(format)) return unread('picture_broken');
  const { width, height } = autoOrient;
  if (width * height > mostPixels) return unread('picture_too_large');
  const scale = Math.min(enlargement, Math.sqrt(mostEnlarged / (width * height)));
  const { data, info } = await sharp(content, options)
    .timeout({ seconds: timeoutSeconds })
    .autoOrient()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize({ width: Math.max(1, Math.round(width * scale)), kernel: 'lanczos3' })
    .normalise()
    .raw()
    .toBuffer({ resolveWithObject: true });
  makeDarkOnLight(data);
  const head = Buffer.from(`P5\n${info.width} ${info.height}\n${white}\n`, 'latin1');
  return { kind: 'prepared', graymap: Buffer.concat([head, data]) };
};
