/** JSON whose long strings are bytes in base64. */
export interface PackedJson {
  /** The rest of it; each long string stands there as a name for `bytesOf`. */
  readonly json: unknown;
  readonly bytesOf: (name: string) => Uint8Array;
}

const QUOTE = '"'.charCodeAt(0);
const LONG = 1000;
/** A multiple of four, the letters of three bytes. */
const AT_ONCE = 65_536;

/** Decodes base64 where it stands, since what it means takes less room than what is written. */
function decodeInPlace(written: Buffer): Buffer {
  let length = 0;
  for (let at = 0; at < written.length; at += AT_ONCE)
    length += written.write(written.toString('latin1', at, at + AT_ONCE), length, 'base64');
  return written.subarray(0, length);
}

/** Reads such a file with hardly a copy of its long strings; what it holds is overwritten. No string has escapes. */
export function readPackedJson(file: Buffer): PackedJson {
  const packed: Uint8Array[] = [];
  const rest: string[] = [];
  let read = 0;
  for (let open = file.indexOf(QUOTE); open >= 0; ) {
    const close = file.indexOf(QUOTE, open + 1);
    if (close < 0) break;
    if (close - open > LONG) {
      rest.push(file.toString('utf8', read, open + 1), String(packed.length));
      packed.push(decodeInPlace(file.subarray(open + 1, close)));
      read = close;
    }
    open = file.indexOf(QUOTE, close + 1);
  }
  rest.push(file.toString('utf8', read));
  return {
    json: JSON.parse(rest.join('')),
    bytesOf: (name) => {
      const bytes = packed[Number(name)];
      if (!bytes) throw new Error(`There are no packed bytes under the name ${name}.`);
      return bytes;
    },
  };
}
