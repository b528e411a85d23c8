import { X509Certificate } from 'node:crypto';
import { importJWK } from 'jose';
import type { FindingCode } from '../findings/findings.ts';
import { quoted } from '../shown.ts';
import { bitsOf, kidOf, publicPart, type RawKey, textOf } from './jwk.ts';

interface ShapeFault {
  readonly code: FindingCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

const LEAST_BITS = 2048;
const MOST_BITS = 8192;

const isText = (bytes: Buffer): boolean =>
  bytes.length > 0 && bytes.every((byte) => byte >= 0x20 && byte < 0x7f);

/** Faults of a modulus, in the order in which they must be asked: each takes for granted that those before are not there. */
const modulusFaults: readonly (readonly [FindingCode, (n: string, bytes: Buffer) => boolean])[] = [
  ['n_alphabet', (n) => !/^[A-Za-z0-9_-]+$/.test(n)],
  ['n_hex', (n) => n.length >= 128 && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(n)],
  ['n_encoded_twice', (_, bytes) => isText(bytes)],
  ['n_leading_zero', (_, bytes) => bytes[0] === 0],
  ['n_too_short', (n) => bitsOf(n) < LEAST_BITS],
  ['n_too_long', (n) => bitsOf(n) > MOST_BITS],
  ['n_not_modulus', (_, bytes) => ((bytes.at(-1) ?? 0) & 1) === 0],
];

/** 3 and 65537 and what lies between and somewhat above: odd, and of no more than four bytes. */
const isExponent = (e: string): boolean => {
  const bytes = Buffer.from(e, 'base64url');
  const isEncoded = bytes.toString('base64url') === e && bytes.length >= 1 && bytes.length <= 4;
  return (
    isEncoded && bytes[0] !== 0 && ((bytes.at(-1) ?? 0) & 1) === 1 && !(bytes.length === 1 && bytes[0] === 1)
  );
};

const certificateDiffers = (key: RawKey): boolean => {
  const [first] = Array.isArray(key.x5c) ? key.x5c : [];
  if (typeof first !== 'string') return false;
  try {
    return new X509Certificate(Buffer.from(first, 'base64')).publicKey.export({ format: 'jwk' }).n !== key.n;
  } catch {
    return true;
  }
};

const rsaFault = (key: RawKey): FindingCode | undefined => {
  const [n, e] = [textOf(key.n), textOf(key.e)];
  if (n === undefined) return 'n_missing';
  const bytes = Buffer.from(n, 'base64url');
  const ofModulus = modulusFaults.find(([, is]) => is(n, bytes))?.[0];
  if (ofModulus !== undefined) return ofModulus;
  if (e === undefined) return 'e_missing';
  if (!isExponent(e)) return 'e_wrong';
  return certificateDiffers(key) ? 'x5c_differs' : undefined;
};

const isImportable = async (key: RawKey, alg: string): Promise<boolean> => {
  try {
    await importJWK(publicPart(key), alg);
    return true;
  } catch {
    return false;
  }
};

const curves: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

const faultCode = async (key: RawKey, takesEc: boolean): Promise<FindingCode | undefined> => {
  if (textOf(key.kty) === undefined) return 'kty_missing';
  if (key.kty === 'EC') {
    const alg = curves[textOf(key.crv) ?? ''];
    if (alg === undefined || !(await isImportable(key, alg))) return 'ec_wrong';
    return takesEc && alg === 'ES384' ? undefined : 'kty_not_rsa';
  }
  if (key.kty === 'OKP') return 'kty_not_rsa';
  if (key.kty !== 'RSA') return 'kty_unknown';
  return rsaFault(key);
};

/** What is wrong with a key's members; undefined when it is a public key that eCW can use. */
export const shapeFault = async (key: RawKey, takesEc: boolean): Promise<ShapeFault | undefined> => {
  const code = await faultCode(key, takesEc);
  if (code === undefined) return undefined;
  const facts = {
    kid: quoted(kidOf(key) ?? '(none)'),
    kty: textOf(key.kty) ?? '',
    bits: bitsOf(key.n),
    length: textOf(key.n)?.length ?? 0,
  };
  return { code, facts };
};

/** A right key in words. */
export const shapeWords = (key: RawKey): string =>
  key.kty === 'RSA' ? `RSA key of ${bitsOf(key.n)} bits` : `EC key on ${textOf(key.crv) ?? 'its curve'}`;

export const isWeak = (key: RawKey): boolean => {
  const bits = bitsOf(key.n);
  return key.kty === 'RSA' && bits > 0 && bits < LEAST_BITS;
};
