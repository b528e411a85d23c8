import { sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import type { Subject } from '../../src/checks/subject.ts';
import { expectFault, type Fault } from './expectFault.ts';
import {
  CLIENT,
  claims,
  ecJwk,
  forged,
  type Jwk,
  keys,
  type Material,
  makeMaterial,
  NOW,
  p384,
  rightHeader,
  signed,
  smart,
  statement,
  TOKEN_URL,
  without,
} from './material.ts';
import './freshZooTime.ts';
import { visit } from './visit.ts';
import { answer, openZoo, type Zoo } from './zoo.ts';

let zoo: Zoo;
let own: Material;
let jwksUrl: string;
beforeAll(async () => {
  zoo = await openZoo();
  own = makeMaterial();
  jwksUrl = zoo.keep(answer(keys(own.jwk, own.other)));
});
afterAll(() => zoo.close());

const now = NOW / 1000;
const client = 'invalid_client';
const expired = 'assertion_expired';
const aud = 'aud_mismatch';
const alg = 'signing_alg';

interface Specimen extends Fault {
  readonly name: string;
  readonly assertion: () => string | Promise<string>;
  readonly subject?: Partial<Subject>;
}

const ofClaims = (more: Jwk) => () => signed(own.a, claims(more));
const ofHeader = (header: Jwk) => () => forged(own.a, { ...rightHeader, ...header }, claims());
const withoutClaim = (name: string) => () => forged(own.a, rightHeader, without(claims(), name));
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const derSigned = () => {
  const input = `${encoded({ ...rightHeader, alg: 'ES384', kid: 'ec' })}.${encoded(claims())}`;
  return `${input}.${sign('sha384', Buffer.from(input), p384.privateKey).toString('base64url')}`;
};

const claimFaults: readonly Specimen[] = [
  { name: 'no iss', assertion: withoutClaim('iss'), fault: 'parties_missing', proves: client },
  { name: 'no sub', assertion: withoutClaim('sub'), fault: 'parties_missing', proves: client },
  {
    name: 'iss is not sub',
    assertion: ofClaims({ iss: 'https://app.example' }),
    fault: 'parties_differ',
    proves: client,
  },
  {
    name: 'another client',
    assertion: ofClaims({ iss: 'x', sub: 'x' }),
    fault: 'parties_other_client',
    proves: client,
  },
  {
    name: 'a blank behind the client id',
    assertion: ofClaims({ iss: `${CLIENT} `, sub: `${CLIENT} ` }),
    fault: 'parties_other_client',
    proves: client,
    seen: /blanks or line ends/,
  },
  { name: 'no aud', assertion: withoutClaim('aud'), fault: 'aud_missing', proves: aud },
  {
    name: 'aud with a slash',
    assertion: ofClaims({ aud: `${TOKEN_URL}/` }),
    fault: 'aud_differs',
    proves: aud,
    seen: /a slash at the end/,
  },
  {
    name: 'aud of the sandbox',
    assertion: ofClaims({ aud: 'https://staging-oauthserver.ecwcloud.com/oauth/oauth2/token' }),
    fault: 'aud_differs',
    proves: aud,
    seen: /another environment/,
  },
  {
    name: 'aud is the FHIR base',
    assertion: ofClaims({ aud: 'https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD' }),
    fault: 'aud_differs',
    proves: aud,
    seen: /FHIR base/,
  },
  {
    name: 'aud is the host',
    assertion: ofClaims({ aud: 'https://oauthserver.eclinicalworks.com' }),
    fault: 'aud_differs',
    proves: aud,
    seen: /without the path/,
  },
  {
    name: 'aud over http',
    assertion: ofClaims({ aud: TOKEN_URL.replace('https', 'http') }),
    fault: 'aud_differs',
    proves: aud,
    seen: /http instead of https/,
  },
  {
    name: 'aud in capitals',
    assertion: ofClaims({ aud: TOKEN_URL.replace('token', 'Token') }),
    fault: 'aud_differs',
    proves: aud,
    seen: /upper and lower case/,
  },
  {
    name: 'aud of another server',
    assertion: ofClaims({ aud: 'https://login.example/token' }),
    fault: 'aud_differs',
    proves: aud,
  },
  {
    name: 'two auds',
    assertion: ofClaims({ aud: [TOKEN_URL, 'https://login.example'] }),
    fault: 'aud_several',
  },
  { name: 'no exp', assertion: withoutClaim('exp'), fault: 'exp_missing', proves: expired },
  {
    name: 'exp as a text',
    assertion: () => forged(own.a, rightHeader, claims({ exp: `${now + 200}` })),
    fault: 'exp_not_number',
    proves: expired,
  },
  {
    name: 'exp in milliseconds',
    assertion: ofClaims({ exp: NOW + 200_000 }),
    fault: 'exp_milliseconds',
    proves: expired,
  },
  {
    name: 'iat in milliseconds',
    assertion: ofClaims({ iat: NOW }),
    fault: 'exp_milliseconds',
    proves: expired,
    seen: /iat/,
  },
  {
    name: 'an hour to live',
    assertion: ofClaims({ exp: now + 3590 }),
    fault: 'lifetime_long',
    proves: expired,
    seen: /3600 s/,
  },
  {
    name: 'an hour to live, without iat',
    assertion: () => forged(own.a, rightHeader, { ...without(claims(), 'iat'), exp: now + 3600 }),
    fault: 'lifetime_long',
    proves: expired,
  },
  {
    name: 'exp before iat',
    assertion: ofClaims({ iat: now - 10, exp: now - 20 }),
    fault: 'exp_before_iat',
    proves: expired,
  },
  {
    name: 'expired since',
    assertion: ofClaims({ iat: now - 900, exp: now - 620 }),
    fault: 'expired_now',
    seen: /2026-11-27 12:54:40 UTC/,
  },
  {
    name: 'expired when the call failed',
    assertion: ofClaims({ iat: now - 900, exp: now - 620 }),
    subject: { failedAt: NOW - 600_000 },
    fault: 'expired_then',
    proves: expired,
    seen: /20 s before/,
  },
  {
    name: 'expired, without iat',
    assertion: () => forged(own.a, rightHeader, { ...without(claims(), 'iat'), exp: now - 60 }),
    fault: 'lifetime_unknown',
  },
  {
    name: 'iat ten minutes ahead',
    assertion: ofClaims({ iat: now + 600, exp: now + 800 }),
    fault: 'starts_later',
    proves: expired,
    seen: /iat/,
  },
  {
    name: 'nbf two minutes ahead',
    assertion: ofClaims({ nbf: now + 120 }),
    fault: 'starts_later',
    proves: expired,
    seen: /nbf/,
  },
  { name: 'nbf half a minute ahead', assertion: ofClaims({ nbf: now + 40 }), fault: 'starts_barely_later' },
  { name: 'no jti', assertion: withoutClaim('jti'), fault: 'jti_missing', proves: client },
  { name: 'a jti that is counted', assertion: ofClaims({ jti: '17' }), fault: 'jti_short' },
];

const headerFaults: readonly Specimen[] = [
  {
    name: 'RS256',
    assertion: () => signed(own.a, claims(), { alg: 'RS256' }),
    fault: 'alg_not_taken',
    proves: alg,
    seen: /RS256.*RS384/,
  },
  {
    name: 'PS384',
    assertion: () => signed(own.a, claims(), { alg: 'PS384' }),
    fault: 'alg_not_taken',
    proves: alg,
  },
  {
    name: 'HS384',
    assertion: () =>
      new SignJWT({ ...claims() })
        .setProtectedHeader({ ...rightHeader, alg: 'HS384' })
        .sign(Buffer.alloc(48, 1)),
    fault: 'alg_symmetric',
    proves: alg,
  },
  {
    name: 'alg none',
    assertion: () => `${encoded({ ...rightHeader, alg: 'none' })}.${encoded(claims())}.`,
    fault: 'alg_none',
    proves: alg,
  },
  {
    name: 'no alg',
    assertion: () => forged(own.a, without(rightHeader, 'alg'), claims()),
    fault: 'alg_missing',
    proves: alg,
  },
  { name: 'alg in lower case', assertion: ofHeader({ alg: 'rs384' }), fault: 'alg_not_taken', proves: alg },
  {
    name: 'no typ',
    assertion: () => forged(own.a, without(rightHeader, 'typ'), claims()),
    fault: 'typ_missing',
  },
  { name: 'typ JWS', assertion: ofHeader({ typ: 'JWS' }), fault: 'typ_other', seen: /JWS/ },
  {
    name: 'no kid',
    assertion: () => forged(own.a, without(rightHeader, 'kid'), claims()),
    fault: 'header_kid_missing',
    proves: 'jwks_kid_mismatch',
  },
  {
    name: 'kid as a number',
    assertion: ofHeader({ kid: 2026 }),
    fault: 'header_kid_not_text',
    proves: 'jwks_kid_mismatch',
  },
  {
    name: 'a kid that is not published',
    assertion: ofHeader({ kid: 'prod-2027' }),
    fault: 'kid_absent',
    proves: 'jwks_kid_mismatch',
  },
  {
    name: 'a kid in capitals',
    assertion: ofHeader({ kid: 'PROD-2026' }),
    fault: 'kid_near',
    proves: 'jwks_kid_mismatch',
    seen: /case/,
  },
  {
    name: 'jku of another host',
    assertion: ofHeader({ jku: 'https://other.example/jwks.json' }),
    fault: 'jku_differs',
    proves: 'jwks_not_whitelisted',
    seen: /the host/,
  },
  {
    name: 'signed with the other published key',
    assertion: () => signed(own.b, claims()),
    fault: 'signature_of_other_key',
    proves: 'jwks_kid_mismatch',
    seen: /published as "prod-2025"/,
  },
  {
    name: 'signed with a key that is not published',
    assertion: () => signed(own.weak, claims(), {}).catch(() => forged(own.weak, rightHeader, claims())),
    fault: 'signature_wrong',
    proves: client,
  },
  {
    name: 'claims changed after signing',
    assertion: async () => {
      const [head, , end] = (await signed(own.a, claims())).split('.');
      return `${head}.${encoded(claims())}.${end}`;
    },
    fault: 'signature_wrong',
    proves: client,
  },
];

const otherThings: readonly Specimen[] = [
  {
    name: 'an access token',
    assertion: () =>
      forged(
        own.a,
        { alg: 'RS256', typ: 'JWT' },
        { iss: 'https://oauthserver.eclinicalworks.com', sub: 'u', scope: 'patient/Patient.read', exp: now },
      ),
    fault: 'is_access_token',
  },
  {
    name: 'an access token by its typ',
    assertion: () => forged(own.a, { alg: 'RS256', typ: 'at+jwt' }, { iss: 'https://a.example' }),
    fault: 'is_access_token',
  },
  {
    name: 'an id_token',
    assertion: () =>
      forged(
        own.a,
        { alg: 'RS256', typ: 'JWT' },
        { iss: 'https://a.example', sub: 'u', aud: CLIENT, nonce: 'n', fhirUser: 'Patient/1' },
      ),
    fault: 'is_id_token',
  },
  {
    name: 'an id_token without nonce',
    assertion: () =>
      forged(own.a, { alg: 'RS256', typ: 'JWT' }, { iss: 'https://a.example', sub: 'u', aud: CLIENT }),
    fault: 'is_id_token',
  },
  {
    name: 'a refresh token',
    assertion: () => forged(own.a, { alg: 'HS256', typ: 'JWT' }, { typ: 'Refresh', aud: 'x' }),
    fault: 'is_refresh_token',
  },
  { name: 'an opaque token', assertion: () => 'b9c7f1f0-52a7-4c0b-8a1e-7c9f3a64e1aa', fault: 'is_opaque' },
  {
    name: 'an encrypted token',
    assertion: () => ['eyJhbGciOiJSU0EtT0FFUCJ9', 'a', 'b', 'c', 'd'].join('.'),
    fault: 'is_encrypted',
    proves: client,
  },
  {
    name: 'an assertion without its signature',
    assertion: async () => (await signed(own.a, claims())).split('.').slice(0, 2).join('.'),
    fault: 'is_cut',
  },
  {
    name: 'the header alone',
    assertion: async () => (await signed(own.a, claims())).split('.')[0] ?? '',
    fault: 'is_cut',
  },
  {
    name: 'padded parts',
    assertion: () => forged(own.a, rightHeader, claims()).replace('.', '==.'),
    fault: 'is_padded',
    proves: client,
  },
  {
    name: 'a payload that is not JSON',
    assertion: () => `${encoded(rightHeader)}.${Buffer.from('iss=a').toString('base64url')}.c2ln`,
    fault: 'is_unreadable',
    proves: client,
    seen: /the payload/,
  },
  { name: 'a private key', assertion: () => own.a, fault: 'is_private_key' },
  {
    name: 'a form without its type',
    assertion: async () => `grant_type=client_credentials&client_assertion=${await signed(own.a, claims())}`,
    fault: 'type_missing',
    proves: client,
  },
  {
    name: 'a form with a misspelt type',
    assertion: async () =>
      `client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt_bearer&client_assertion=${await signed(own.a, claims())}`,
    fault: 'type_wrong',
    proves: client,
  },
  {
    name: 'an Authorization header',
    assertion: async () => `Authorization: Bearer ${await signed(own.a, claims())}`,
    fault: 'sent_as_bearer',
    proves: client,
  },
];

/** Long pieces of what was pasted, none of which may stand in a result. */
const pieces = (token: string): readonly string[] =>
  token.split(/[.=&\s-]+/).filter((piece) => piece.length > 24 && !piece.startsWith('urn:'));

describe.each([
  ['claims', claimFaults],
  ['a header or a signature', headerFaults],
  ['something', otherThings],
] as const)('%s that is not as it should be', (_, specimens) => {
  test.each(specimens)('$name: $fault', async ({ assertion, subject, ...expected }) => {
    const token = await assertion();
    const result = await visit(zoo, {
      jwksUrl,
      clientId: CLIENT,
      environment: 'production',
      assertion: token,
      ...subject,
    });
    expectFault(result, expected);
    const written = JSON.stringify(result);
    for (const piece of [...pieces(token), CLIENT]) expect(written.includes(piece)).toBe(false);
  });
});

describe('an ES384 assertion', () => {
  const practice = (algs: readonly string[]) => {
    zoo.keep((socket, request) => {
      const document = request.path.endsWith('/metadata')
        ? statement
        : smart({ token_endpoint_auth_signing_alg_values_supported: algs });
      answer(JSON.stringify(document))(socket, request);
    }, 'fhir4.eclinicalworks.com');
    return {
      fhirBase: 'https://fhir4.eclinicalworks.com/fhir/r4/FEIGCD',
      jwksUrl: zoo.keep(answer(keys(ecJwk(p384, { kid: 'ec' })))),
    };
  };
  const token = () =>
    new SignJWT({ ...claims() })
      .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: 'ec' })
      .sign(p384.privateKey);

  test('is refused where the practice does not list it', async () => {
    expectFault(await visit(zoo, { ...practice(['RS384']), assertion: await token() }), {
      fault: 'alg_not_taken',
      proves: alg,
    });
  });

  test('is right where the practice lists it', async () => {
    const result = await visit(zoo, {
      ...practice(['RS384', 'ES384']),
      clientId: CLIENT,
      assertion: await token(),
    });
    expect(result.checks.filter(({ status }) => status !== 'ok' && status !== 'unknown')).toEqual([]);
    expect(result.lead).toEqual({ certainty: 'likely', entry: 'jwks_not_whitelisted' });
  });

  test('is told apart when its signature is in DER form', async () => {
    expectFault(await visit(zoo, { ...practice(['RS384', 'ES384']), assertion: derSigned() }), {
      fault: 'signature_der',
      proves: client,
    });
  });
});
