import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Subject } from '../../src/checks/subject.ts';
import { expectClean } from './expectFault.ts';
import {
  authorize,
  BASE,
  CLIENT,
  claims,
  ecJwk,
  keys,
  type Material,
  makeMaterial,
  NOW,
  okp,
  p256,
  p384,
  signed,
  smart,
  statement,
  TOKEN_URL,
  VERIFIER,
  without,
} from './material.ts';
import './freshZooTime.ts';
import { visit, zooTime } from './visit.ts';
import { answer, type Keeper, openZoo, PUBLIC, type Zoo } from './zoo.ts';

let zoo: Zoo;
let own: Material;
beforeAll(async () => {
  zoo = await openZoo();
  own = makeMaterial();
});
afterAll(() => zoo.close());

const serving = (body: string, headers: Readonly<Record<string, string>> = {}): string =>
  zoo.keep(answer(body, headers));
const kid = 'prod-2026';
const bare = () => without(own.jwk, 'alg', 'use');

/** Key sets that differ in what may differ. */
const keySets: readonly (readonly [string, () => Subject])[] = [
  ['one RSA key', () => ({ jwksUrl: serving(keys(own.jwk)), kid })],
  ['a key without alg and use', () => ({ jwksUrl: serving(keys(bare())), kid })],
  ['key_ops verify', () => ({ jwksUrl: serving(keys({ ...bare(), key_ops: ['verify'] })), kid })],
  ['two RSA keys in the middle of a rotation', () => ({ jwksUrl: serving(keys(own.other, own.jwk)), kid })],
  [
    'an EC key for signing beside',
    () => ({ jwksUrl: serving(keys(own.jwk, ecJwk(p384, { kid: 'ec', alg: 'ES384' }))), kid }),
  ],
  [
    'an encryption key beside',
    () => ({ jwksUrl: serving(keys(own.jwk, { ...own.other, use: 'enc', alg: 'RSA-OAEP' })), kid }),
  ],
  ['an RS256 key beside', () => ({ jwksUrl: serving(keys(own.jwk, { ...own.other, alg: 'RS256' })), kid })],
  [
    'keys of kinds nobody knows beside',
    () => ({
      jwksUrl: serving(
        keys(own.jwk, { ...okp.publicKey.export({ format: 'jwk' }), kid: 'ed' }, { kty: 'AKP', kid: 'pq' }),
      ),
      kid,
    }),
  ],
  [
    'unknown members in key and set',
    () => ({ jwksUrl: serving(JSON.stringify({ keys: [{ ...own.jwk, 'x-note': 'n' }], issued: 1 })), kid }),
  ],
  [
    'the type of key sets',
    () => ({
      jwksUrl: serving(keys(own.jwk), { 'Content-Type': 'application/jwk-set+json; charset=utf-8' }),
      kid,
    }),
  ],
  [
    'a cache of an hour',
    () => ({ jwksUrl: serving(keys(own.jwk), { 'Cache-Control': 'public, max-age=3600', Age: '120' }), kid }),
  ],
  ['no cache', () => ({ jwksUrl: serving(keys(own.jwk), { 'Cache-Control': 'no-store' }), kid })],
  [
    'white space and line ends around',
    () => ({ jwksUrl: serving(`\n${JSON.stringify({ keys: [own.jwk] }, null, 2)}\r\n`), kid }),
  ],
  [
    'chunks',
    () => ({
      jwksUrl: zoo.keep((socket) => {
        const body = keys(own.jwk);
        socket.end(
          `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
        );
      }),
      kid,
    }),
  ],
  [
    'no length',
    () => ({
      jwksUrl: zoo.keep((socket) => {
        socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n${keys(own.jwk)}`);
      }),
      kid,
    }),
  ],
  [
    'IPv4 and IPv6',
    () => ({
      jwksUrl: zoo.keep({
        keeper: answer(keys(own.jwk)),
        addresses: ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', PUBLIC],
      }),
      kid,
    }),
  ],
  [
    'a kid with a slash, a plus and a colon',
    () => ({
      jwksUrl: serving(keys({ ...own.jwk, kid: 'https://app/keys#a+b:c' })),
      kid: 'https://app/keys#a+b:c',
    }),
  ],
  [
    'the same keys in another order',
    () => ({
      jwksUrl: zoo.keep((socket, request) =>
        answer(request.nth === 1 ? keys(own.jwk, own.other) : keys(own.other, own.jwk))(socket, request),
      ),
      kid,
    }),
  ],
  ['no kid to look for', () => ({ jwksUrl: serving(keys(own.jwk, ecJwk(p256, { kid: 'ec' }))) })],
  ['a small exponent', () => ({ jwksUrl: serving(keys({ ...own.jwk, e: 'Aw' })), kid })],
];

const practice = (more = {}) => {
  const headers = { Date: new Date(zooTime()).toUTCString() };
  const keeper: Keeper = (socket, request) =>
    answer(JSON.stringify(request.path.endsWith('/metadata') ? statement : smart(more)), headers)(
      socket,
      request,
    );
  zoo.keep(keeper, 'fhir4.eclinicalworks.com');
  return { fhirBase: BASE };
};

const everything = (): Subject => ({
  ...practice(),
  jwksUrl: serving(keys(own.jwk, own.other)),
  clientId: CLIENT,
  practice: 'FEIGCD',
  environment: 'production',
});
const now = NOW / 1000;

/** Everything at once, with an assertion that is right. */
const assertions: readonly (readonly [string, () => Promise<string>])[] = [
  ['an assertion as SMART has it', () => signed(own.a, claims())],
  ['300 seconds to live', () => signed(own.a, claims({ iat: now, exp: now + 300 }))],
  ['nbf as well', () => signed(own.a, claims({ nbf: now - 10 }))],
  ['aud in a list of one', () => signed(own.a, claims({ aud: [TOKEN_URL] }))],
  ['further claims', () => signed(own.a, claims({ org: 'zoo' }))],
  ['wrapped into lines', async () => (await signed(own.a, claims())).replace(/.{76}/g, '$&\n  ')],
  [
    'inside the form that carries it',
    async () =>
      `grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=${await signed(own.a, claims())}&scope=system%2FPatient.read`,
  ],
];

describe('what is right is called right', () => {
  test.each(keySets)('a key set: %s', async (_, subject) => {
    const result = await visit(zoo, subject());
    expectClean(result);
    if (subject().kid !== undefined)
      expect(result.lead).toEqual({ certainty: 'likely', entry: 'jwks_not_whitelisted' });
  });

  test.each(assertions)('%s', async (_, assertion) => {
    const result = await visit(zoo, { ...everything(), assertion: await assertion() });
    expectClean(result);
    expect(result.checks.filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(result.lead).toEqual({ certainty: 'likely', entry: 'jwks_not_whitelisted' });
  });

  test('jku that is the JWKS URL', async () => {
    const subject = everything();
    const assertion = await signed(own.a, claims(), { jku: subject.jwksUrl });
    expectClean(await visit(zoo, { ...subject, assertion }));
  });

  test.each([
    ['standalone', { scope: 'openid launch/patient patient/Patient.read' }],
    ['from the EHR', { scope: 'openid launch patient/Patient.read', launch: 'abc' }],
    ['with patient/Binary.read, which is not listed', { scope: 'openid patient/Binary.read' }],
  ])('an authorize URL, %s', async (_, parameters) => {
    const result = await visit(zoo, {
      ...practice(),
      clientId: CLIENT,
      redirectUri: 'https://app.zoo.example/callback',
      codeVerifier: VERIFIER,
      authorizeUrl: authorize(parameters),
    });
    expectClean(result);
    expect(result.checks.filter(({ status }) => status !== 'ok')).toEqual([]);
  });

  test('a statement too large to be read is still an answer', async () => {
    practice();
    const large = JSON.stringify({ ...statement, rest: 'x'.repeat(400_000) });
    zoo.keep(
      (socket, request) =>
        answer(request.path.endsWith('/metadata') ? large : JSON.stringify(smart()))(socket, request),
      'fhir4.eclinicalworks.com',
    );
    const result = await visit(zoo, { fhirBase: BASE });
    expectClean(result);
    expect(result.checks.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['practice_answers', 'metadata_large']),
    );
  });
});
