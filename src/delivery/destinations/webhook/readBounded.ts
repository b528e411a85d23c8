/** The beginning of an answer's body as text, `bytes` at most; what follows is not read. A body that breaks off is as good as empty. */
export const readBounded = async (body: Response['body'], bytes: number): Promise<string> => {
  if (body === null) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= bytes) break;
    }
  } catch {
    return '';
  }
  return Buffer.concat(chunks).subarray(0, bytes).toString('utf8');
};
