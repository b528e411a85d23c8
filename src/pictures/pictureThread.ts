import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { redact } from '../redaction/redact.ts';
import { mendReading } from './mendReading.ts';
import { openRecogniser } from './openRecogniser.ts';
import type { PictureText } from './pictureText.ts';
import { preparePicture } from './preparePicture.ts';

/** What the thread posts: `ready`, then what each picture says that it gets, in order. */
type Posted = 'ready' | PictureText;

/** More than a screen holds. */
const mostText = 16_384;

setFlagsFromString('--expose-gc');
/** V8 lets 60 MB of pixels pile up before it looks whether they are still needed. */
const freePixels: () => void = runInNewContext('gc');

const recognise = await openRecogniser();

/** What a picture says is redacted before it leaves the thread. */
const read = async (content: Uint8Array): Promise<PictureText> => {
  const prepared = await preparePicture(Buffer.from(content));
  if (prepared.kind === 'unread') return prepared;
  const { text, removals } = redact(mendReading(await recognise(prepared.graymap)).slice(0, mostText));
  if (text.trim() === '') return { kind: 'unread', why: 'picture_blank' };
  return { kind: 'picture', text, removed: [...new Set(removals.map(({ kind }) => kind))] };
};

const post = (posted: Posted) => {
  freePixels();
  parentPort?.postMessage(posted);
};

parentPort?.on('message', (content: Uint8Array) => {
  read(content).then(post, () => post({ kind: 'unread', why: 'picture_broken' }));
});
post('ready');
