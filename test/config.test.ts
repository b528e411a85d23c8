import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';

const bot = `xoxb-${'1'.repeat(8)}`;
const app = `xapp-${'1'.repeat(8)}`;
const secret = 's'.repeat(16);

describe('the environment', () => {
  test('nothing set opens the local workspace, with its own database', () => {
    expect(readConfig({})).toEqual({
      connection: { kind: 'workspace', port: 3100 },
      supportChannels: [],
      allowedBots: [],
      databasePath: 'data/workspace.db',
      logLevel: 'info',
    });
  });

  test('empty variables count as not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: ' ', PORT: '', LOG_LEVEL: '' }).connection.kind).toBe('workspace');
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
      allowedBots: ['B0123456789'],
      databasePath: '/tmp/x.db',
      logLevel: 'info',
    });
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
    [{ SUPPORT_CHANNELS: '#ecw-support' }, [/SUPPORT_CHANNELS takes channel ids/]],
    [{ ESCALATION_CHANNEL: 'C0123456789,C0123456780' }, [/ESCALATION_CHANNEL takes one channel id/]],
    [{ ALLOWED_BOTS: 'deploybot' }, [/ALLOWED_BOTS takes bot or app ids/]],
    [{ DATABASE_URL: 'mysql://x' }, [/DATABASE_URL must be sqlite:PATH/]],
    [{ LOG_LEVEL: 'loud' }, [/LOG_LEVEL must be/]],
    [
      { LOG_LEVEL: 'loud', PORT: '-1', SUPPORT_CHANNELS: 'general' },
      [/PORT/, /SUPPORT_CHANNELS/, /LOG_LEVEL/],
    ],
  ])('%j is refused, all at once, with what to do', (env, expected) => {
    expect(problemsOf(env)).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });

  test('a refusal never repeats a value', () => {
    const leaked = problemsOf({ SLACK_BOT_TOKEN: 'sekret-value', SLACK_APP_TOKEN: 'other-value' }).join();
    expect(leaked).not.toMatch(/sekret-value|other-value/);
  });
});
