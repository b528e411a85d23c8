import { createHash } from 'node:crypto';
import { smallDifference } from '../differenceOf.ts';
import { kidOf, publicPart, type RawKey, textOf } from './jwk.ts';

const environmentWords =
  /(?:production|prod|live|sandbox|sbx|staging|stage|stg|development|develop|dev|testing|test|qa|uat)/gi;

/** RFC 7638: the members that a thumbprint is made of, in their order. */
const thumbprintMembers: Readonly<Record<string, readonly string[]>> = {
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
};

const thumbprint = (key: RawKey): string => {
  const members = publicPart(key);
  const names = thumbprintMembers[members.kty ?? ''] ?? [];
  const text = JSON.stringify(Object.fromEntries(names.map((name) => [name, members[name]])));
  return names.length === 0 ? '' : createHash('sha256').update(text).digest('base64url');
};

const withoutFileName = (kid: string): string =>
  kid.replace(/^.*[\\/]/s, '').replace(/\.(?:pem|key|jwks?|json|crt|cer|pub)$/i, '');
const base64url = (kid: string): string => kid.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const withoutEnvironment = (kid: string): string => kid.toLowerCase().replace(environmentWords, '*');
const hexAsBase64url = (kid: string): string =>
  /^(?:[0-9a-f]{2}:?){16,64}$/i.test(kid)
    ? Buffer.from(kid.replace(/:/g, ''), 'hex').toString('base64url')
    : base64url(kid);

/** Ways in which a published kid can miss the wanted one, the surest first. */
const misses: readonly (readonly [string, (wanted: string, published: string, key: RawKey) => boolean])[] = [
  ['the wanted one is the thumbprint of this key', (wanted, _, key) => base64url(wanted) === thumbprint(key)],
  [
    'the wanted one is the certificate thumbprint (x5t) of this key',
    (wanted, _, key) =>
      [textOf(key.x5t), textOf(key['x5t#S256'])].includes(base64url(hexAsBase64url(wanted))),
  ],
  ['one is base64url, the other base64', (wanted, published) => base64url(wanted) === base64url(published)],
  [
    'one is hexadecimal, the other base64url',
    (wanted, published) => hexAsBase64url(wanted) === hexAsBase64url(published),
  ],
  ['one is a file name', (wanted, published) => withoutFileName(wanted) === withoutFileName(published)],
  [
    'it is of another environment',
    (wanted, published) => withoutEnvironment(wanted) === withoutEnvironment(published),
  ],
  [
    'one is cut off',
    (wanted, published) =>
      Math.min(wanted.length, published.length) >= 6 &&
      (wanted.startsWith(published) || published.startsWith(wanted)),
  ],
];

interface NearKid {
  readonly published: string;
  readonly how: string;
}

const missOf = (wanted: string, key: RawKey): NearKid | undefined => {
  if (typeof key.kid === 'number' && String(key.kid) === wanted)
    return { published: wanted, how: 'it is published as a number, not as a text' };
  const published = kidOf(key);
  if (published === undefined) return undefined;
  const small = smallDifference(wanted, published);
  const how =
    small === undefined
      ? misses.find(([, isIt]) => isIt(wanted, published, key))?.[0]
      : `they differ in ${small}`;
  return how === undefined ? undefined : { published, how };
};

/** The published kid that the wanted one nearly is, and by what it misses. */
export const nearKid = (wanted: string, keys: readonly RawKey[]): NearKid | undefined => {
  for (const key of keys) {
    const miss = missOf(wanted, key);
    if (miss) return miss;
  }
  return undefined;
};
