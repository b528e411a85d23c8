import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyPairKeyObjectResult,
  randomUUID,
  sign,
} from 'node:crypto';
import { SignJWT } from 'jose';
import { rsaKey } from './certificates.ts';

export type Jwk = Readonly<Record<string, unknown>>;

export const NOW = Date.parse('2026-11-27T13:05:00Z');
export const CLIENT = 'zoo-client-8d2f61';
export const TOKEN_URL = 'https://oauthserver.eclinicalworks.com/oauth/oauth2/token';
export const AUTHORIZE_URL = 'https://oauthserver.eclinicalworks.com/oauth/oauth2/authorize';
export const BASE = 'https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD';

export const publicJwk = (pem: string, more: Jwk = {}): Jwk => ({
  ...createPublicKey(pem).export({ format: 'jwk' }),
  ...more,
});
export const privateJwk = (pem: string, more: Jwk = {}): Jwk => ({
  ...createPrivateKey(pem).export({ format: 'jwk' }),
  ...more,
});
export const without = (jwk: Jwk, ...names: readonly string[]): Jwk =>
  Object.fromEntries(Object.entries(jwk).filter(([name]) => !names.includes(name)));
export const keys = (...all: readonly unknown[]): string => JSON.stringify({ keys: all });

/**
 * Keys as they are read again from DER: those that were just generated share a lock with their making, and to export them many times
 * can hang in Node.js 20.
 */
const readAgain = ({ publicKey, privateKey }: KeyPairKeyObjectResult): KeyPairKeyObjectResult => ({
  publicKey: createPublicKey({
    key: publicKey.export({ type: 'spki', format: 'der' }),
    type: 'spki',
    format: 'der',
  }),
  privateKey: createPrivateKey({
    key: privateKey.export({ type: 'pkcs8', format: 'der' }),
    type: 'pkcs8',
    format: 'der',
  }),
});
const ecPair = (curve: string) => readAgain(generateKeyPairSync('ec', { namedCurve: curve }));
export const p384 = ecPair('P-384');
export const p256 = ecPair('P-256');
export const okp = readAgain(generateKeyPairSync('ed25519'));
export const ecJwk = ({ publicKey }: ReturnType<typeof ecPair>, more: Jwk = {}): Jwk => ({
  ...publicKey.export({ format: 'jwk' }),
  ...more,
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = NOW / 1000;

export const claims = (more: Jwk = {}): Jwk => ({
  iss: CLIENT,
  sub: CLIENT,
  aud: TOKEN_URL,
  jti: randomUUID(),
  iat: seconds - 10,
  exp: seconds + 230,
  ...more,
});

/** A JWT that is signed with jose. */
export const signed = (pem: string, payload: Jwk, header: Jwk = {}): Promise<string> =>
  new SignJWT({ ...payload })
    .setProtectedHeader({ alg: 'RS384', typ: 'JWT', kid: 'prod-2026', ...without(header, 'omit') })
    .sign(createPrivateKey(pem));

/** A JWT whose header may be anything: signed by hand over what stands there. */
export const forged = (pem: string, header: unknown, payload: unknown): string => {
  const input = `${part(header)}.${part(payload)}`;
  return `${input}.${sign('sha384', Buffer.from(input), createPrivateKey(pem)).toString('base64url')}`;
};

export const rightHeader = { alg: 'RS384', typ: 'JWT', kid: 'prod-2026' };

export const smart = (more: Jwk = {}): Jwk => ({
  issuer: 'https://oauthserver.eclinicalworks.com',
  authorization_endpoint: AUTHORIZE_URL,
  token_endpoint: TOKEN_URL,
  grant_types_supported: ['authorization_code', 'client_credentials', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_signing_alg_values_supported: ['RS384'],
  scopes_supported: [
    'openid',
    'fhirUser',
    'launch',
    'launch/patient',
    'patient/Patient.read',
    'system/Patient.read',
  ],
  ...more,
});
export const statement: Jwk = { resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' };

export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** An authorize URL; a parameter that is undefined is left out, `again` adds some twice. */
export const authorize = (
  more: Readonly<Record<string, string | undefined>> = {},
  { endpoint = AUTHORIZE_URL, again = '' }: { readonly endpoint?: string; readonly again?: string } = {},
): string => {
  const all = {
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: 'https://app.zoo.example/callback',
    scope: 'openid launch/patient patient/Patient.read',
    state: 'b1f0c7a2-5d53-4b1f-9a53-7d3a0d7d2f11',
    aud: BASE,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...more,
  };
  const given = Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return `${endpoint}?${new URLSearchParams(given)}${again}`;
};

export interface Material {
  readonly a: string;
  readonly b: string;
  /** Too short a key. */
  readonly weak: string;
  readonly jwk: Jwk;
  readonly other: Jwk;
}

/** The published key that the assertions of the zoo are signed with, and another one. */
export const makeMaterial = (): Material => {
  const [a, b, weak] = [rsaKey('a', 2048), rsaKey('b', 2048), rsaKey('weak', 1024)];
  return {
    a,
    b,
    weak,
    jwk: publicJwk(a, { kid: 'prod-2026', alg: 'RS384', use: 'sig' }),
    other: publicJwk(b, { kid: 'prod-2025', alg: 'RS384', use: 'sig' }),
  };
};
