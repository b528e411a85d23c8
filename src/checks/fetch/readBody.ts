import type { IncomingMessage } from 'node:http';
import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { readBounded } from '../../text/readBounded.ts';
import { FetchError } from './fetched.ts';

/** Encodings that a server may use although none is asked for. */
const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

async function* capped(
  source: AsyncIterable<Buffer>,
  bytes: number,
  onChunk: () => void,
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    onChunk();
    size += chunk.length;
    if (size > bytes) throw new FetchError('body_too_large');
    yield chunk;
  }
}

const decoded = (source: Readable, encoding: string): Readable => {
  if (encoding === '' || encoding === 'identity') return source;
  const decoder = decoders[encoding];
  if (!decoder) throw new FetchError('encoding_unreadable');
  // Errors reach the reader through the stream that is returned.
  return pipeline(source, decoder(), () => {});
};

/** Reads a body of at most so many bytes, both as sent and after decoding; `onChunk` is called whenever something came. */
export const readBody = async (
  response: IncomingMessage,
  { bytes, onChunk }: { readonly bytes: number; readonly onChunk: () => void },
): Promise<Uint8Array> => {
  if (Number(response.headers['content-length'] ?? 0) > bytes) throw new FetchError('body_too_large');
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  const sent = Readable.from(capped(response, bytes, onChunk));
  const read = await readBounded(decoded(sent, encoding), bytes);
  if (!read.isWhole) throw new FetchError('body_too_large');
  return read.bytes;
};
