import { describe, expect, test } from '@jest/globals';
import { runCli } from '../support/runCli.ts';

const lines = (...rows: readonly unknown[]): string =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');
const parsed = (stdout: string): unknown[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('ecw-triage triage', () => {
  test('prints the card of an error given as an argument', async () => {
    const { exit, out } = await runCli(['triage', '{"error":"invalid_scope"}']);
    expect(exit).toBe(0);
    expect(out).toMatch(
      /^eCW refused a scope that your app asked for\nApp developer’s move · invalid_scope · 400 by the reference · sure\n\nRequested scope is invalid or not registered\n/,
    );
    expect(out).toContain('\n  1. Compare every scope');
    expect(out).toContain('Seen: code “invalid_scope” in the error');
    expect(out).toMatch(/Not known: .+\n\nSources:\n {2}- .+ \(.+, \d{4}-\d\d-\d\d\) https:/);
  });

  test('words need no quotes', async () => {
    expect((await runCli(['triage', 'Refresh', 'token', 'has', 'expired'])).out).toContain(
      ' · refresh_expired · ',
    );
  });

  test('reads standard input when there is no text, and prints the verdict as JSON on request', async () => {
    const { exit, out } = await runCli(['triage', '--json'], { input: 'Refresh token has expired' });
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: 'match', errors: [{ id: 'refresh_expired' }], cut: false });
  });

  test.each([[['lunch at noon?']], [['--json', 'lunch at noon?']]])(
    '%j finds nothing and says so',
    async (args) => {
      expect((await runCli(['triage', ...args])).exit).toBe(3);
    },
  );

  test('says what helps when nothing was found, and that nothing was given', async () => {
    expect((await runCli(['triage', 'lunch at noon?'])).out).toContain('the HTTP status and the whole body');
    expect(await runCli(['triage'], { input: '\n' })).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/^There is no text/),
    });
  });

  test('answers JSON lines in order, several errors of one paste among the first candidates', async () => {
    const input = lines(
      { id: 'a', text: 'lunch at noon?' },
      { id: 'b', text: 'one: Cannot reach JWKS URL\ntwo: JWKS URL is not in the allowed list' },
    );
    const { exit, out } = await runCli(['triage', '--jsonl'], { input });
    expect(exit).toBe(0);
    const [first, second] = parsed(out);
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

  test('names a line that is not valid, answers the others and exits with 1', async () => {
    const input = lines({ id: 1, text: 'invalid_client' }, 'no json', { id: 3 }, { id: 4, text: '' });
    const { exit, out, err } = await runCli(['triage', '--jsonl'], { input });
    expect(exit).toBe(1);
    expect(parsed(out)).toMatchObject([
      { id: 1, code: 'invalid_client' },
      { id: 4, verdict: 'none' },
    ]);
    expect(err).toMatch(/^line 2: not JSON\nline 3: expected an object/);
  });

  test.each([
    [['--redact', '--jsonl'], lines({ id: 'x', text: 'client_secret=s3cr3t-Val_9912 and invalid_client' })],
    [['--redact', '--json'], 'client_secret=s3cr3t-Val_9912 and invalid_client'],
  ])('%j redacts and counts', async (args, input) => {
    const { exit, out } = await runCli(['triage', ...args], { input });
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      text: expect.stringContaining('invalid_client'),
      tally: expect.any(Object),
    });
    expect(out).not.toContain('s3cr3t-Val_9912');
  });

  test('redacts a text', async () => {
    const { out } = await runCli(['triage', '--redact', 'password=hunter2hunter2']);
    expect(out).not.toContain('hunter2');
  });

  test.each([[['--json', '--jsonl']], [['--jsonl', 'text']], [['--why', '--redact', 'text']]])(
    '%j is wrong use',
    async (args) => {
      expect((await runCli(['triage', ...args])).exit).toBe(2);
    },
  );
});
