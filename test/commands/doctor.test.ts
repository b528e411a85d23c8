import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Diagnosis } from '../../src/doctor/diagnosis.ts';
import { openSimulator } from '../../src/simulator/simulator.ts';
import { newestSchema } from '../../src/storage/migrate.ts';
import { folder, later, onPostgres, open, postgres } from '../storage/places.ts';
import { connect } from '../storage/sqlitePlace.ts';
import { webhookSecret } from '../support/caughtDestinations.ts';
import { runCli, type Surroundings } from '../support/runCli.ts';
import { manifest } from '../support/scene.ts';
import { openWebhookReceiver } from '../support/webhookReceiver.ts';

const manifestSchema = z.looseObject({
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
});

/** The manifest with other scopes. */
const withScopes = (change: (scopes: readonly string[]) => readonly string[]): unknown => {
  const read = manifestSchema.parse(manifest);
  const { bot } = read.oauth_config.scopes;
  return { ...read, oauth_config: { ...read.oauth_config, scopes: { bot: change(bot) } } };
};

const slackOf = async (
  mode: 'socket' | 'http',
  scopes: (scopes: readonly string[]) => readonly string[] = (all) => all,
) => {
  const simulator = await openSimulator({ manifest: withScopes(scopes) });
  later(simulator.close);
  const env = {
    DATABASE_URL: `sqlite:${join(folder(), 'triage.db')}`,
    SLACK_BOT_TOKEN: simulator.botToken,
    SLACK_API_URL: simulator.apiUrl,
    ...(mode === 'socket'
      ? { SLACK_APP_TOKEN: simulator.appToken }
      : { SLACK_SIGNING_SECRET: 'a1'.repeat(16), PORT: '0' }),
    SUPPORT_CHANNELS: simulator.channel('ecw-support').id,
    ESCALATION_CHANNEL: simulator.channel('ecw-escalations').id,
  };
  return { simulator, env };
};

const diagnosisSchema = z.array(z.custom<Diagnosis>((value) => typeof value === 'object' && value !== null));

const examine = async (
  env: Record<string, string>,
  changes: Surroundings = {},
  args: readonly string[] = [],
) => {
  const { exit, out } = await runCli(['doctor', '--json', ...args], { env, ...changes });
  const diagnoses = diagnosisSchema.parse(JSON.parse(out));
  const of = (name: string) => diagnoses.find((one) => one.name === name);
  return { exit, diagnoses, of };
};

describe('ecw-triage doctor', () => {
  test.each(['socket', 'http'] as const)('a healthy bot in %s mode has nothing to mend', async (mode) => {
    const { env } = await slackOf(mode);
    const { exit, diagnoses } = await examine(env);
    expect(diagnoses.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(exit).toBe(0);
    expect(diagnoses.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'token',
        'scopes',
        'clock',
        'signing',
        'escalation channel',
        'database',
        'destinations',
      ]),
    );
  });

  test('prints one line a check', async () => {
    const { env } = await slackOf('socket');
    const { out } = await runCli(['doctor'], { env });
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^(?:ok|warn|fail|skipped) +\S/);
    expect(out).not.toContain(env.SLACK_BOT_TOKEN);
  });

  test('without tokens Slack is skipped', async () => {
    const { exit, of } = await examine({ DATABASE_URL: `sqlite:${join(folder(), 'x.db')}` });
    expect(exit).toBe(0);
    for (const name of ['token', 'scopes', 'clock', 'signing', 'channels'])
      expect(of(name)).toMatchObject({ state: 'skipped' });
  });

  test('wrong and misspelt variables are named; what they decide is skipped, the rest is looked at', async () => {
    const { env } = await slackOf('socket');
    const { exit, of } = await examine({
      ...env,
      SUPPORT_CHANNELS: '#help',
      ESCALATION_CHANEL: 'C1',
      LOG_LEVEL: 'x',
    });
    expect(exit).toBe(1);
    expect(of('SUPPORT_CHANNELS')).toMatchObject({
      state: 'fail',
      seen: expect.stringMatching(/channel ids/),
    });
    expect(of('ESCALATION_CHANEL')).toMatchObject({
      state: 'warn',
      remedy: 'Did you mean ESCALATION_CHANNEL?',
    });
    expect(of('channels')).toMatchObject({ state: 'skipped', seen: 'SUPPORT_CHANNELS comes first' });
    expect(of('token')).toMatchObject({ state: 'ok' });
  });

  test('a misspelt variable whose right one is not set is a fault', async () => {
    const { exit, of } = await examine({ LOGLEVEL: 'debug' });
    expect(exit).toBe(1);
    expect(of('LOGLEVEL')).toMatchObject({ state: 'fail', remedy: 'Did you mean LOG_LEVEL?' });
  });

  test('a refused token comes first', async () => {
    const { env } = await slackOf('socket');
    const { exit, of } = await examine({ ...env, SLACK_BOT_TOKEN: 'xoxb-wrong' });
    expect(exit).toBe(1);
    expect(of('token')).toMatchObject({
      state: 'fail',
      seen: 'Slack says invalid_auth',
      remedy: expect.any(String),
    });
    expect(of('scopes')).toMatchObject({ state: 'skipped' });
  });

  test('an unreachable Slack is told soon', async () => {
    const { env } = await slackOf('socket');
    const { of } = await examine({ ...env, SLACK_API_URL: 'http://127.0.0.1:1/' });
    expect(of('token')).toMatchObject({ state: 'fail', seen: 'Slack cannot be reached' });
  });

  test('scopes are held against the manifest', async () => {
    const fewer = await slackOf('http', (all) => all.filter((scope) => scope !== 'users:read'));
    expect((await examine(fewer.env)).of('scopes')).toMatchObject({
      state: 'fail',
      seen: 'missing: users:read',
    });
    const more = await slackOf('http', (all) => [...all, 'team:read']);
    expect((await examine(more.env)).of('scopes')).toMatchObject({
      state: 'warn',
      seen: 'more than is needed: team:read',
    });
    const { env } = await slackOf('http');
    expect((await examine({ ...env, ESCALATION_GROUP: 'S0123456789' })).of('scopes')).toMatchObject({
      state: 'fail',
      seen: 'missing: usergroups:read',
    });
  });

  test.each([
    [{}, 'ok', /nobody can approve.*neither APPROVER_GROUP nor ESCALATION_GROUP/],
    [{ ESCALATION_GROUP: 'S0123456789' }, 'ok', /members of the user group S0123456789/],
    [{ APPROVER_GROUP: 'S0999999999' }, 'ok', /members of the user group S0999999999/],
    [{ APPROVER_GROUP: 'S0999999999', ESCALATION_CHANNEL: '' }, 'warn', /there is none/],
    [{ APPROVER_GROUP: '@leads' }, 'skipped', /APPROVER_GROUP comes first/],
  ])('with %j approvers are %s', async (set, state, seen) => {
    const { env } = await slackOf('socket');
    expect((await examine({ ...env, ...set })).of('approvers')).toMatchObject({
      state,
      seen: expect.stringMatching(seen),
    });
  });

  test('the bot must be in its channels', async () => {
    const { env, simulator } = await slackOf('socket');
    const general = simulator.channel('general').id;
    const { exit, of } = await examine({ ...env, SUPPORT_CHANNELS: `${general},C0UNKNOWN0` });
    expect(exit).toBe(1);
    expect(of(`channel ${general}`)).toMatchObject({
      state: 'fail',
      seen: 'the bot is not in #general',
      remedy: expect.stringMatching(/\/invite/),
    });
    expect(of('channel C0UNKNOWN0')).toMatchObject({ state: 'fail', seen: 'Slack says channel_not_found' });
    expect((await examine({ ...env, ESCALATION_CHANNEL: '' })).of('escalation channel')).toMatchObject({
      state: 'warn',
    });
  });

  test('a wrong app token and a signing secret of another form are seen', async () => {
    const { env } = await slackOf('socket');
    expect((await examine({ ...env, SLACK_APP_TOKEN: 'xapp-wrong' })).of('signing')).toMatchObject({
      state: 'fail',
      seen: 'Socket Mode: Slack says invalid_auth',
    });
    const http = await slackOf('http');
    expect(
      (await examine({ ...http.env, SLACK_SIGNING_SECRET: 'of-another-form-than-usual' })).of('signing'),
    ).toMatchObject({
      state: 'warn',
    });
  });

  test.each([
    [0, 'ok'],
    [-60_000, 'warn'],
    [3_600_000, 'fail'],
  ])('a clock that is %d ms off is %s', async (off, state) => {
    const { env } = await slackOf('http');
    const { of } = await examine(env, { now: () => Date.now() + off });
    expect(of('clock')).toMatchObject({ state });
  });

  const databaseIn = async (spoil: (path: string) => Promise<void> | void) => {
    const path = join(folder(), 'triage.db');
    await (await open({ kind: 'sqlite', path })).close();
    await spoil(path);
    return examine({ DATABASE_URL: `sqlite:${path}` });
  };
  const run = (sql: string) => (path: string) => {
    const other = connect(path);
    other.exec(sql);
    other.close();
  };

  test.each<[string, (path: string) => void, string, RegExp]>([
    ['as it should be', () => {}, 'ok', new RegExp(`can be written, schema ${newestSchema}`)],
    [
      'of an older schema',
      run(`delete from kysely_migration where name = (select max(name) from kysely_migration)`),
      'warn',
      /older schema/,
    ],
    [
      'of a newer schema',
      run(`insert into kysely_migration (name, timestamp) values ('9999_x', '')`),
      'fail',
      /newer version/,
    ],
    ['locked by another process', (path) => connect(path).exec('begin immediate'), 'fail', /locked/],
  ])(
    'a database %s is told',
    async (_, spoil, state, seen) => {
      expect((await databaseIn(spoil)).of('database')).toMatchObject({
        state,
        seen: expect.stringMatching(seen),
      });
    },
    20_000,
  );

  test.each([
    ['sqlite:/proc/nope/x.db', 'fail'],
    [`sqlite:${import.meta.filename}`, 'fail'],
    ['postgres://u:hidden@127.0.0.1:1/d', 'fail'],
  ])('%s is looked at and not changed', async (url, state) => {
    const { diagnoses, of } = await examine({ DATABASE_URL: url });
    expect(of('database')).toMatchObject({ state });
    expect(JSON.stringify(diagnoses)).not.toContain('hidden');
  });

  test('a database that is still to be made leaves nothing behind when it is looked for', async () => {
    const home = folder();
    const { of } = await examine({ DATABASE_URL: `sqlite:${join(home, 'not', 'yet', 'x.db')}` });
    expect(of('database')).toMatchObject({
      state: 'ok',
      seen: expect.stringContaining('made at the first start'),
    });
    expect(readdirSync(home)).toEqual([]);
  });

  test('destinations are connected to only when asked', async () => {
    const receiver = await openWebhookReceiver();
    later(receiver.close);
    const env = {
      DATABASE_URL: 'sqlite::memory:',
      ESCALATION_WEBHOOK_URL: receiver.url,
      ESCALATION_WEBHOOK_SECRET: webhookSecret,
      SMTP_URL: 'smtp://127.0.0.1:1',
      ESCALATION_EMAIL_FROM: 'bot@example.com',
      ESCALATION_EMAIL_TO: 'ecw@example.com',
    };
    expect((await examine(env)).of('e-mail')).toMatchObject({ state: 'ok' });
    const { exit, of } = await examine(env, {}, ['--reach']);
    expect(exit).toBe(1);
    expect(of('webhook')).toMatchObject({ state: 'ok', seen: expect.stringMatching(/takes connections/) });
    expect(of('e-mail')).toMatchObject({ state: 'fail', seen: '127.0.0.1:1 takes no connection' });
    expect(receiver.calls).toEqual([]);
  });
});

onPostgres(() => {
  test('the doctor finds a PostgreSQL database empty, then ours, and leaves it as it was', async () => {
    const { config, run } = await postgres.make();
    const env = { DATABASE_URL: config.kind === 'postgres' ? config.url : '' };
    expect((await examine(env)).of('database')).toMatchObject({
      state: 'ok',
      seen: 'PostgreSQL is empty and can be written',
    });
    expect(await run("select * from information_schema.tables where table_schema = 'public'")).toEqual([]);
    await (await open(config)).close();
    expect((await examine(env)).of('database')).toMatchObject({
      state: 'ok',
      seen: expect.stringContaining(`schema ${newestSchema}`),
    });
  });
});
