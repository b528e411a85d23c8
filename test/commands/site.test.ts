import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { folder } from '../storage/places.ts';
import { runCli } from '../support/runCli.ts';

test('ecw-triage site writes the pages below a folder, and says plainly where it cannot', async () => {
  const made = folder();
  const out = join(made, 'public');
  expect(await runCli(['site', out])).toMatchObject({ exit: 0, err: '' });
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('invalid_scope');
  const file = join(made, 'notes.txt');
  writeFileSync(file, '');
  expect(await runCli(['site', file])).toEqual({
    exit: 1,
    out: '',
    err: `Nothing can be written below ${file} (EEXIST): name a folder.\n`,
  });
  // The kernel's own folder takes no new ones.
  expect(await runCli(['site', '/proc/public/site'])).toMatchObject({
    exit: 1,
    err: expect.stringContaining('(ENOENT)'),
  });
});
