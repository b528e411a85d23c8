import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  BASE,
  claims,
  keys,
  type Material,
  makeMaterial,
  signed,
  smart,
  statement,
} from '../checks/material.ts';
import '../checks/freshZooTime.ts';
import { zooTime } from '../checks/visit.ts';
import { answer, openZoo, type Zoo } from '../checks/zoo.ts';
import { runCli } from '../support/runCli.ts';

let zoo: Zoo;
let own: Material;
beforeAll(async () => {
  zoo = await openZoo();
  own = makeMaterial();
});
afterAll(() => zoo.close());

const check = (
  args: readonly string[],
  more: { readonly input?: string; readonly env?: Record<string, string> } = {},
) => runCli(['check', ...args], { network: zoo.network, now: zooTime, ...more });

describe('ecw-triage check', () => {
  test('a right key set ends with 0 and says where it was seen from', async () => {
    const { exit, out } = await check(['jwks', zoo.keep(answer(keys(own.jwk))), '--kid', 'prod-2026']);
    expect(exit).toBe(0);
    expect(out).toMatch(/^Nothing is wrong as far as can be seen from here/);
    expect(out).toMatch(/Seen from this bot's network at 13:\d\d UTC\.\n$/);
  });

  test.each(['jwks', 'smart', 'authorize'])('%s of what is no address is wrong use', async (what) => {
    expect(await check([what, 'notaurl'])).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/^“notaurl” is no address/),
    });
  });

  test('a key set without the kid ends with 1 and names the near miss', async () => {
    const { exit, out } = await check(['jwks', zoo.keep(answer(keys(own.jwk))), '--kid', 'Prod-2026']);
    expect(exit).toBe(1);
    expect(out).toMatch(/^This is jwks_kid_mismatch\.\nFAIL .*"prod-2026"/);
  });

  test('a SMART configuration is looked at', async () => {
    zoo.keep(
      (socket, { path }) =>
        answer(JSON.stringify(path.endsWith('/metadata') ? statement : smart()))(socket, { path, nth: 1 }),
      'fhir4.eclinicalworks.com',
    );
    expect((await check(['smart', BASE])).exit).toBe(0);
    expect((await check(['smart', BASE, '--scopes', 'patient/Nothing.read'])).exit).toBe(1);
  });

  test('an assertion is read from standard input and never printed', async () => {
    const jwks = zoo.keep(answer(keys(own.other)));
    const input = await signed(own.a, claims());
    const { exit, out, err } = await check(['jwt', '--jwks', jwks], { input: `${input}\n` });
    expect(exit).toBe(1);
    expect(out).toContain('FAIL');
    expect(out + err).not.toContain(input.split('.')[1]);
  });

  test('an authorize URL is held against the registered redirect URI', async () => {
    const address = (redirect: string) =>
      `https://oauthserver.eclinicalworks.com/oauth/oauth2/authorize?${new URLSearchParams({
        response_type: 'code',
        client_id: 'my-app-77',
        redirect_uri: redirect,
        scope: 'openid fhirUser',
        aud: BASE,
        state: '0f9e8d7c-6b5a-4938-8271-605f4e3d2c1b',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
      })}`;
    const registered = ['--redirect-uri', 'https://app.example.com/callback', '--base', BASE];
    const verifier = ['--verifier', 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'];
    const right = await check([
      'authorize',
      address('https://app.example.com/callback'),
      ...registered,
      ...verifier,
    ]);
    expect(right).toMatchObject({ exit: 0 });
    const wrong = await check(['authorize', address('https://app.example.com/callback/'), ...registered]);
    expect(wrong.exit).toBe(1);
    expect(wrong.out).toMatch(/FAIL .*redirect_uri/);
  });

  test('nothing on standard input is wrong use', async () => {
    expect((await check(['jwt'])).exit).toBe(2);
  });

  test('CHECKS=off calls nothing', async () => {
    let asked = 0;
    const url = zoo.keep((socket, seen) => {
      asked++;
      answer(keys(own.jwk))(socket, seen);
    });
    const { out } = await check(['jwks', url], { env: { CHECKS: 'off' } });
    expect(out).toMatch(/off/i);
    expect(asked).toBe(0);
  });
});
