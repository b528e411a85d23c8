import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folder, open } from '../storage/places.ts';
import { acknowledge, filing } from '../storage/samples.ts';
import { runCli } from '../support/runCli.ts';

/** ECW-1001 is resolved, ECW-1002 open. */
const furnished = async () => {
  const path = join(folder(), 'triage.db');
  const { store, close } = await open({ kind: 'sqlite', path });
  await store.escalations.file(filing(1));
  await store.escalations.file(filing(2, { by: { teamId: 'T2', userId: 'U2', channelId: 'C2' } }));
  await store.escalations.edit('T1', 'escalation1', {
    ...acknowledge,
    set: { state: 'resolved', fix: { words: 'a new \u001b[31mkey' } },
  });
  await close();
  return { env: { DATABASE_URL: `sqlite:${path}` } };
};
const empty = async () => {
  const path = join(folder(), 'empty.db');
  await (await open({ kind: 'sqlite', path })).close();
  return { env: { DATABASE_URL: `sqlite:${path}` } };
};

describe('ecw-triage escalations', () => {
  test('where there is no database yet it says so and makes none', async () => {
    const path = join(folder(), 'none.db');
    expect(await runCli(['escalations', 'list'], { env: { DATABASE_URL: `sqlite:${path}` } })).toEqual({
      exit: 3,
      out: '',
      err: `There is no database at ${path} yet. To use another one, name it in DATABASE_URL.\n`,
    });
    expect(existsSync(path)).toBe(false);
  });

  test('lists them as a table, the newest first', async () => {
    const { exit, out, err } = await runCli(['escalations', 'list'], await furnished());
    expect(exit).toBe(0);
    expect(JSON.parse(err)).toMatchObject({ audit: 'escalations listed', subject: 'all' });
    expect(out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['NUMBER', 'ERROR', 'PRACTICE', 'STATE', 'OPENED', 'OWNER'],
      ['ECW-1002', 'invalid_client', 'FEIGCD', 'written down, waiting to be sent', '1970-01-01 00:00 UTC'],
      ['ECW-1001', 'invalid_client', 'FEIGCD', 'resolved', '1970-01-01 00:00 UTC'],
      [''],
    ]);
  });

  test('lists the open ones, as JSON or CSV too', async () => {
    const surroundings = await furnished();
    const { out } = await runCli(['escalations', 'list', '--open', '--json'], surroundings);
    expect(JSON.parse(out)).toMatchObject([{ label: 'ECW-1002' }]);
    expect((await runCli(['escalations', 'list', '--csv'], surroundings)).out).toMatch(
      /^number,error,[\s\S]*\r\nECW-1002,[\s\S]*\r\nECW-1001,/,
    );
  });

  test('shows one with what was reported and its history, whatever its team', async () => {
    const surroundings = await furnished();
    const { exit, out, err } = await runCli(['escalations', 'show', 'ecw-1001'], surroundings);
    expect(exit).toBe(0);
    expect(JSON.parse(err)).toMatchObject({ audit: 'escalation viewed', subject: 'ECW-1001' });
    expect(out).toMatch(
      /^ECW-1001 · resolved · opened 1970-01-01 00:00 UTC by U1 · fixed by: a new \[31mkey\n/,
    );
    expect(out).toContain('{"error":"invalid_client"}');
    expect(out).toMatch(/\nHistory:\n {2}1970-01-01 00:00 UTC {2}U1 filed it\n[\s\S]*U2 acknowledged it\n$/);
    expect((await runCli(['escalations', 'show', '1002', '--json'], surroundings)).out).toContain(
      '"ECW-1002"',
    );
  });

  test('exports all, the first one first', async () => {
    const { out, err } = await runCli(['escalations', 'export', '--json'], await furnished());
    expect(JSON.parse(out)).toMatchObject([
      { label: 'ECW-1001', report: { practiceCode: 'FEIGCD', details: { alg: 'RS384' } } },
      { label: 'ECW-1002' },
    ]);
    expect(JSON.parse(err)).toMatchObject({ audit: 'escalations exported', subject: 'all' });
  });

  test.each([
    [['list'], 3, /There is no escalation/],
    [['show', 'ECW-7'], 3, /There is no escalation ECW-7\./],
    [['export', '--csv'], 0, /^\{.*"audit":"escalations exported".*\}\n$/],
    [['show', 'seven'], 2, /no number of an escalation such as ECW-1001/],
    [['export'], 2, /--csv or --json is missing/],
    [['list', '--csv', '--json'], 2, /exclude each other/],
  ])('%j with nothing there ends with %d', async (args, exit, err) => {
    expect(await runCli(['escalations', ...args], await empty())).toMatchObject({
      exit,
      err: expect.stringMatching(err),
    });
  });
});
