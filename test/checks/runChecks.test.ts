import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Progress } from '../../src/checks/checkDeps.ts';
import { folded } from '../../src/checks/checkResult.ts';
import { createGuardedFetch } from '../../src/checks/guardedFetch.ts';
import { outcomeText, resultText } from '../../src/checks/resultText.ts';
import { createRunAllowance } from '../../src/checks/runAllowance.ts';
import { runChecks } from '../../src/checks/runChecks.ts';
import {
  authorize,
  BASE,
  CLIENT,
  claims,
  keys,
  type Material,
  makeMaterial,
  privateJwk,
  signed,
  smart,
  statement,
  without,
} from './material.ts';
import './freshZooTime.ts';
import { depsOf, visit, zooTime } from './visit.ts';
import { answer, openZoo, type Zoo } from './zoo.ts';

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

const everything = async () => ({
  jwksUrl: zoo.keep(answer(keys(own.jwk, own.other))),
  fhirBase: BASE,
  clientId: CLIENT,
  scopes: 'openid patient/Patient.read',
  assertion: await signed(own.a, claims()),
});

describe('a run', () => {
  test('fills the evidence of the escalation', async () => {
    const subject = await everything();
    const { facts } = await visit(zoo, subject);
    expect(facts).toEqual({
      jwks_url: subject.jwksUrl,
      jwks_fetch: expect.stringMatching(
        /^status 200, application\/json, TLSv1\.3, \d\.\d\d s, 2026-11-27 13:\d\d:\d\d UTC$/,
      ),
      jwks_check: 'RSA key of 2048 bits. The key is for signing with RS384.',
      kid: 'prod-2026',
      kid_list: '"prod-2026", "prod-2025"',
      alg: 'RS384',
      aud: 'https://oauthserver.eclinicalworks.com/oauth/oauth2/token',
      assertion_lifetime: '240',
    });
  });

  test('tells how far it is', async () => {
    const seen: Progress[] = [];
    await visit(zoo, await everything(), { progress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { done: 1, of: 2 },
      { done: 2, of: 2 },
    ]);
  });

  test('looks at all addresses at once', async () => {
    const open = { now: 0, most: 0 };
    const { fetch } = depsOf(zoo);
    await visit(zoo, await everything(), {
      fetch: async (url, signal) => {
        open.most = Math.max(open.most, ++open.now);
        const fetched = await fetch(url, signal);
        open.now--;
        return fetched;
      },
    });
    expect(open.most).toBe(3);
  });

  test('ends in time, and tells what it did not see', async () => {
    const jwksUrl = zoo.keep(() => {});
    const begun = Date.now();
    const result = await visit(zoo, { ...(await everything()), jwksUrl }, { totalMs: 300 });
    expect(Date.now() - begun).toBeLessThan(2_500);
    expect(result.checks).toContainEqual(expect.objectContaining({ code: 'given_up', status: 'unknown' }));
    expect(result.lead).toBeUndefined();
  });

  test('without anything to look at is none', async () => {
    expect(await runChecks({ kid: 'k' }, depsOf(zoo))).toEqual({ kind: 'nothing_to_check' });
  });

  test('with checks switched off calls nothing, and still reads what was pasted', async () => {
    const fetch = createGuardedFetch({
      network: { resolve: () => Promise.reject(new Error('asked')), dial: zoo.network.dial },
      policy: { kind: 'off' },
      now: zooTime,
    });
    const { checks } = await visit(zoo, await everything(), { fetch });
    expect(checks.filter(({ id }) => id === 'jwks_address').map(({ code }) => code)).toEqual(['off']);
    expect(checks.map(({ code }) => code)).toContain('alg_taken');
  });

  test('calls unknown what there was nothing to compare with', async () => {
    zoo.keep(
      (socket, { path }) =>
        answer(JSON.stringify(path.endsWith('/metadata') ? statement : without(smart(), 'scopes_supported')))(
          socket,
          { path, nth: 1 },
        ),
      'fhir4.healow.com',
    );
    const fhirBase = 'https://fhir4.healow.com/fhir/r4/JAFJCD';
    const assertion = await signed(own.a, claims(), { jku: 'https://a.example/' });
    const results = [
      await visit(zoo, { assertion, authorizeUrl: authorize() }),
      await visit(zoo, { jwksUrl: zoo.keep(answer(keys(own.jwk))), fhirBase, scopes: 'openid' }),
    ];
    const unknown = results.flatMap(({ checks }) => checks.filter(({ status }) => status === 'unknown'));
    expect(unknown.map(({ code }) => code)).toEqual([
      'signature_unchecked',
      'aud_unchecked',
      'jku_unchecked',
      'authorize_endpoint_unchecked',
      'redirect_unchecked',
      'authorize_aud_unchecked',
      'authorize_scopes_unchecked',
      'kid_not_given',
      'scopes_not_listed',
    ]);
  });

  test('calls unknown a name server that is silent, and a second fetch that there was no time for', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('try again'), { code: 'EAI_AGAIN' }));
    const fetch = createGuardedFetch({
      network: { ...zoo.network, resolve },
      policy: { kind: 'on', allow: [] },
      now: zooTime,
    });
    const lost = await visit(zoo, { jwksUrl: 'https://a.example/' }, { fetch });
    expect(lost.checks.map(({ code, status }) => [code, status])).toEqual([['name_not_resolved', 'unknown']]);
    const once = zoo.keep((socket, visit) =>
      visit.nth === 1 ? answer(keys(own.jwk))(socket, visit) : undefined,
    );
    const { checks } = await visit(zoo, { jwksUrl: once, kid: 'prod-2026' }, { totalMs: 700 });
    expect(checks.find(({ id }) => id === 'jwks_stable')).toMatchObject({
      code: 'no_second_fetch',
      status: 'unknown',
    });
  });

  test.each([
    [[2_500, 2_600], 'slow'],
    [[4_000, 90], 'slow_cold'],
    [[300, 90], 'fast'],
  ] as const)('says how long an answer takes: %j ms is %s', async (times, code) => {
    const { fetch } = depsOf(zoo);
    const jwksUrl = zoo.keep(answer(keys(own.jwk)));
    let nth = 0;
    const result = await visit(
      zoo,
      { jwksUrl },
      {
        fetch: async (url, signal) => ({ ...(await fetch(url, signal)), milliseconds: times[nth++] ?? 0 }),
      },
    );
    expect(result.checks.find(({ id }) => id === 'jwks_time')?.code).toBe(code);
  });

  test('gives commands that can be pasted, whatever stands in the address', async () => {
    const url = zoo.keep(answer('<html>')).replace('jwks.json', "$(id)';id;`id`?token=abc");
    const { checks } = await visit(zoo, { jwksUrl: url });
    const host = new URL(url).host;
    expect(checks.find(({ code }) => code === 'html')?.todo).toBe(
      `Serve the key set itself there: curl -s 'https://${host}/$(id)%27;id;%60id%60' | head -c 200.`,
    );
  });

  test('takes secrets out of what it says', async () => {
    const jwksUrl = zoo.keep(answer(keys({ ...own.jwk, kid: 'password=Tr0ub4dor&3xyz' })));
    const result = await visit(zoo, { jwksUrl, kid: 'x' });
    expect(JSON.stringify(result)).not.toContain('Tr0ub4dor');
  });
});

describe('a limit', () => {
  const at = (time: { now: number }) => createRunAllowance({ now: () => time.now });
  const run = (person: string, channel: string, ...hosts: readonly string[]) => ({ person, channel, hosts });

  test.each([
    ['person', run('U1', 'C2', 'b.example')],
    ['channel', run('U2', 'C1', 'b.example')],
    ['host', run('U2', 'C2', 'b.example', 'a.example')],
  ] as const)('of five a minute holds for a %s', (by, sixth) => {
    const time = { now: 1_000 };
    const admit = at(time);
    for (let count = 0; count < 5; count++) {
      expect(admit(run('U1', 'C1', 'a.example', 'a.example'))).toEqual({ kind: 'admitted' });
      time.now += 1_000;
    }
    expect(admit(sixth)).toEqual({ kind: 'too_often', by, retryAfterMs: 55_000 });
    expect(admit(run('U2', 'C2', 'b.example'))).toEqual({ kind: 'admitted' });
    time.now += 55_000;
    expect(admit(sixth)).toEqual({ kind: 'admitted' });
  });

  test('is asked before anything is called', async () => {
    let called = false;
    const outcome = await runChecks(
      { ...(await everything()), askedBy: { person: 'U1', channel: 'C1' } },
      depsOf(zoo, {
        admit: ({ hosts }) => {
          expect(hosts).toContain('fhir4.eclinicalworks.com');
          return { kind: 'too_often', by: 'host', retryAfterMs: 1 };
        },
        fetch: async () => {
          called = true;
          return { kind: 'refused', reason: 'off' };
        },
      }),
    );
    expect([outcome, called]).toEqual([{ kind: 'too_often', by: 'host', retryAfterMs: 1 }, false]);
  });
});

describe('a result', () => {
  test('has what is wrong first, and eight lines before the fold', async () => {
    const result = await visit(zoo, { ...(await everything()), jwksUrl: zoo.keep(answer(keys(own.other))) });
    const { first, rest } = folded(result.checks);
    expect(first.map(({ status }) => status).slice(0, 3)).toEqual(['fail', 'fail', 'ok']);
    expect(first.map(({ code }) => code).slice(0, 2)).toEqual(['kid_absent', 'signature_of_no_key']);
    expect([first.length, first.length + rest.length]).toEqual([8, result.checks.length]);
  });

  test('reads in a terminal', async () => {
    const jwksUrl = zoo.keep(answer(keys({ ...own.jwk, kid: 'PROD-2026' })));
    const { lines, exitCode } = outcomeText(await runChecks({ jwksUrl, kid: 'prod-2026' }, depsOf(zoo)));
    expect(exitCode).toBe(1);
    expect(lines.slice(0, 3)).toEqual([
      'This is jwks_kid_mismatch.',
      'FAIL  The kid "prod-2026" is not published, but "PROD-2026" is: they differ in upper and lower case.',
      '      Make the two the same, byte for byte.',
    ]);
    expect(lines.at(-1)).toMatch(/^1 fail, \d+ ok\. Seen from this bot's network at 13:\d\d UTC\.$/);
    expect(lines.join('\n')).not.toMatch(/eCW can reach/);
  });

  test('that is clean ends with 0, in at most eight lines where wanted', async () => {
    const outcome = await runChecks(await everything(), depsOf(zoo));
    const { lines, exitCode } = outcomeText(outcome);
    expect([exitCode, lines[0]]).toEqual([
      0,
      'Nothing is wrong as far as can be seen from here, which makes jwks_not_whitelisted likely.',
    ]);
    const short = outcome.kind === 'ran' ? resultText(outcome.result, { all: false }) : [];
    expect(short.filter((line) => line.startsWith('ok'))).toHaveLength(8);
    expect(short.at(-2)).toMatch(/^ {6}and \d+ ok$/);
  });

  test('tells the one who reads a terminal what only they may know', async () => {
    const jwksUrl = zoo.keep(answer(keys(privateJwk(own.a, { kid: 'prod-2026' }))));
    const { lines } = outcomeText(await runChecks({ jwksUrl, kid: 'prod-2026' }, depsOf(zoo)));
    expect(lines[1]).toBe(
      'FAIL  The key "prod-2026" is published with private members: d, p, q, dp, dq, qi. Anyone can sign in your name.',
    );
  });

  test.each([
    [{ kind: 'nothing_to_check' }, 2, 'Nothing was given to check.'],
    [
      { kind: 'too_often', by: 'person', retryAfterMs: 1500 },
      1,
      'Too many checks (person). Try again in 2 s.',
    ],
  ] as const)('%j', (outcome, exitCode, line) => {
    expect(outcomeText(outcome)).toEqual({ lines: [line], exitCode });
  });
});
