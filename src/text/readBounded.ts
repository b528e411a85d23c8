interface BoundedBody {
  readonly bytes: Buffer;
  /** False where more came than was asked for: then these are the first bytes of it. */
  readonly isWhole: boolean;
}

/** Reads a body of at most so many bytes: as soon as more came, it is let go. */
export const readBounded = async (
  body: AsyncIterable<Uint8Array> | null,
  most: number,
): Promise<BoundedBody> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) break;
  }
  return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: length <= most };
};
