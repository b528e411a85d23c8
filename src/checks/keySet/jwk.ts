/** A published key, as it was found: nothing in it is trusted to be of its type. */
export type RawKey = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is RawKey =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const kidOf = (key: RawKey): string | undefined => (typeof key.kid === 'string' ? key.kid : undefined);

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The bits of an RSA key's modulus, 0 when there is none to count. */
export const bitsOf = (n: unknown): number => {
  const bytes = Buffer.from(typeof n === 'string' ? n : '', 'base64url');
  const start = bytes.findIndex((byte) => byte !== 0);
  return start < 0 ? 0 : (bytes.length - start) * 8 - Math.clz32(bytes[start] ?? 0) + 24;
};

/** Only what makes up the public key, whatever else was published beside it. */
export const publicPart = ({ kty, n, e, crv, x, y }: RawKey): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ kty, n, e, crv, x, y }).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
