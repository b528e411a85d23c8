import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folder, open } from '../storage/places.ts';
import { filing } from '../storage/samples.ts';
import { runCli } from '../support/runCli.ts';

describe('ecw-triage backup', () => {
  test('backs up the database of DATABASE_URL, over no other file', async () => {
    const made = folder();
    const [path, target] = [join(made, 'triage.db'), join(made, 'copy.db')];
    await (await open({ kind: 'sqlite', path })).store.escalations.file(filing(1));
    const env = { DATABASE_URL: `sqlite:${path}` };
    expect(await runCli(['backup', target], { env })).toEqual({
      exit: 0,
      out: `Backed up ${path} to ${target}.\n`,
      err: '',
    });
    const { store } = await open({ kind: 'sqlite', path: target });
    expect(await store.escalations.byNumber('T1', 1001)).toBeDefined();
    expect(await runCli(['backup', target], { env })).toMatchObject({
      exit: 1,
      err: 'The file exists already: choose another name.\n',
    });
  });

  test.each([
    [[], {}, 2, /FILE is missing[\s\S]*Usage: ecw-triage backup FILE/],
    [['a', 'b'], {}, 2, /“b” is one word too many/],
    [['x.db'], { DATABASE_URL: 'postgres://u:hidden@h/d' }, 1, /pg_dump/],
    [['x.db'], { DATABASE_URL: 'mysql:hidden' }, 1, /DATABASE_URL must be/],
    [['no/such/folder/x.db'], { DATABASE_URL: `sqlite:${import.meta.filename}` }, 1, /ENOENT/],
  ])('%j with %j says what is wrong', async (args, env, exit, err) => {
    const done = await runCli(['backup', ...args], { env });
    expect(done).toMatchObject({ exit, err: expect.stringMatching(err) });
    expect(done.err).not.toContain('hidden');
  });
});
