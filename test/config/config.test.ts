import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config/config.ts';

const bot = `xoxb-${'1'.repeat(8)}`;
const app = `xapp-${'1'.repeat(8)}`;
const secret = 's'.repeat(16);

const reminders = {
  hours: { timeZone: 'UTC', days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 },
  afterMs: 8 * 3_600_000,
};

describe('the environment', () => {
  test('nothing set opens the local simulator, with its own database', () => {
    expect(readConfig({})).toEqual({
      connection: { kind: 'simulator', port: 3100 },
      supportChannels: [],
      reminders,
      digest: true,
      retention: { cases: 30, escalations: 365 },
      allowedBots: [],
      checks: { policy: { kind: 'on', allow: [] }, watched: [] },
      readsPictures: false,
      destinations: {},
      database: { kind: 'sqlite', path: 'data/simulator.db' },
      logLevel: 'info',
    });
  });

  test.each([
    [{}, undefined],
    [{ ESCALATION_GROUP: 'S0123456789' }, 'S0123456789'],
    [{ APPROVER_GROUP: 'S0999999999' }, 'S0999999999'],
    [{ ESCALATION_GROUP: 'S0123456789', APPROVER_GROUP: 'S0999999999' }, 'S0999999999'],
  ])('of %j the approvers are %s', (env, approverGroup) => {
    expect(readConfig(env).approverGroup).toBe(approverGroup);
  });

  test.each([
    [{ HEALTH_PORT: '9464' }, { host: '127.0.0.1', port: 9464 }],
    [
      { HEALTH_PORT: '9464', HEALTH_HOST: '0.0.0.0' },
      { host: '0.0.0.0', port: 9464 },
    ],
    [{ HEALTH_HOST: '0.0.0.0' }, undefined],
  ])('%j says where monitors may look', (env, health) => {
    expect(readConfig(env).health).toEqual(health);
  });

  test.each([{ HEALTH_PORT: '-1' }, { HEALTH_PORT: 'on' }, { HEALTH_PORT: '1', HEALTH_HOST: 'a b' }])(
    '%j is refused',
    (env) => {
      expect(() => readConfig(env)).toThrow(/HEALTH_(?:PORT|HOST) must be/);
    },
  );

  test.each([
    [{}, { policy: { kind: 'on', allow: [] }, watched: [] }],
    [{ CHECKS: 'off' }, { policy: { kind: 'off' }, watched: [] }],
    [
      { CHECKS_ALLOW: 'Keys.example.com, .example.org' },
      { policy: { kind: 'on', allow: ['keys.example.com', '.example.org'] }, watched: [] },
    ],
    [
      { WATCH_JWKS: 'https://keys.example.com/jwks.json' },
      { policy: { kind: 'on', allow: [] }, watched: ['https://keys.example.com/jwks.json'] },
    ],
  ])('%j says what may be looked at', (env, checks) => {
    expect(readConfig(env).checks).toEqual(checks);
  });

  test.each([
    { CHECKS: 'maybe' },
    { CHECKS_ALLOW: 'https://keys.example.com' },
    { CHECKS_ALLOW: '*.example.com' },
    { WATCH_JWKS: 'http://keys.example.com/' },
    { WATCH_JWKS: 'https://user:secret@keys.example.com/' },
    { WATCH_JWKS: 'https://keys.example.com:8443/' },
  ])('%j is refused', (env) => {
    expect(() => readConfig(env)).toThrow(/(?:CHECKS|CHECKS_ALLOW|WATCH_JWKS) (?:must be|takes)/);
  });

  test('empty variables count as not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: ' ', PORT: '', LOG_LEVEL: '' }).connection.kind).toBe('simulator');
  });

  test('the old name of the port says the new one', () => {
    expect(() => readConfig({ WORKSPACE_PORT: '3200' })).toThrow(
      'WORKSPACE_PORT is now called SIMULATOR_PORT: rename it.',
    );
    expect(readConfig({ SIMULATOR_PORT: '3200' }).connection).toEqual({ kind: 'simulator', port: 3200 });
  });

  test('an app token means Socket Mode', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app }).connection).toEqual({
      kind: 'socket',
      botToken: bot,
      appToken: app,
    });
  });

  test('a signing secret means HTTP on PORT', () => {
    const config = readConfig({
      SLACK_BOT_TOKEN: bot,
      SLACK_SIGNING_SECRET: secret,
      PORT: '8080',
      SLACK_API_URL: 'http://127.0.0.1:9/api',
      SUPPORT_CHANNELS: 'C0123456789, G0123456789',
      ESCALATION_CHANNEL: 'C0999999999',
      ESCALATION_GROUP: 'S0123456789',
      TIME_ZONE: 'America/New_York',
      BUSINESS_HOURS: 'Mon-Thu 08:30-18:00',
      REMIND_AFTER_HOURS: '4',
      DIGEST: 'off',
      RETENTION_DAYS: '7',
      ESCALATION_RETENTION_DAYS: '90',
      ALLOWED_BOTS: 'B0123456789',
      DATABASE_URL: 'sqlite:/tmp/x.db',
    });
    expect(config).toEqual({
      connection: {
        kind: 'http',
        botToken: bot,
        signingSecret: secret,
        port: 8080,
        apiUrl: 'http://127.0.0.1:9/api/',
      },
      supportChannels: ['C0123456789', 'G0123456789'],
      escalationChannel: 'C0999999999',
      reminders: {
        hours: { timeZone: 'America/New_York', days: [1, 2, 3, 4], from: 8 * 60 + 30, to: 18 * 60 },
        afterMs: 4 * 3_600_000,
      },
      digest: false,
      escalationGroup: 'S0123456789',
      approverGroup: 'S0123456789',
      retention: { cases: 7, escalations: 90 },
      allowedBots: ['B0123456789'],
      checks: { policy: { kind: 'on', allow: [] }, watched: [] },
      readsPictures: false,
      destinations: {},
      database: { kind: 'sqlite', path: '/tmp/x.db' },
      logLevel: 'info',
    });
  });

  test.each([
    'postgres://bot:p%40ss@db.example.com:5432/triage?sslmode=verify-full',
    'postgresql://bot@db.example.com/triage',
    'postgres:///triage?host=/var/run/postgresql',
  ])('%s is a PostgreSQL database', (url) => {
    expect(readConfig({ DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url });
  });

  const email = {
    SMTP_URL: 'smtp://bot:p%40ss@mail.example.com',
    ESCALATION_EMAIL_FROM: 'triage@example.com',
    ESCALATION_EMAIL_TO: 'one@example.com, two@example.com',
  };
  const webhook = {
    ESCALATION_WEBHOOK_URL: 'https://hooks.example.com/in',
    ESCALATION_WEBHOOK_SECRET: `whsec_${'A'.repeat(32)}`,
  };
  const login = `Basic ${'a'.repeat(24)}`;
  const jira = {
    ESCALATION_WEBHOOK_URL: 'https://example.atlassian.net/rest/api/3/issue',
    ESCALATION_WEBHOOK_TEMPLATE: 'jira',
    ESCALATION_WEBHOOK_AUTHORIZATION: login,
    ESCALATION_JIRA_PROJECT: 'SUP',
  };

  test('mail with a login goes out over STARTTLS or not at all', () => {
    expect(readConfig(email).destinations).toEqual({
      email: {
        host: 'mail.example.com',
        port: 587,
        tls: 'required',
        login: { user: 'bot', password: 'p@ss' },
        from: 'triage@example.com',
        to: ['one@example.com', 'two@example.com'],
      },
    });
  });

  test.each([
    ['smtps://mail.example.com', { port: 465, tls: 'implicit' }],
    ['smtp://relay.example.com:25', { port: 25, tls: 'optional' }],
    ['smtp://relay.example.com:25?tls=off', { port: 25, tls: 'off' }],
    ['smtp://user:word@127.0.0.1:2525', { port: 2525, tls: 'optional' }],
    ['smtp://[::1]:2525?tls=required', { host: '::1', tls: 'required' }],
  ])('%s is understood', (url, expected) => {
    expect(readConfig({ ...email, SMTP_URL: url }).destinations.email).toMatchObject(expected);
  });

  test('a webhook is signed; a ticket system gets a login instead', () => {
    expect(readConfig(webhook).destinations).toEqual({
      webhook: {
        url: webhook.ESCALATION_WEBHOOK_URL,
        secret: webhook.ESCALATION_WEBHOOK_SECRET,
        template: { kind: 'default' },
      },
    });
    expect(readConfig(jira).destinations.webhook).toEqual({
      url: jira.ESCALATION_WEBHOOK_URL,
      authorization: login,
      template: { kind: 'jira', projectKey: 'SUP', issueType: 'Task' },
    });
  });

  test('a webhook on this machine may be plain http', () => {
    const url = 'http://127.0.0.1:8080/in';
    expect(readConfig({ ...webhook, ESCALATION_WEBHOOK_URL: url }).destinations.webhook?.url).toBe(url);
  });

  const problemsOf = (env: Record<string, string>): readonly string[] => {
    try {
      readConfig(env);
      return [];
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
  };

  test.each([
    [{ SLACK_BOT_TOKEN: bot }, [/SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET .*missing/]],
    [{ SLACK_APP_TOKEN: app }, [/SLACK_BOT_TOKEN is missing/]],
    [{ SLACK_SIGNING_SECRET: secret }, [/SLACK_BOT_TOKEN is missing/]],
    [
      { SLACK_BOT_TOKEN: app, SLACK_APP_TOKEN: bot },
      [/SLACK_BOT_TOKEN must start with xoxb-/, /SLACK_APP_TOKEN must start with xapp-/],
    ],
    [{ PORT: 'eighty' }, [/PORT must be a port number/]],
    [{ PORT: '70000' }, [/PORT must be a port number/]],
    [{ SLACK_API_URL: 'slack' }, [/SLACK_API_URL must be an http/]],
    [{ SLACK_API_URL: 'http://slack.example.com/api/' }, [/SLACK_API_URL must be .*https unless/]],
    [{ SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: 's' }, [/SLACK_SIGNING_SECRET takes the Signing Secret/]],
    [{ SLACK_SIGNING_SECRET: `${secret},${secret},${secret}` }, [/SLACK_SIGNING_SECRET takes/]],
    [{ HOST: 'a b' }, [/HOST must be an address/]],
    [{ SIMULATOR_PORT: '4000', HEALTH_PORT: '4000' }, [/HEALTH_PORT is the same as SIMULATOR_PORT/]],
    [{ HEALTH_PORT: '4000', SITE_PORT: '4000' }, [/SITE_PORT is the same as HEALTH_PORT/]],
    [{ DOCS_URL: 'docs' }, [/DOCS_URL must be the address/]],
    [
      { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: secret, PORT: '4000', HEALTH_PORT: '4000' },
      [/HEALTH_PORT is the same as PORT/],
    ],
    [{ SLACK_BOT_TOKEN_FILE: '/nowhere/token' }, [/SLACK_BOT_TOKEN_FILE must name a file/]],
    [
      { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_BOT_TOKEN_FILE: import.meta.filename },
      [/SLACK_BOT_TOKEN_FILE is set beside/],
    ],
    [{ SUPPORT_CHANNELS: '#ecw-support' }, [/SUPPORT_CHANNELS takes channel ids/]],
    [{ ESCALATION_CHANNEL: 'C0123456789,C0123456780' }, [/ESCALATION_CHANNEL takes one channel id/]],
    [{ ALLOWED_BOTS: 'deploybot' }, [/ALLOWED_BOTS takes bot or app ids/]],
    [{ DATABASE_URL: 'mysql://x' }, [/DATABASE_URL must be sqlite:PATH/]],
    [{ DATABASE_URL: 'sqlite:' }, [/DATABASE_URL must be sqlite:PATH/]],
    [{ DATABASE_URL: 'postgres://db.example.com' }, [/DATABASE_URL must be sqlite:PATH or postgres:/]],
    [{ DATABASE_URL: 'postgres://u:%zz@db.example.com/triage' }, [/DATABASE_URL must be/]],
    [{ DATABASE_URL: 'postgres://' }, [/DATABASE_URL must be/]],
    [{ LOG_LEVEL: 'loud' }, [/LOG_LEVEL must be/]],
    [{ ESCALATION_GROUP: '@leads' }, [/ESCALATION_GROUP takes the id of a user group/]],
    [{ APPROVER_GROUP: '@leads' }, [/APPROVER_GROUP takes the id of a user group/]],
    [{ TIME_ZONE: 'Boston' }, [/TIME_ZONE must be a time zone/]],
    [{ BUSINESS_HOURS: '9 to 5' }, [/BUSINESS_HOURS must look like/]],
    [{ BUSINESS_HOURS: 'Fri-Mon 09:00-17:00' }, [/BUSINESS_HOURS must look like/]],
    [{ BUSINESS_HOURS: 'Mon-Fri 17:00-09:00' }, [/BUSINESS_HOURS must look like/]],
    [{ RETENTION_DAYS: '0' }, [/RETENTION_DAYS must be a number of days/]],
    [{ ESCALATION_RETENTION_DAYS: 'ever' }, [/ESCALATION_RETENTION_DAYS must be a number of days/]],
    [{ REMIND_AFTER_HOURS: 'soon' }, [/REMIND_AFTER_HOURS must be/]],
    [{ DIGEST: 'weekly' }, [/DIGEST must be on or off/]],
    [{ SMTP_URL: email.SMTP_URL }, [/ESCALATION_EMAIL_FROM is missing/, /ESCALATION_EMAIL_TO is missing/]],
    [{ ESCALATION_EMAIL_TO: 'one@example.com' }, [/SMTP_URL is missing/, /ESCALATION_EMAIL_FROM is missing/]],
    [{ ...email, SMTP_URL: 'http://mail.example.com' }, [/SMTP_URL must be smtp:/]],
    [{ ...email, SMTP_URL: 'smtp://a:%zz@mail.example.com' }, [/SMTP_URL must be smtp:/]],
    [{ ...email, SMTP_URL: 'smtp://mail.example.com?tls=none' }, [/SMTP_URL must be smtp:/]],
    [{ ...email, ESCALATION_EMAIL_TO: 'support' }, [/ESCALATION_EMAIL_TO takes e-mail addresses/]],
    [{ ...webhook, ESCALATION_WEBHOOK_URL: 'http://hooks.example.com' }, [/WEBHOOK_URL must be an https/]],
    [{ ...webhook, ESCALATION_WEBHOOK_URL: 'https://a:b@hooks.example.com' }, [/WEBHOOK_URL must be/]],
    [{ ESCALATION_WEBHOOK_URL: 'https://hooks.example.com' }, [/ESCALATION_WEBHOOK_SECRET is missing/]],
    [{ ...webhook, ESCALATION_WEBHOOK_SECRET: 'whsec_short' }, [/WEBHOOK_SECRET must be whsec_/]],
    [{ ESCALATION_WEBHOOK_SECRET: webhook.ESCALATION_WEBHOOK_SECRET }, [/ESCALATION_WEBHOOK_URL is missing/]],
    [{ ESCALATION_WEBHOOK_TEMPLATE: 'github' }, [/WEBHOOK_TEMPLATE must be default, jira or zendesk/]],
    [
      { ...jira, ESCALATION_WEBHOOK_AUTHORIZATION: '', ESCALATION_JIRA_PROJECT: '' },
      [/ESCALATION_WEBHOOK_AUTHORIZATION is missing/, /ESCALATION_JIRA_PROJECT is missing/],
    ],
    [
      { ...jira, ESCALATION_WEBHOOK_AUTHORIZATION: 'secret-token' },
      [/AUTHORIZATION must be the whole value/],
    ],
    [
      { SLACK_BOT_TOKEN: bot, SMTP_URL: email.SMTP_URL },
      [/SLACK_APP_TOKEN/, /ESCALATION_EMAIL_FROM is missing/, /ESCALATION_EMAIL_TO is missing/],
    ],
    [
      { LOG_LEVEL: 'loud', PORT: '-1', SUPPORT_CHANNELS: 'general' },
      [/PORT/, /SUPPORT_CHANNELS/, /LOG_LEVEL/],
    ],
  ])('%j is refused, all at once, with what to do', (env, expected) => {
    expect(problemsOf(env)).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test('both modes at once start in Socket Mode, with a warning', () => {
    const both = { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret };
    expect(readConfig(both)).toMatchObject({
      connection: { kind: 'socket' },
      warnings: [expect.stringMatching(/both set: Socket Mode is used/)],
    });
    expect(readConfig({ ...both, SLACK_APP_TOKEN: '' }).warnings).toBeUndefined();
  });

  test('two secrets may be set while they are changed, and the address to listen on', () => {
    const other = 'o'.repeat(16);
    const slack = { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: `${secret}, ${other}`, HOST: '127.0.0.1' };
    expect(readConfig(slack).connection).toMatchObject({
      signingSecret: secret,
      formerSigningSecret: other,
      host: '127.0.0.1',
    });
    const [newer, older] = ['B', 'A'].map((letter) => `whsec_${letter.repeat(32)}`);
    const { destinations } = readConfig({ ...webhook, ESCALATION_WEBHOOK_SECRET: `${newer},${older}` });
    expect(destinations.webhook).toMatchObject({ secret: newer, formerSecret: older });
  });

  test('secrets may stand in files', () => {
    const place = mkdtempSync(join(tmpdir(), 'triage-'));
    const inFile = (name: string, value: string) => {
      writeFileSync(join(place, name), `${value}\n`);
      return join(place, name);
    };
    const env = {
      SLACK_BOT_TOKEN_FILE: inFile('bot', bot),
      SLACK_SIGNING_SECRET_FILE: inFile('secret', secret),
      DATABASE_URL_FILE: inFile('database', 'sqlite:/tmp/x.db'),
    };
    expect(readConfig(env)).toMatchObject({
      connection: { kind: 'http', botToken: bot, signingSecret: secret },
      database: { kind: 'sqlite', path: '/tmp/x.db' },
    });
    rmSync(place, { recursive: true });
  });

  test('a refusal never repeats a value', () => {
    const leaked = problemsOf({ SLACK_BOT_TOKEN: 'sekret-value', SLACK_APP_TOKEN: 'other-value' }).join();
    expect(leaked).not.toMatch(/sekret-value|other-value/);
    const database = problemsOf({ DATABASE_URL: 'postgres://bot:sekret-value@db.example.com' });
    expect(database).toHaveLength(1);
    expect(database.join()).not.toContain('sekret-value');
    const destinations = problemsOf({
      SMTP_URL: 'smtp://bot:sekret-value@mail.example.com/x',
      ESCALATION_EMAIL_TO: 'sekret-value',
      ESCALATION_WEBHOOK_URL: 'https://bot:sekret-value@hooks.example.com',
      ESCALATION_WEBHOOK_SECRET: 'sekret-value',
      ESCALATION_WEBHOOK_AUTHORIZATION: 'sekret-value',
      ESCALATION_WEBHOOK_TEMPLATE: 'sekret-value',
    });
    expect(destinations).toHaveLength(6);
    expect(destinations.join()).not.toContain('sekret-value');
  });
});
