import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folder, open } from '../storage/places.ts';
import { filing, sampleCase } from '../storage/samples.ts';
import { runCli } from '../support/runCli.ts';

/** One error at FEIGCD on 14 November 2023, escalated and resolved, which worked for one person. */
const furnished = async () => {
  const path = join(folder(), 'triage.db');
  const { store, close } = await open({ kind: 'sqlite', path });
  const { at } = sampleCase;
  await store.cases.open(sampleCase);
  await store.ratings.add({
    teamId: 'T1',
    caseId: 'case1',
    entryId: 'invalid_client',
    userId: 'U1',
    rating: 'worked',
    at,
  });
  await store.escalations.file(filing(1, { at }));
  await store.escalations.edit('T1', 'escalation1', {
    set: { state: 'resolved', fix: { words: 'a new key' } },
    change: { kind: 'moved', from: 'queued', to: 'resolved' },
    by: 'U2',
    at: at + 26 * 3_600_000,
  });
  await close();
  return { env: { DATABASE_URL: `sqlite:${path}` } };
};

describe('ecw-triage stats', () => {
  test('prints what was counted from one day to another', async () => {
    const { exit, out } = await runCli(
      ['stats', '--from', '2023-11-14', '--to', '2023-11-14'],
      await furnished(),
    );
    expect(exit).toBe(0);
    expect(out.split('\n')).toEqual([
      'ERROR           PASTED',
      'invalid_client  1',
      'Practices: FEIGCD: 1',
      '1 error pasted, 0 pastes not recognised for sure, 0 replies',
      'Feedback: “it worked” 1 (100 %), “not this” 0 (0 %)',
      'Escalations: 1 opened, 1 of them resolved; median 1 d 2 h to acknowledge, 1 d 2 h to resolve',
      '',
    ]);
  });

  test('as CSV and as JSON it has each error by practice', async () => {
    const surroundings = await furnished();
    const csv = await runCli(['stats', '--from', '2023-11-01', '--csv'], surroundings);
    expect(csv.out).toMatch(/^what,error,practice_code,number\r\nerror,invalid_client,FEIGCD,1\r\n/);
    expect(csv.out).toContain('median_ms_to_resolve,,,93600000\r\n');
    const json = await runCli(['stats', '--from', '2023-11-01', '--json'], surroundings);
    expect(JSON.parse(json.out)).toMatchObject({
      from: '2023-11-01T00:00:00.000Z',
      totals: { errors: 1, worked: 1, escalations_opened: 1 },
      errors: [{ entryId: 'invalid_client', practiceCode: 'FEIGCD', cases: 1 }],
    });
  });

  test('what lies outside of the days is not counted', async () => {
    const { out } = await runCli(['stats', '--to', '2023-11-13'], await furnished());
    expect(out).toContain('0 errors pasted');
    expect(out).toContain('Escalations: none');
  });

  test.each([
    [['--from', 'yesterday'], /--from takes a day such as/],
    [['--from', '2026-13-40'], /--from takes a day such as/],
    [['--from', '2026-02-31'], /--from takes a day such as/],
    [['--to', '2026-04-31'], /--to takes a day such as/],
    [['--from', '2999-01-01'], /--from must not be after --to, which is today when left out/],
    [['--from', '2026-03-02', '--to', '2026-03-01'], /--from must not be after --to/],
    [['--csv', '--json'], /exclude each other/],
  ])('%j is refused', async (args, err) => {
    expect(await runCli(['stats', ...args])).toMatchObject({ exit: 2, err: expect.stringMatching(err) });
  });
});
