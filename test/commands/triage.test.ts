import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { answerLines, type Line } from '../../src/terminal/terminalLines.ts';

const cli = join(import.meta.dirname, '../../src/commands/triage.ts');
const loader = new URL('../bench/typescript.js', import.meta.url).href;

const run = (args: readonly string[], input = '') => {
  const flags = ['--disable-warning=DEP0205', '--import', loader];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, cli, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

const lines = (...rows: readonly unknown[]): string =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');
const parsed = (stdout: string): unknown[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the terminal', () => {
  test('prints the card of an error given as an argument', () => {
    const { status, stdout } = run(['{"error":"invalid_scope"}']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^invalid_scope · HTTP 400\nRequested scope is invalid or not registered\n/);
    expect(stdout).toContain('Fix it');
  });

  test('reads standard input when there is no text, and prints the verdict as JSON on request', () => {
    const { stdout } = run(['--json'], 'Refresh token has expired');
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'match',
      errors: [{ id: 'refresh_expired' }],
      cut: false,
    });
  });

  test('answers JSON lines in order, several errors of one paste among the first candidates', () => {
    const { status, stdout } = run(
      ['--jsonl'],
      lines(
        { id: 'a', text: 'lunch at noon?' },
        { id: 'b', text: 'one: Cannot reach JWKS URL\ntwo: JWKS URL is not in the allowed list' },
      ),
    );
    expect(status).toBe(0);
    const [first, second] = parsed(stdout);
    expect(first).toEqual({ id: 'a', verdict: 'none', code: null, candidates: [] });
    expect(second).toMatchObject({ id: 'b', verdict: 'match', code: 'jwks_url_inaccessible' });
    expect(second).toHaveProperty('candidates.0', {
      code: 'jwks_url_inaccessible',
      confidence: expect.any(Number),
    });
    expect(second).toHaveProperty('candidates.1', {
      code: 'jwks_not_whitelisted',
      confidence: expect.any(Number),
    });
  });

  test('names a line that is not valid, answers the others and exits with 1', () => {
    const { status, stdout, stderr } = run(
      ['--jsonl'],
      lines({ id: 1, text: 'invalid_client' }, 'no json', { id: 3 }, { id: 4, text: '' }),
    );
    expect(status).toBe(1);
    expect(parsed(stdout)).toMatchObject([
      { id: 1, code: 'invalid_client' },
      { id: 4, verdict: 'none' },
    ]);
    expect(stderr).toMatch(/^line 2: not JSON\nline 3: expected an object/);
  });

  test('redacts lines', () => {
    const { stdout } = run(
      ['--redact', '--jsonl'],
      lines({ id: 'x', text: 'client_secret=s3cr3t-Val_9912 and invalid_client' }),
    );
    expect(parsed(stdout)).toMatchObject([
      { id: 'x', text: expect.stringContaining('invalid_client'), tally: expect.any(Object) },
    ]);
    expect(stdout).not.toContain('s3cr3t-Val_9912');
  });

  test('explains its exit codes, and refuses an unknown option with 2', () => {
    expect(run(['--help']).stdout).toContain('Exit codes: 0');
    const { status, stderr } = run(['--jsnol']);
    expect(status).toBe(2);
    expect(stderr).toContain('--jsnol');
  });
});

describe('lines of input', () => {
  const answer = async (...chunks: readonly string[]): Promise<readonly [string, number]> => {
    let out = '';
    async function* input() {
      for (const chunk of chunks) yield Buffer.from(chunk, 'latin1');
    }
    const echo = ({ text }: Line): unknown => text;
    const bad = await answerLines(input(), echo, {
      write: (line) => {
        out += line;
      },
      complain: () => undefined,
    });
    return [out, bad];
  };

  test('may be split anywhere, inside a character too', async () => {
    const bytes = Buffer.from('{"id":1,"text":"é"}\n{"id":2,"text":"b"}').toString('latin1');
    expect(await answer(bytes.slice(0, 17), bytes.slice(17, 18), bytes.slice(18))).toEqual(['"é"\n"b"\n', 0]);
  });

  test('end at a line feed alone, not at U+2028 inside a text', async () => {
    const bytes = Buffer.from('{"id":1,"text":"a\u2028b"}\n').toString('latin1');
    expect(await answer(bytes)).toEqual([`${JSON.stringify('a\u2028b')}\n`, 0]);
  });
});
