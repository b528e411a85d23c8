import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { folder } from '../storage/places.ts';
import { program } from '../storage/programs.ts';
import { runCli } from '../support/runCli.ts';

const commands: readonly (readonly string[])[] = [
  ['start'],
  ['doctor'],
  ['triage'],
  ['check'],
  ...['jwks', 'smart', 'jwt'].map((name) => ['check', name]),
  ['catalog'],
  ...['check', 'list', 'show', 'review', 'dry-run'].map((name) => ['catalog', name]),
  ['escalations'],
  ...['list', 'show', 'export'].map((name) => ['escalations', name]),
  ['destinations'],
  ['destinations', 'test'],
  ['privacy'],
  ...['export', 'purge'].map((name) => ['privacy', name]),
  ['backup'],
  ['restore'],
];

describe('ecw-triage', () => {
  test.each([[], ...commands].map((words) => [words.join(' ') || 'alone', words]))(
    '%s explains itself with examples and exit codes',
    async (_, words) => {
      const { exit, out, err } = await runCli([...words, '--help']);
      expect({ exit, err }).toEqual({ exit: 0, err: '' });
      expect(out).toMatch(new RegExp(`^Usage: ${['ecw-triage', ...words].join(' ')}`));
      expect(out).toMatch(/\nExamples:\n {2}ecw-triage /);
      expect(out).toContain('Exit codes: 0 done, 1 failed, 2 wrong use, 3 nothing found.');
    },
  );

  test('help may stand first', async () => {
    expect((await runCli(['help', 'privacy', 'purge'])).out).toMatch(/^Usage: ecw-triage privacy purge/);
  });

  test('tells its version', async () => {
    expect(await runCli(['--version'])).toEqual({
      exit: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      err: '',
    });
  });

  test.each([
    [['tirage'], /no subcommand “tirage”\. Did you mean triage\?/],
    [['catalog', 'chekc'], /no subcommand “chekc”\. Did you mean check\?/],
    [['frobnicate'], /no subcommand “frobnicate”\.\n/],
    [['constructor'], /no subcommand “constructor”/],
    [['triage', '--jsnol'], /no option --jsnol\. Did you mean --jsonl\?/],
    [['privacy', 'purge', '--usr', 'U123'], /no option --usr\. Did you mean --user\?/],
    [['escalations', 'list', '--frobnicate'], /no option --frobnicate\.\n/],
    [['privacy', 'purge', '--user'], /--user/],
    [['doctor', 'now'], /“now” is one word too many/],
    [['backup'], /FILE is missing/],
    [[], /^Usage: ecw-triage SUBCOMMAND/],
  ])('%j is wrong use and says what was meant', async (args, says) => {
    const { exit, out, err } = await runCli(args);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(says);
  });

  test('wrong settings are named, not their values', async () => {
    const env = { DATABASE_URL: 'mysql:hidden' };
    const { exit, err } = await runCli(['escalations', 'list'], { env });
    expect(exit).toBe(1);
    expect(err).toMatch(/DATABASE_URL must be/);
    expect(err).not.toContain('hidden');
  });
});

describe('in a process of its own', () => {
  const spawned = (file: string, args: readonly string[], input = '') =>
    spawnSync(process.execPath, program(`../../src/${file}`, args), {
      input,
      encoding: 'utf8',
      cwd: folder(),
      env: { PATH: process.env.PATH },
    });

  test('it reads standard input, prints, and ends with its exit code', () => {
    const { status, stdout, stderr } = spawned(
      'cli.ts',
      ['triage', '--jsonl'],
      '{"id":1,"text":"invalid_client"}\nx\n',
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ id: 1, verdict: 'match', code: 'invalid_client' });
    expect(stderr).toBe('line 2: not JSON\n');
  });

  test('main.ts is start', () => {
    const { status, stderr } = spawned('main.ts', ['--bogus']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('Usage: ecw-triage start'),
    });
  });
});
