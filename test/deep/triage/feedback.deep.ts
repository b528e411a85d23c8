import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Case } from '../../../src/cases/case.ts';
import { folder, open } from '../../storage/places.ts';
import { runCli } from '../../support/runCli.ts';

const dismissed: Case = {
  id: 'case1',
  teamId: 'T1',
  channelId: 'C1',
  userId: 'U1',
  door: 'message',
  excerpt: 'zebra canary of eCW tonight: 401 {"error":"invalid_client"} again',
  verdict: { kind: 'match', candidates: [], others: [], facts: { scopes: [], times: [] } },
  entryId: 'invalid_client',
  picked: false,
  status: 'dismissed',
  version: '',
  at: 1,
};

test('train --feedback tells what a correction would change, on the whole corpus, and writes nothing', async () => {
  const path = join(folder(), 'triage.db');
  const { store } = await open({ kind: 'sqlite', path });
  await store.cases.open(dismissed);
  const { out, exit } = await runCli(['train', '--feedback'], { env: { DATABASE_URL: `sqlite:${path}` } });
  expect(out).toMatch(/^case case1: match invalid_client -> (?:none|ambiguous invalid_client)/);
  expect(out).toMatch(/Corrections judged right: 0 before, 1 after\.\n/);
  expect(out).toMatch(/Nothing was written: --apply writes it\.\n$/);
  expect(exit).toBe(0);
}, 600_000);
