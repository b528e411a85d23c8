import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { DatabaseSync } from '@photostructure/sqlite';
import { seedChannels, teamId } from '../../../src/simulator/seed.ts';
import { openDatabase } from '../../../src/storage/openDatabase.ts';
import { fillWith } from '../../storage/crowd.ts';
import { wordsOf } from '../../support/read.ts';
import { openScene } from '../../support/scene.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A bot whose database holds 500 escalations, 125 of them open, all of #ecw-support. */
const openCrowded = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'triage-'));
  folders.push(folder);
  const database = { kind: 'sqlite', path: join(folder, 'triage.db') } as const;
  await (await openDatabase(database, { newId: () => 'x', now: Date.now })).close();
  const file = new DatabaseSync(database.path);
  const channelIds = seedChannels(0).flatMap(({ id, name }) => (name === 'ecw-support' ? [id] : []));
  fillWith(file, { teamId, channelIds, userIds: ['U1'], cases: 500, escalations: 500, now: Date.now() });
  file.close();
  return openScene({ bot: { database } });
};

test('a list tells how many there are, not how many it was read with', async () => {
  const { simulator, support } = await openCrowded();
  await support.command('ecw-support', '/ecw-error', 'open');
  const list = await simulator.until(() => support.sees('ecw-support')[0], 20_000);
  expect(JSON.stringify(list.blocks)).toContain('All (125)');
  expect(wordsOf(list)).toContain('And 75 more');
  await support.command('ecw-support', '/ecw-error', 'open FEIGCD');
  const narrowed = await simulator.until(() => support.sees('ecw-support')[1], 20_000);
  expect(wordsOf(narrowed)).toContain('And 75 more');
  await support.openHome();
  const home = await simulator.until(() => support.home(), 20_000);
  expect(JSON.stringify(home)).toContain('All open (125)');
  expect(JSON.stringify(home)).toContain('Mine (0)');
}, 60_000);
