import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  BASE,
  claims,
  keys,
  type Material,
  makeMaterial,
  privateJwk,
  signed,
  smart,
  statement,
} from '../checks/material.ts';
import { answer, openZoo, type Zoo } from '../checks/zoo.ts';
import { buttonsOf, wordsOf } from '../support/read.ts';
import { openScene, type Scene, type SceneOptions } from '../support/scene.ts';
import { submitForm } from '../support/submit.ts';

let zoo: Zoo;
let own: Material;
beforeAll(async () => {
  zoo = await openZoo();
  own = makeMaterial();
  zoo.keep(
    (socket, { path }) =>
      answer(JSON.stringify(path.endsWith('/metadata') ? statement : smart()))(socket, { path, nth: 1 }),
    'fhir4.eclinicalworks.com',
  );
});
afterAll(() => zoo.close());

const on = { policy: { kind: 'on', allow: [] }, watched: [] } as const;
const openChecked = (bot: SceneOptions['bot'] = {}): Promise<Scene> =>
  openScene({ bot: { checks: on, network: zoo.network, ...bot } });

const pasteOf = (jwks: string, more = '') => `POST https://oauthserver.eclinicalworks.com/oauth/oauth2/token
GET ${BASE}/Patient
our keys: ${jwks} kid: Prod-2026 client_id=my-app-77 ${more}
HTTP/1.1 401 Unauthorized
{"error":"invalid_client","error_description":"Cannot reach JWKS URL"}`;

const pasted = async ({ simulator, support }: Scene, text: string) => {
  const message = await support.say('ecw-support', text);
  const thread = () => support.sees('ecw-support', message.ts);
  const card = await simulator.until(() => thread()[1]);
  return { message, card, thread };
};

const opened = async (scene: Scene, text: string) => {
  const found = await pasted(scene, text);
  await scene.support.press(found.card, 'Run checks');
  const modal = await scene.simulator.until(() => scene.support.modal());
  return { ...found, modal };
};

const liveClaims = () => {
  const now = Math.floor(Date.now() / 1000);
  return claims({ iat: now - 10, exp: now + 230, iss: 'my-app-77', sub: 'my-app-77' });
};

describe('running checks from a card', () => {
  test('the form is filled from the paste', async () => {
    const scene = await openChecked();
    const { modal } = await opened(scene, pasteOf('https://keys.example.com/jwks.json'));
    const shown = JSON.stringify(modal);
    for (const value of ['https://keys.example.com/jwks.json', 'Prod-2026', BASE, 'FEIGCD', 'my-app-77'])
      expect(shown).toContain(`"initial_value":"${value}"`);
    expect(shown).toMatch(/"initial_option":\{[^}]*"text":"Production"\}/);
  });

  test('a kid that is not published moves the card, with the near miss named, and fills the escalation', async () => {
    const scene = await openChecked();
    const url = zoo.keep(answer(keys(own.jwk, own.other)));
    const { thread } = await opened(scene, pasteOf(url));
    await scene.support.submit();
    await scene.simulator.until(() => wordsOf(thread()[1]).includes('jwks_kid_mismatch · 401'));
    const result = await scene.simulator.until(() => {
      const said = thread()[2];
      return wordsOf(said).includes('jwks_kid_mismatch') ? said : undefined;
    });
    expect(wordsOf(result)).toMatch(/This is jwks_kid_mismatch\.[\s\S]*\*fail\*: .*prod-2026/);
    expect(wordsOf(result)).toMatch(/Seen from this bot's network at \d\d:\d\d UTC/);
    expect(JSON.stringify(result)).toContain('"type":"container"');
    expect(wordsOf(thread()[1])).toMatch(/checked: .*prod-2026/);

    await scene.support.press(thread()[1] ?? { channel: '', ts: '' }, 'escalate');
    await scene.simulator.until(() => scene.support.modal());
    await scene.support.submit();
    expect(JSON.stringify(scene.support.modal())).toContain(url);
    await submitForm(scene);
    const filed = await scene.simulator.until(() => scene.support.sees('ecw-escalations')[0]);
    expect(wordsOf(filed)).toContain('prod-2025');
  });

  test('all clean makes the allow-list likely', async () => {
    const scene = await openChecked();
    const url = zoo.keep(answer(keys(own.jwk, own.other)));
    const { thread } = await opened(scene, pasteOf(url));
    scene.support.fill({ kid: 'prod-2026' });
    await scene.support.submit();
    await scene.simulator.until(() => wordsOf(thread()[1]).includes('jwks_not_whitelisted'));
  });

  test('a pasted assertion is verified, and stands nowhere afterwards', async () => {
    const scene = await openChecked();
    const url = zoo.keep(answer(keys(own.jwk)));
    const assertion = await signed(own.b, liveClaims());
    const { thread } = await opened(scene, pasteOf(url));
    scene.support.fill({ assertion });
    await scene.support.submit();
    const result = await scene.simulator.until(() => {
      const said = thread()[2];
      return wordsOf(said).includes('Seen from') ? said : undefined;
    });
    expect(wordsOf(result)).toMatch(/\*fail\*/);
    const [, body = '', signature = ''] = assertion.split('.');
    for (const part of [body, signature]) {
      expect(JSON.stringify(scene.simulator.calls)).not.toContain(part);
      expect(scene.logged.join('')).not.toContain(part);
    }
  });

  test('an authorize URL is compared with the registration and its PKCE pair verified; nothing of it is kept', async () => {
    const scene = await openChecked();
    const { thread } = await opened(scene, pasteOf('https://keys.example.com/jwks.json'));
    const state = 'st-0f9e8d7c6b5a49388271605f4e3d2c1b';
    const address = `https://oauthserver.eclinicalworks.com/oauth/oauth2/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: 'my-app-77',
      redirect_uri: 'https://app.example.com/callback/',
      scope: 'openid fhirUser',
      aud: BASE,
      state,
      code_challenge: 'A'.repeat(43),
      code_challenge_method: 'S256',
    })}`;
    scene.support.fill({
      authorizeUrl: address,
      redirectUri: 'https://app.example.com/callback',
      codeVerifier: 'v'.repeat(43),
    });
    await scene.support.submit();
    const result = await scene.simulator.until(() => {
      const said = thread()[2];
      return wordsOf(said).includes('Seen from') ? said : undefined;
    });
    expect(wordsOf(result)).toMatch(/\*fail\*: .*redirect_uri/);
    expect(wordsOf(result)).toMatch(/\*fail\*: .*(challenge|verifier)/);
    for (const part of [state, 'v'.repeat(43)]) {
      expect(JSON.stringify(scene.simulator.calls)).not.toContain(part);
      expect(scene.logged.join('')).not.toContain(part);
    }
  });

  test('a private key that stands open is told to the asker alone', async () => {
    const scene = await openChecked();
    const url = zoo.keep(answer(keys(privateJwk(own.a, { kid: 'prod-2026' }))));
    const { thread } = await opened(scene, pasteOf(url));
    await scene.support.submit();
    await scene.simulator.until(() => thread().length === 4);
    expect(thread()[3]?.text).toMatch(/published with private members/);
    const others = scene.developer.sees('ecw-support', thread()[0]?.ts);
    expect(others).toHaveLength(3);
    expect(others.map(wordsOf).join('\n')).not.toMatch(/private members/);
  });

  test('the key set of an app is remembered for the next paste', async () => {
    const scene = await openChecked();
    const url = zoo.keep(answer(keys(own.jwk)));
    const { thread } = await opened(scene, pasteOf(url));
    await scene.support.submit();
    await scene.simulator.until(() => wordsOf(thread()[2]).includes('Seen from'));
    const again = await scene.developer.say(
      'ecw-support',
      '{"error":"invalid_client","error_description":"Cannot reach JWKS URL"} client_id=my-app-77',
    );
    const card = await scene.simulator.until(() => scene.developer.sees('ecw-support', again.ts)[1]);
    await scene.developer.press(card, 'Run checks');
    const modal = await scene.simulator.until(() => scene.developer.modal());
    expect(JSON.stringify(modal)).toContain(url);
  });

  test('an empty form says what to name', async () => {
    const scene = await openChecked();
    await scene.support.command('ecw-support', '/ecw-error', 'check');
    await scene.simulator.until(() => scene.support.modal());
    expect(await scene.support.submit()).toMatchObject({
      ok: false,
      errors: { jwksUrl: expect.stringMatching(/Name a JWKS URL/) },
    });
  });

  test('a guest may where the channel lets them, and nowhere else', async () => {
    const scene = await openChecked();
    const { card, message } = await pasted(scene, pasteOf('https://keys.example.com/jwks.json'));
    await scene.practice.press(card, 'Run checks');
    await scene.simulator.until(() =>
      scene.practice.sees('ecw-support', message.ts).some(({ text }) => text.includes('Guests and people')),
    );
    expect(scene.practice.modal()).toBeUndefined();
  });
});

test.each([
  ['Cannot reach JWKS URL', 'Run checks'],
  ['FHIR app authentication is not enabled', 'Message for the practice'],
])('the button that stands out is that of whose move it is: %s', async (description, label) => {
  const { card } = await pasted(
    await openChecked(),
    `POST https://oauthserver.eclinicalworks.com/oauth/oauth2/token
HTTP/1.1 400 Bad Request
{"error":"invalid_client","error_description":"${description}"}`,
  );
  const standsOut = JSON.stringify(card.blocks).match(/"text":"[^"]*"[^{}]*\}[^{}]*"style":"primary"/g);
  expect(standsOut).toEqual([expect.stringContaining(`"${label}"`)]);
});

describe('an address that is not public, from a card', () => {
  const plain = (jwks: string) =>
    `POST https://oauthserver.eclinicalworks.com/oauth/oauth2/token
our keys: ${jwks} kid: Prod-2026
HTTP/1.1 401 Unauthorized
{"error":"invalid_client"}`;

  test.each([
    'https://10.0.0.1/jwks.json',
    'https://192.168.4.4/jwks.json',
    'https://inner.zoo.example/jwks.json',
  ])('%s is why eCW cannot fetch the key set', async (address) => {
    const network = {
      ...zoo.network,
      resolve: async (host: string) =>
        host === 'inner.zoo.example' ? ['10.0.0.1'] : zoo.network.resolve(host),
    };
    const scene = await openChecked({ network });
    const { card, thread } = await opened(scene, plain(address));
    expect(wordsOf(card)).toContain('invalid_client · 401');
    await scene.support.submit();
    await scene.simulator.until(() => wordsOf(thread()[1]).includes('jwks_url_inaccessible · 401'));
  });
});

describe('without a card', () => {
  test('the command looks at an address for the asker alone', async () => {
    const scene = await openChecked();
    const url = zoo.keep(answer('<html>'));
    await scene.support.command('ecw-support', '/ecw-error', `check <${url}|${url.slice(8)}>`);
    const seen = () => scene.support.sees('ecw-support').map(wordsOf).join('\n');
    await scene.simulator.until(() => seen().includes('Seen from'));
    expect(seen()).toMatch(/This is jwks_malformed/);
    expect(scene.developer.sees('ecw-support')).toEqual([]);
  });

  test('a mention is answered in its thread, with the card of the error that was proved', async () => {
    const scene = await openChecked();
    const url = zoo.keep(answer('<html>'));
    const asked = await scene.support.say('ecw-support', `@eCW Triage check ${url}`);
    const thread = () => scene.developer.sees('ecw-support', asked.ts).map(wordsOf).join('\n');
    await scene.simulator.until(() => thread().includes('Seen from'));
    await scene.simulator.until(() => thread().includes('jwks_malformed · '));
  });

  test('a mention without an address offers the form', async () => {
    const scene = await openChecked();
    const asked = await scene.support.say('ecw-support', '@eCW Triage check');
    const reply = await scene.simulator.until(() => scene.support.sees('ecw-support', asked.ts)[1]);
    await scene.support.press(reply, 'Run checks');
    await scene.simulator.until(() => scene.support.modal());
  });

  test.each([
    'https://127.0.0.1/',
    'http://10.0.0.1/jwks.json',
    '192.168.1.1',
    'http://localhost/jwks',
    'https://[::1]/x',
  ])('%s is no public address, which proves no error and makes no case', async (address) => {
    const scene = await openChecked();
    await scene.support.command('ecw-support', '/ecw-error', `check ${address}`);
    const seen = () => scene.support.sees('ecw-support').map(wordsOf).join('\n');
    await scene.simulator.until(() => seen().includes('Seen from'));
    await scene.simulator.quiet(60);
    expect(seen()).toMatch(
      /No known error is proved[\s\S]*not of the public internet. Nothing was sent there/,
    );
    expect(seen()).not.toContain('jwks_url_inaccessible');
    await scene.support.command('ecw-support', '/ecw-error', 'stats');
    await scene.simulator.until(() => seen().includes('0 errors pasted, 0 pastes not recognised'));
  });

  test('too many at once are told to wait', async () => {
    const scene = await openChecked();
    const url = zoo.keep(answer('<html>'));
    for (let times = 0; times < 6; times++)
      await scene.support.command('ecw-support', '/ecw-error', `check ${url}`);
    await scene.simulator.until(() =>
      scene.support.sees('ecw-support').some(({ text }) => text.includes('Too many checks')),
    );
  });
});

test('switched off, nothing offers checks', async () => {
  const scene = await openChecked({ checks: { policy: { kind: 'off' }, watched: [] } });
  const { card } = await pasted(scene, pasteOf('https://keys.example.com/jwks.json'));
  expect(buttonsOf(card)).not.toContain('Run checks');
  await scene.support.command('ecw-support', '/ecw-error', 'check https://keys.example.com/jwks.json');
  await scene.simulator.until(() =>
    scene.support.sees('ecw-support').some(({ text }) => text.includes('has switched checks off')),
  );
  const asked = await scene.support.say('ecw-support', '@eCW Triage check');
  const reply = await scene.simulator.until(() => scene.support.sees('ecw-support', asked.ts)[1]);
  expect(reply.text).toContain('has switched checks off');
});
