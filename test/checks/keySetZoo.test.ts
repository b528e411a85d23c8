import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FindingCode } from '../../src/checks/findings/findings.ts';
import { expectFault } from './expectFault.ts';
import {
  ecJwk,
  type Jwk,
  keys,
  type Material,
  makeMaterial,
  okp,
  p256,
  p384,
  privateJwk,
  publicJwk,
  without,
} from './material.ts';
import './freshZooTime.ts';
import { impatient, visit } from './visit.ts';
import { answer, type Cage, type Keeper, openZoo, PUBLIC, type Zoo } from './zoo.ts';

let zoo: Zoo;
let own: Material;
beforeAll(async () => {
  zoo = await openZoo();
  own = makeMaterial();
});
afterAll(() => zoo.close());

const right: Keeper = (socket, request) => answer(keys(own.jwk))(socket, request);
const serving =
  (make: () => string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Keeper =>
  (socket, request) =>
    answer(make(), headers)(socket, request);
const key = (more: Jwk) => () => keys({ ...own.jwk, ...more });
const raw =
  (text: string): Keeper =>
  (socket) =>
    socket.end(text);
const status = (code: number, headers: Readonly<Record<string, string>> = {}): Keeper =>
  answer('{}', headers, code);

interface Animal {
  readonly name: string;
  readonly cage: () => Cage | Keeper;
  readonly fault: FindingCode;
  readonly proves?: string;
  readonly kid?: string;
  /** Never answers: a visitor with short limits finds out soon. */
  readonly slow?: true;
  readonly seen?: RegExp;
}

const inaccessible = 'jwks_url_inaccessible';
const malformed = 'jwks_malformed';
const mismatch = 'jwks_kid_mismatch';

const servers: readonly Animal[] = [
  {
    name: 'an expired certificate',
    cage: () => ({ keeper: right, certificate: zoo.certificates.expired }),
    fault: 'certificate_expired',
    proves: inaccessible,
    seen: /2024-03-01/,
  },
  {
    name: 'a certificate of the future',
    cage: () => ({ keeper: right, certificate: zoo.certificates.notYetValid }),
    fault: 'certificate_not_yet_valid',
    proves: inaccessible,
  },
  {
    name: 'a certificate for another host',
    cage: () => ({ keeper: right, certificate: zoo.certificates.otherHost }),
    fault: 'certificate_other_host',
    proves: inaccessible,
  },
  {
    name: 'a missing intermediate',
    cage: () => ({ keeper: right, certificate: zoo.certificates.withoutIntermediate }),
    fault: 'certificate_intermediate_missing',
    proves: inaccessible,
    seen: /the intermediate is missing \(issuer Zoo intermediate\)/,
  },
  {
    name: 'an issuer nobody knows',
    cage: () => ({ keeper: right, certificate: zoo.certificates.unknownIssuer }),
    fault: 'certificate_issuer_unknown',
    proves: inaccessible,
  },
  {
    name: 'a private authority',
    cage: () => ({ keeper: right, certificate: zoo.certificates.privateCa }),
    fault: 'certificate_private_ca',
    proves: inaccessible,
    seen: /Private Corp/,
  },
  {
    name: 'a self-signed certificate',
    cage: () => ({ keeper: right, certificate: zoo.certificates.selfSigned }),
    fault: 'certificate_self_signed',
    proves: inaccessible,
  },
  {
    name: 'TLS 1.1 at most',
    cage: () => ({ keeper: right, at: 'oldTls' }),
    fault: 'tls_too_old',
    proves: inaccessible,
  },
  {
    name: 'no TLS on 443',
    cage: () => ({ keeper: right, at: 'plain' }),
    fault: 'tls_failed',
    proves: inaccessible,
  },
  {
    name: 'a closed port',
    cage: () => ({ keeper: right, at: 'closed' }),
    fault: 'connection_refused',
    proves: inaccessible,
  },
  {
    name: 'a port that takes no TLS handshake',
    slow: true,
    cage: () => ({ keeper: right, at: 'silent' }),
    fault: 'connection_timed_out',
    proves: inaccessible,
  },
  {
    name: 'a private address',
    cage: () => ({ keeper: right, addresses: ['10.20.30.40'] }),
    fault: 'address_not_public',
    proves: inaccessible,
  },
  {
    name: 'a private address beside a public one',
    cage: () => ({ keeper: right, addresses: [PUBLIC, '192.168.1.1'] }),
    fault: 'address_not_public',
    proves: inaccessible,
  },
  {
    name: 'IPv6 only',
    cage: () => ({ keeper: right, addresses: ['2606:2800:21f:cb07:6820:80da:af6b:8b2c'] }),
    fault: 'addresses_v6_only',
  },
  {
    name: 'no addresses',
    cage: () => ({ keeper: right, addresses: [] }),
    fault: 'name_unknown',
    proves: inaccessible,
  },
  {
    name: 'a certificate that ends in six days',
    cage: () => ({ keeper: right, certificate: zoo.certificates.endsSoon }),
    fault: 'certificate_ends_soon',
  },
  {
    name: 'silence after the request',
    slow: true,
    cage: () => () => {},
    fault: 'no_answer_in_time',
    proves: inaccessible,
  },
  {
    name: 'a hang-up instead of an answer',
    cage: () => (socket) => socket.destroy(),
    fault: 'connection_closed',
    proves: inaccessible,
  },
  {
    name: 'something that is not HTTP',
    cage: () => raw('220 mail.zoo.example ESMTP\r\n'),
    fault: 'not_http',
    proves: inaccessible,
  },
  {
    name: 'an answer that stops in the middle',
    slow: true,
    cage: () => (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"keys":['),
    fault: 'answer_stalled',
    proves: inaccessible,
  },
  {
    name: 'an answer that never ends',
    slow: true,
    cage: () => (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const drip = setInterval(() => socket.write(' '), 50);
      socket.on('close', () => clearInterval(drip));
    },
    fault: 'answer_too_slow',
    proves: inaccessible,
  },
  {
    name: 'an answer shorter than its length',
    cage: () => raw('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"keys":[]}'),
    fault: 'body_cut_short',
    proves: inaccessible,
  },
  {
    name: 'a length that cuts the set off',
    cage: () => (socket) =>
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 40\r\n\r\n${keys(own.jwk)}`,
      ),
    fault: 'not_json',
    proves: malformed,
  },
  {
    name: 'a broken chunk',
    cage: () => raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{"keys":[]}\r\n'),
    fault: 'not_http',
    proves: inaccessible,
  },
  {
    name: 'a header of 20 KiB',
    cage: () => answer('{}', { 'X-Long': 'a'.repeat(20_000) }),
    fault: 'headers_too_large',
    proves: inaccessible,
  },
  {
    name: 'a body of 300 KiB',
    cage: () => answer(' '.repeat(300 * 1024)),
    fault: 'body_too_large',
    proves: malformed,
  },
  {
    name: 'a gzip bomb',
    cage: () => answer(gzipSync(Buffer.alloc(20_000_000)), { 'Content-Encoding': 'gzip' }),
    fault: 'body_too_large',
    proves: malformed,
  },
  {
    name: 'gzip that is none',
    cage: () => answer('{"keys":[]}', { 'Content-Encoding': 'gzip' }),
    fault: 'encoding_unreadable',
    proves: inaccessible,
  },
  {
    name: 'an unknown encoding',
    cage: () => answer('{"keys":[]}', { 'Content-Encoding': 'zstd' }),
    fault: 'encoding_unreadable',
    proves: inaccessible,
  },
  {
    name: 'gzip that nobody asked for',
    cage: () => serving(() => gzipSync(keys(own.jwk)), { 'Content-Encoding': 'gzip' }),
    fault: 'compressed',
  },
  {
    name: 'a redirect',
    cage: () => status(301, { Location: 'https://login.zoo.example/?next=/jwks' }),
    fault: 'redirects',
    proves: inaccessible,
    seen: /301.*https:\/\/login\.zoo\.example\/\.$/,
  },
  { name: 'a login', cage: () => status(401), fault: 'login_wanted', proves: inaccessible },
  { name: 'a firewall', cage: () => status(403), fault: 'login_wanted', proves: inaccessible },
  {
    name: 'a bot challenge',
    cage: () => status(503, { 'cf-mitigated': 'challenge' }),
    fault: 'login_wanted',
    proves: inaccessible,
  },
  { name: 'nothing there', cage: () => status(404), fault: 'not_found', proves: inaccessible },
  { name: 'a rate limit', cage: () => status(429), fault: 'rate_limited', proves: inaccessible },
  { name: 'a failing server', cage: () => status(502), fault: 'server_error', proves: inaccessible },
  { name: 'an odd status', cage: () => status(203), fault: 'odd_status', proves: inaccessible },
  {
    name: 'a server that fails at times',
    cage: () => (socket, request) => (request.nth === 1 ? right : status(500))(socket, request),
    fault: 'second_failed',
  },
  {
    name: 'two servers with different sets',
    cage: () => (socket, request) =>
      answer(keys(own.jwk, ...(request.nth === 1 ? [] : [own.other])))(socket, request),
    fault: 'differs_twice',
  },
  {
    name: 'a kid that comes and goes',
    cage: () => (socket, request) => answer(keys(request.nth === 1 ? own.jwk : own.other))(socket, request),
    fault: 'kid_in_one_fetch',
    proves: mismatch,
  },
  {
    name: 'text instead of JSON',
    cage: () => serving(() => keys(own.jwk), { 'Content-Type': 'text/plain' }),
    fault: 'other_type',
  },
  {
    name: 'no type',
    cage: () => (socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${keys(own.jwk)}`),
    fault: 'no_type',
  },
  {
    name: 'a set of 80 KiB',
    cage: () => serving(() => keys({ ...own.jwk, note: 'x'.repeat(80_000) })),
    fault: 'large',
  },
  {
    name: 'a cache of a year',
    cage: () => serving(() => keys(own.jwk), { 'Cache-Control': 'public, max-age=31536000, immutable' }),
    fault: 'cache_long',
    seen: /365 days/,
  },
  {
    name: 'a copy older than allowed',
    cage: () => serving(() => keys(own.jwk), { 'Cache-Control': 'max-age=60', Age: '9000' }),
    fault: 'cache_stale',
  },
];

const sets: readonly Animal[] = [
  {
    name: 'an HTML page',
    cage: () => answer('<!doctype html><title>Sign in</title>', { 'Content-Type': 'text/html' }),
    fault: 'html',
    proves: malformed,
  },
  { name: 'an empty body', cage: () => answer(''), fault: 'empty_body', proves: malformed },
  {
    name: 'a PEM key',
    cage: () => answer('-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n'),
    fault: 'pem',
    proves: malformed,
  },
  {
    name: 'a byte order mark',
    cage: () => serving(() => `\ufeff${keys(own.jwk)}`),
    fault: 'bom',
    proves: malformed,
  },
  {
    name: 'UTF-16',
    cage: () => serving(() => Buffer.from(keys(own.jwk), 'utf16le').fill(0xff, 0, 1)),
    fault: 'not_utf8',
    proves: malformed,
  },
  {
    name: 'JSON in a string',
    cage: () => serving(() => JSON.stringify(keys(own.jwk))),
    fault: 'json_in_string',
    proves: malformed,
  },
  {
    name: 'a bare key',
    cage: () => serving(() => JSON.stringify(own.jwk)),
    fault: 'bare_key',
    proves: malformed,
  },
  {
    name: 'a bare array',
    cage: () => serving(() => JSON.stringify([own.jwk])),
    fault: 'bare_array',
    proves: malformed,
  },
  {
    name: 'Keys in capitals',
    cage: () => serving(() => JSON.stringify({ Keys: [own.jwk] })),
    fault: 'no_keys_member',
    proves: malformed,
  },
  {
    name: 'a discovery document',
    cage: () => answer('{"jwks_uri":"https://x.example/jwks"}'),
    fault: 'openid_configuration',
    proves: malformed,
  },
  {
    name: 'keys as an object',
    cage: () => serving(() => JSON.stringify({ keys: own.jwk })),
    fault: 'keys_not_array',
    proves: malformed,
  },
  { name: 'no keys', cage: () => answer('{"keys":[]}'), fault: 'no_keys', proves: malformed },
  {
    name: 'keys in strings',
    cage: () => serving(() => keys(JSON.stringify(own.jwk))),
    fault: 'key_not_object',
    proves: malformed,
  },
  {
    name: 'JSON with a comma too many',
    cage: () => answer('{"keys":[],}'),
    fault: 'not_json',
    proves: malformed,
  },
  {
    name: 'a hundred thousand brackets',
    cage: () => answer('['.repeat(100_000)),
    fault: 'not_json',
    proves: malformed,
  },
  {
    name: 'no kty',
    cage: () => serving(() => keys(without(own.jwk, 'kty'))),
    fault: 'kty_missing',
    proves: malformed,
  },
  {
    name: 'kty in lower case',
    cage: () => serving(key({ kty: 'rsa' })),
    fault: 'kty_unknown',
    proves: malformed,
  },
  {
    name: 'an EC key',
    cage: () => serving(() => keys(ecJwk(p384, { kid: 'prod-2026' }))),
    fault: 'kty_not_rsa',
    proves: 'signing_alg',
  },
  {
    name: 'an Ed25519 key',
    cage: () => serving(() => keys({ ...okp.publicKey.export({ format: 'jwk' }), kid: 'prod-2026' })),
    fault: 'kty_not_rsa',
    proves: 'signing_alg',
  },
  {
    name: 'no n',
    cage: () => serving(() => keys(without(own.jwk, 'n'))),
    fault: 'n_missing',
    proves: malformed,
  },
  {
    name: 'n in standard base64',
    cage: () =>
      serving(() => keys({ ...own.jwk, n: Buffer.from(`${own.jwk.n}`, 'base64url').toString('base64') })),
    fault: 'n_alphabet',
    proves: malformed,
  },
  {
    name: 'n with line ends',
    cage: () => serving(() => keys({ ...own.jwk, n: `${own.jwk.n}`.replace(/.{64}/g, '$&\n') })),
    fault: 'n_alphabet',
    proves: malformed,
  },
  {
    name: 'n in hexadecimal',
    cage: () =>
      serving(() => keys({ ...own.jwk, n: Buffer.from(`${own.jwk.n}`, 'base64url').toString('hex') })),
    fault: 'n_hex',
    proves: malformed,
  },
  {
    name: 'n with a leading zero',
    cage: () =>
      serving(() =>
        keys({
          ...own.jwk,
          n: Buffer.concat([Buffer.alloc(1), Buffer.from(`${own.jwk.n}`, 'base64url')]).toString('base64url'),
        }),
      ),
    fault: 'n_leading_zero',
    proves: malformed,
    seen: /343 characters/,
  },
  {
    name: 'n encoded twice',
    cage: () => serving(() => keys({ ...own.jwk, n: Buffer.from(`${own.jwk.n}`).toString('base64url') })),
    fault: 'n_encoded_twice',
    proves: malformed,
  },
  {
    name: 'n that is even',
    cage: () => serving(() => keys({ ...own.jwk, n: `${own.jwk.n}`.replace(/..$/, 'AA') })),
    fault: 'n_not_modulus',
    proves: malformed,
  },
  {
    name: 'a key of 1024 bits',
    cage: () => serving(() => keys(publicJwk(own.weak, { kid: 'prod-2026' }))),
    fault: 'n_too_short',
    proves: malformed,
    seen: /1024 bits/,
  },
  {
    name: 'a key of 20,000 bits',
    cage: () => serving(() => keys({ ...own.jwk, n: Buffer.alloc(2500, 0xef).toString('base64url') })),
    fault: 'n_too_long',
    proves: malformed,
  },
  {
    name: 'no e',
    cage: () => serving(() => keys(without(own.jwk, 'e'))),
    fault: 'e_missing',
    proves: malformed,
  },
  { name: 'e as a number', cage: () => serving(key({ e: 65537 })), fault: 'e_missing', proves: malformed },
  { name: 'e in decimal', cage: () => serving(key({ e: '65537' })), fault: 'e_wrong', proves: malformed },
  { name: 'e of one', cage: () => serving(key({ e: 'AQ' })), fault: 'e_wrong', proves: malformed },
  {
    name: 'x5c of another key',
    cage: () =>
      serving(() => keys({ ...own.jwk, x5c: [zoo.certificates.ca.replace(/-----.*-----|\n/g, '')] })),
    fault: 'x5c_differs',
    proves: malformed,
  },
  { name: 'use enc', cage: () => serving(key({ use: 'enc' })), fault: 'use_encryption', proves: malformed },
  {
    name: 'key_ops sign',
    cage: () => serving(key({ key_ops: ['sign'] })),
    fault: 'ops_wrong',
    proves: malformed,
  },
  {
    name: 'alg RS256',
    cage: () => serving(key({ alg: 'RS256' })),
    fault: 'alg_of_key_differs',
    proves: malformed,
    seen: /RS256/,
  },
  {
    name: 'a private key',
    cage: () => serving(() => keys(privateJwk(own.a, { kid: 'prod-2026' }))),
    fault: 'private_members',
    proves: malformed,
  },
  {
    name: 'another key that is private',
    cage: () => serving(() => keys(own.jwk, privateJwk(own.b, { kid: 'old' }))),
    fault: 'private_members',
    proves: malformed,
  },
  {
    name: 'a symmetric key',
    cage: () => serving(() => keys(own.jwk, { kty: 'oct', k: 'c2VjcmV0', kid: 'shared' })),
    fault: 'symmetric_key',
    proves: malformed,
  },
  {
    name: 'another key that is weak',
    cage: () => serving(() => keys(own.jwk, publicJwk(own.weak, { kid: 'old' }))),
    fault: 'other_key_weak',
    proves: malformed,
  },
  {
    name: 'a broken EC key',
    cage: () => serving(() => keys({ ...ecJwk(p384, { kid: 'prod-2026' }), x: 'AAAA' })),
    fault: 'ec_wrong',
    proves: malformed,
  },
  {
    name: 'one kid twice',
    cage: () => serving(() => keys(own.jwk, { ...own.other, kid: 'prod-2026' })),
    fault: 'kid_twice',
    proves: mismatch,
  },
  {
    name: 'another kid twice',
    cage: () => serving(() => keys(own.jwk, own.other, own.other)),
    fault: 'kids_twice',
  },
  {
    name: 'no kids',
    cage: () => serving(() => keys(without(own.jwk, 'kid'))),
    fault: 'kids_none',
    proves: mismatch,
  },
  {
    name: 'a key without kid beside',
    cage: () => serving(() => keys(own.jwk, without(own.other, 'kid'))),
    fault: 'kids_missing',
  },
  {
    name: 'two hundred keys',
    cage: () =>
      serving(() =>
        keys(own.jwk, ...Array.from({ length: 200 }, (_, index) => ecJwk(p256, { kid: `k${index}` }))),
      ),
    fault: 'too_many_keys',
  },
  {
    name: 'a set from a cache',
    cage: () => serving(() => keys(own.other), { 'Cache-Control': 'max-age=3600', Age: '1200' }),
    kid: 'another-one',
    fault: 'kid_absent_cached',
    proves: mismatch,
    seen: /1200 s old/,
  },
];

/** The kid that is asked for, the kid that is published, and how the difference is named. */
const nearKids: readonly (readonly [string, unknown, RegExp])[] = [
  ['PROD-2026', 'prod-2026', /upper and lower case/],
  ['prod-2026\n', 'prod-2026', /blanks or line ends/],
  ['"prod-2026"', 'prod-2026', /quotation marks/],
  ['prod 2026', 'prod2026', /blanks inside/],
  ['keys/prod-2026.pem', 'prod-2026', /file name/],
  ['prod-2026', 'sandbox-2026', /another environment/],
  ['prod-2026-11', 'prod-2026', /cut off/],
  ['ab+/cd==', 'ab-_cd', /base64/],
  [
    Buffer.from('0123456789abcdef').toString('hex'),
    Buffer.from('0123456789abcdef').toString('base64url'),
    /hexadecimal/,
  ],
  ['2026', 2026, /a number/],
];

describe('a server that is not as it should be', () => {
  test.each(servers)('$name: $fault', async ({ cage, slow, ...expected }) => {
    const jwksUrl = zoo.keep(cage());
    expectFault(await visit(zoo, { jwksUrl, kid: 'prod-2026' }, slow ? impatient(zoo) : {}), expected);
  });

  test.each([
    ['http://jwks.zoo.example/jwks.json', 'not_https', inaccessible],
    ['https://user:secret@jwks.zoo.example/jwks.json', 'credentials_in_url', inaccessible],
    ['https://nowhere.zoo.example/jwks.json', 'name_unknown', inaccessible],
    ['https://10.20.30.40/jwks.json', 'host_inside', undefined],
    ['http://localhost:8080/jwks.json', 'host_inside', undefined],
    ['https://intranet/jwks.json', 'host_inside', undefined],
    ['https://[fe80::1]/jwks.json', 'host_inside', undefined],
    ['the key set of our app', 'not_a_url', undefined],
  ] as const)('%s: %s', async (jwksUrl, fault, proves) => {
    const result = await visit(zoo, { jwksUrl });
    expectFault(result, { fault, ...(proves ? { proves } : {}) });
    expect(JSON.stringify(result)).not.toContain('user:secret');
  });
});

describe('a key set that is not as it should be', () => {
  test.each(sets)('$name: $fault', async ({ cage, ...expected }) => {
    expectFault(await visit(zoo, { jwksUrl: zoo.keep(cage()), kid: expected.kid ?? 'prod-2026' }), expected);
  });

  test.each(nearKids)('%j wanted, %j published: the near miss is named', async (kid, published, seen) => {
    const jwksUrl = zoo.keep(answer(keys({ ...own.jwk, kid: published })));
    expectFault(await visit(zoo, { jwksUrl, kid }), { fault: 'kid_near', proves: mismatch, seen });
  });

  test('the thumbprint of a published key is named as such', async () => {
    const { calculateJwkThumbprint } = await import('jose');
    const kid = await calculateJwkThumbprint({ kty: 'RSA', n: `${own.jwk.n}`, e: `${own.jwk.e}` });
    const result = await visit(zoo, { jwksUrl: zoo.keep(right), kid });
    expectFault(result, { fault: 'kid_near', proves: mismatch, seen: /thumbprint of this key/ });
  });

  test('a broken key is a warning while the kid is not known and another key is right', async () => {
    const jwksUrl = zoo.keep(serving(() => keys(own.jwk, { ...own.other, n: '+/=' })));
    expectFault(await visit(zoo, { jwksUrl }), { fault: 'shape_some_wrong' });
  });

  test('a private key is told to the person who asked and to nobody else', async () => {
    const result = await visit(zoo, {
      jwksUrl: zoo.keep(serving(() => keys(privateJwk(own.a, { kid: 'k' })))),
    });
    const check = result.checks.find(({ id }) => id === 'key_private');
    expect(check?.askerOnly).toMatch(/private members: d, p, q, dp, dq, qi/);
    expect(check?.seen).not.toMatch(/private|"k"/);
  });
});
