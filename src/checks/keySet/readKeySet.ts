import type { FindingCode } from '../findings/findings.ts';
import { isObject, type RawKey } from './jwk.ts';

type KeySetRead =
  | { readonly kind: 'keys'; readonly keys: readonly RawKey[] }
  | { readonly kind: 'fault'; readonly code: FindingCode };

const fault = (code: FindingCode): KeySetRead => ({ kind: 'fault', code });

/** What a text that is not JSON is instead, first match. */
const looks: readonly (readonly [RegExp, FindingCode])[] = [
  [/^\s*$/, 'empty_body'],
  [/^\s*<(?:!doctype|html|head|body|\?xml|[a-z])/i, 'html'],
  [/-----BEGIN [A-Z0-9 ]{1,40}-----/, 'pem'],
];

const parsed = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const ofObject = (value: RawKey): KeySetRead => {
  if (!('keys' in value)) {
    if ('kty' in value || 'n' in value) return fault('bare_key');
    return fault('jwks_uri' in value ? 'openid_configuration' : 'no_keys_member');
  }
  if (!Array.isArray(value.keys)) return fault('keys_not_array');
  if (value.keys.length === 0) return fault('no_keys');
  const keys = value.keys.filter(isObject);
  return keys.length === value.keys.length ? { kind: 'keys', keys } : fault('key_not_object');
};

const ofValue = (value: unknown): KeySetRead => {
  if (isObject(value)) return ofObject(value);
  if (Array.isArray(value)) return fault('bare_array');
  if (typeof value !== 'string') return fault('not_json');
  if (value.includes('-----BEGIN ')) return fault('pem');
  return fault(parsed(value) ? 'json_in_string' : 'not_json');
};

/** Reads a served body as a JSON Web Key Set, or names what it is instead. */
export const readKeySet = (body: Uint8Array): KeySetRead => {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return fault('bom');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return fault('not_utf8');
  }
  const json = parsed(text);
  if (json) return ofValue(json.value);
  return fault(looks.find(([pattern]) => pattern.test(text))?.[1] ?? 'not_json');
};
