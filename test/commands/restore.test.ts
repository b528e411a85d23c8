import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { backUp } from '../../src/storage/backUp.ts';
import { folder, open } from '../storage/places.ts';
import { startProgram } from '../storage/programs.ts';
import { connect } from '../storage/sqlitePlace.ts';
import { migrations } from '../storage/upgradeContract.ts';
import { collect } from '../support/collect.ts';
import { runCli } from '../support/runCli.ts';

const now = () => Date.parse('2026-03-01T14:05:09Z');

const template = mkdtempSync(join(tmpdir(), 'triage-'));
afterAll(() => rmSync(template, { recursive: true }));

/** Files escalations from `from` to `to` in a process of its own: in this one, SQLite would hold the file to the end. */
const file = async (path: string, from: number, to: number) => {
  const bot = startProgram('filer.ts', { config: { kind: 'sqlite', path }, from, count: to - from + 1 });
  await bot.ended;
};

/** A backup with one escalation, and a database that has gone on to three. */
beforeAll(async () => {
  const path = join(template, 'triage.db');
  await file(path, 1, 1);
  backUp(path, join(template, 'backup.db'));
  await file(path, 2, 3);
}, 30_000);

const prepared = () => {
  const made = folder();
  for (const name of ['triage.db', 'backup.db']) copyFileSync(join(template, name), join(made, name));
  const path = join(made, 'triage.db');
  return { made, path, backup: join(made, 'backup.db'), env: { DATABASE_URL: `sqlite:${path}` } };
};

const numbersIn = async (path: string) => {
  const { store, close } = await open({ kind: 'sqlite', path });
  const numbers = (await collect(store.escalations.all())).map(({ number }) => number);
  await close();
  return numbers;
};

describe('ecw-triage restore', () => {
  test('puts the backup in place, keeps the replaced database, leaves no log behind', async () => {
    const { made, path, backup, env } = prepared();
    writeFileSync(`${path}-wal`, '');
    const replaced = `${path}.replaced-20260301T140509`;
    expect(await runCli(['restore', backup], { env, now })).toEqual({
      exit: 0,
      out: `Restored ${path} from ${backup}.\nThe replaced database is kept as ${replaced}.\n`,
      err: '',
    });
    expect(readdirSync(made).toSorted()).toEqual(
      [backup, path, replaced].map((name) => basename(name)).toSorted(),
    );
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await numbersIn(path)).toEqual([1001]);
    expect(await numbersIn(replaced)).toEqual([1001, 1002, 1003]);
    expect(await numbersIn(backup)).toEqual([1001]);
  });

  test('keeps what a killed bot left in its log', async () => {
    const { path, backup, env } = prepared();
    const bot = startProgram('filer.ts', { config: { kind: 'sqlite', path }, from: 10, count: 100_000 });
    await bot.line(/^20$/);
    bot.kill();
    await bot.ended;
    expect((await runCli(['restore', backup], { env, now })).exit).toBe(0);
    expect(await numbersIn(path)).toEqual([1001]);
    expect((await numbersIn(`${path}.replaced-20260301T140509`)).length).toBeGreaterThan(10);
  }, 20_000);

  test('makes a database where there was none', async () => {
    const { made, backup } = prepared();
    const path = join(made, 'deep', 'new.db');
    const { exit, out } = await runCli(['restore', backup], { env: { DATABASE_URL: `sqlite:${path}` }, now });
    expect({ exit, out }).toEqual({ exit: 0, out: `Restored ${path} from ${backup}.\n` });
    expect(await numbersIn(path)).toEqual([1001]);
  });

  test('replaces a database that is damaged beyond being asked', async () => {
    const { path, backup, env } = prepared();
    writeFileSync(path, 'x'.repeat(5000));
    expect((await runCli(['restore', backup], { env, now })).exit).toBe(0);
    expect(await numbersIn(path)).toEqual([1001]);
    expect(readFileSync(`${path}.replaced-20260301T140509`, 'utf8')).toMatch(/^xxx/);
  });

  test('refuses while a bot has the database open, even when it does nothing', async () => {
    const { made, path, backup, env } = prepared();
    await open({ kind: 'sqlite', path });
    expect(await runCli(['restore', backup], { env, now })).toEqual({
      exit: 1,
      out: '',
      err: 'The database is in use: stop the bot, then try again.\n',
    });
    expect(readdirSync(made).filter((name) => /replaced|^\./.test(name))).toEqual([]);
  });

  test('refuses while another process has it open', async () => {
    const { path, backup, env } = prepared();
    const bot = startProgram('filer.ts', { config: { kind: 'sqlite', path }, from: 10, count: 100_000 });
    await bot.line(/^12$/);
    const { exit, err } = await runCli(['restore', backup], { env, now });
    expect({ exit, err }).toEqual({ exit: 1, err: expect.stringMatching(/in use/) });
  }, 20_000);

  const damaged = (backup: string) => {
    const bytes = readFileSync(backup);
    bytes.fill(0x5a, 4096 * 2, 4096 * 3);
    writeFileSync(backup, bytes);
  };
  const sql = (text: string) => (backup: string) => {
    const database = connect(backup);
    database.exec(text);
    database.close();
  };

  test.each<[string, (backup: string) => void, RegExp]>([
    ['is damaged', damaged, /damaged/],
    ['is no database', (backup) => writeFileSync(backup, 'hello'), /not a SQLite database/],
    ['is empty', (backup) => writeFileSync(backup, ''), /no database of this bot/],
    ['is another program’s database', sql('drop table kysely_migration'), /no database of this bot/],
    [
      'was written by a newer version',
      sql(`insert into kysely_migration (name, timestamp) values ('9999_later', '')`),
      /newer version/,
    ],
  ])('refuses a file that %s, and changes nothing', async (_, spoil, says) => {
    const { made, path, backup, env } = prepared();
    spoil(backup);
    const before = readFileSync(path);
    const { exit, err } = await runCli(['restore', backup], { env, now });
    expect({ exit, err }).toEqual({ exit: 1, err: expect.stringMatching(says) });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(made).filter((name) => /replaced|^\./.test(name))).toEqual([]);
  });

  test('takes a backup of an older schema: the next start brings it up to date', async () => {
    const { path, backup, env } = prepared();
    sql(`delete from kysely_migration where name = (select max(name) from kysely_migration)`)(backup);
    expect((await runCli(['restore', backup], { env, now })).exit).toBe(0);
    expect(connect(path).prepare('select count(*) as n from kysely_migration').all()).toEqual([
      { n: migrations.length - 1 },
    ]);
  });

  test.each([
    [['none.db'], {}, 1, /There is no file none\.db/],
    [['.'], {}, 1, /\. is no file/],
    [[''], {}, 2, /FILE is empty/],
    [[], {}, 2, /FILE is missing/],
    [['x.db'], { DATABASE_URL: 'postgres://u:hidden@h/d' }, 1, /pg_restore/],
  ])('%j with %j says what is wrong', async (args, env, exit, says) => {
    const done = await runCli(['restore', ...args], { env });
    expect(done).toMatchObject({ exit, err: expect.stringMatching(says) });
    expect(done.err).not.toContain('hidden');
  });

  test('does not put the database over itself', async () => {
    const { path, env, made } = prepared();
    const { exit, err } = await runCli(['restore', join(made, '.', 'triage.db')], { env });
    expect({ exit, err }).toEqual({ exit: 1, err: expect.stringMatching(/the database itself/) });
    copyFileSync(path, join(made, 'again.db'));
    expect(await numbersIn(path)).toHaveLength(3);
  });
});
