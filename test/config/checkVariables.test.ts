import { describe, expect, test } from '@jest/globals';
import { checkVariables } from '../../src/config/checkVariables.ts';
import { variableNames } from '../../src/config/config.ts';

const check = (env: Record<string, string>, inEnvFile: readonly string[] = []) =>
  checkVariables(env, inEnvFile).checks;

describe('the variables', () => {
  test('with nothing set, nothing is said and all have their defaults', () => {
    const { checks, unset, config } = checkVariables(
      { PATH: '/bin', HOME: '/root', LANG: 'C', TERM: 'x' },
      [],
    );
    expect(checks).toEqual([]);
    expect(unset).toBe(variableNames.length);
    expect(config?.connection.kind).toBe('simulator');
  });

  test.each([
    ['one that is set', { PORT: '1' }, { name: 'PORT', kind: 'set' }],
    [
      'one that is wrong',
      { PORT: 'x' },
      { name: 'PORT', kind: 'wrong', problem: 'must be a port number from 0 to 65535.' },
    ],
    [
      'one that is missing',
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      { name: 'SLACK_APP_TOKEN', kind: 'wrong', problem: expect.stringMatching(/is missing/) },
    ],
    [
      'a misspelt one',
      { ESCALATION_CHANEL: 'C1' },
      { name: 'ESCALATION_CHANEL', kind: 'unknown', near: 'ESCALATION_CHANNEL', isNearSet: false },
    ],
    [
      'a misspelt one beside the right one',
      { DATABASE_URI: 'x', DATABASE_URL: 'sqlite:x' },
      { name: 'DATABASE_URI', kind: 'unknown', near: 'DATABASE_URL', isNearSet: true },
    ],
    [
      'one in small letters',
      { timezone: 'UTC' },
      { name: 'timezone', kind: 'unknown', near: 'TIME_ZONE', isNearSet: false },
    ],
    [
      'one that begins like ours',
      { SLACK_TEAM: 'T1' },
      { name: 'SLACK_TEAM', kind: 'unknown', isNearSet: false },
    ],
  ])('%s is told', (_, env, expected) => {
    expect(check(env)).toContainEqual(expected);
  });

  test('what .env sets is ours to know, whatever its name', () => {
    expect(check({ COLOUR: 'red' }, ['COLOUR'])).toEqual([
      { name: 'COLOUR', kind: 'unknown', isNearSet: false },
    ]);
    expect(check({ COLOUR: 'red' })).toEqual([]);
  });

  test('a wrong one leaves the settings of the others', () => {
    const { config } = checkVariables({ LOG_LEVEL: 'loud', SIMULATOR_PORT: '1' }, []);
    expect(config?.connection).toEqual({ kind: 'simulator', port: 1 });
  });

  test('values are never repeated', () => {
    const env = {
      SLACK_BOT_TOKEN: 'sekret',
      SLACK_BOT_TOKENN: 'sekret',
      DATABASE_URL: 'sekret',
      SLACK_X: 'sekret',
    };
    expect(JSON.stringify(check(env))).not.toContain('sekret');
  });
});
