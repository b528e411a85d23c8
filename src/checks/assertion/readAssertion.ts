import type { FindingCode } from '../findings/findings.ts';
import { isObject, type RawKey } from '../keySet/jwk.ts';

/** A pasted assertion, taken apart. Lives in memory only; nothing of `compact`, `header` or `claims` is kept as it is. */
export interface Assertion {
  readonly compact: string;
  readonly header: RawKey;
  readonly claims: RawKey;
  readonly signature: Buffer;
}

/** Faults of the form around the assertion, told apart from those of the assertion. */
export type SentAs = 'alone' | 'bearer' | { readonly type: string | undefined };

export type AssertionRead =
  | { readonly kind: 'assertion'; readonly assertion: Assertion; readonly sentAs: SentAs }
  | { readonly kind: 'other'; readonly code: FindingCode; readonly parts?: number; readonly part?: string };

const other = (
  code: FindingCode,
  more: { readonly parts?: number; readonly part?: string } = {},
): AssertionRead => ({
  kind: 'other',
  code,
  ...more,
});

/** The longest text that is looked at: assertions have about a thousand characters. */
const LONGEST = 64 * 1024;

const unwrapped = (text: string): { readonly token: string; readonly sentAs: SentAs } => {
  const body = /(?:^|[?&\s'"])client_assertion=/.exec(text);
  if (body) {
    const form = new URLSearchParams(
      text
        .slice(text.search(/[\w.-]+=/))
        .trim()
        .replace(/["']+$/, ''),
    );
    return {
      token: form.get('client_assertion') ?? '',
      sentAs: { type: form.get('client_assertion_type') ?? undefined },
    };
  }
  const bearer = /^\s*(?:authorization\s*:\s*)?bearer\s+/i.exec(text)?.[0];
  const token = text
    .slice(bearer?.length ?? 0)
    .trim()
    .replace(/^["'`]|["'`,;]+$/g, '');
  return { token, sentAs: bearer === undefined ? 'alone' : 'bearer' };
};

const isPrivateKey = (text: string): boolean =>
  /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/.test(text) ||
  (/"kty"\s*:/.test(text) && /"(?:d|k)"\s*:/.test(text));

const objectOf = (part: string): RawKey | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const partNames = ['the header', 'the payload'];

const isText = (value: unknown): value is string => typeof value === 'string';

/** Signs of another token, first match. A client assertion is issued by its own subject. */
const otherTokens: readonly (readonly [FindingCode, (header: RawKey, claims: RawKey) => boolean])[] = [
  [
    'is_refresh_token',
    ({ typ }, claims) =>
      /^(?:rt\+jwt|refresh)/i.test(`${typ}`) || /^refresh/i.test(`${claims.typ ?? claims.token_use}`),
  ],
  ['is_access_token', ({ typ }, claims) => /at\+jwt$/i.test(`${typ}`) || claims.token_use === 'access'],
  [
    'is_id_token',
    (_, claims) => ['nonce', 'at_hash', 'auth_time', 'fhirUser'].some((name) => name in claims),
  ],
  ['is_access_token', (_, claims) => ['scope', 'scp', 'patient', 'azp'].some((name) => name in claims)],
  [
    'is_id_token',
    (_, { iss, sub, aud }) =>
      isText(iss) && isText(aud) && iss !== sub && /^https:/.test(iss) && !aud.includes('://'),
  ],
];

const ofParts = (compact: string, sentAs: SentAs): AssertionRead => {
  const parts = compact.split('.');
  if (parts.length === 5) return other('is_encrypted');
  if (parts.length === 2 && compact.startsWith('eyJ')) return other('is_cut', { parts: 2 });
  if (parts.length !== 3)
    return compact.startsWith('eyJ') && parts.length === 1
      ? other('is_cut', { parts: 1 })
      : other('is_opaque');
  if (/[+/=]/.test(compact)) return other('is_padded');
  const [header, claims] = parts.slice(0, 2).map(objectOf);
  if (!header || !claims)
    return other(/^eyJ/.test(compact) || header ? 'is_unreadable' : 'is_opaque', {
      part: partNames[header ? 1 : 0] ?? '',
    });
  const token = otherTokens.find(([, isIt]) => isIt(header, claims));
  if (token) return other(token[0]);
  const signature = Buffer.from(parts[2] ?? '', 'base64url');
  if (signature.length === 0 && header.alg !== 'none') return other('is_cut', { parts: 2 });
  return { kind: 'assertion', assertion: { compact, header, claims, signature }, sentAs };
};

/** Reads what was pasted as a client assertion, or tells what it is instead. Wrapped lines are joined. */
export const readAssertion = (text: string): AssertionRead => {
  if (text.length > LONGEST) return other('is_opaque');
  if (isPrivateKey(text)) return other('is_private_key');
  const { token, sentAs } = unwrapped(text);
  return ofParts(token.replace(/\s+/g, ''), sentAs);
};
