import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { folder, open } from '../storage/places.ts';
import { filing, sampleCase } from '../storage/samples.ts';
import { holding } from '../support/holding.ts';
import { runCli } from '../support/runCli.ts';

/** Two cases of U123 in C123, one of them escalated, and a rating. */
const furnished = async () => {
  const database = { kind: 'sqlite', path: join(folder(), 'triage.db') } as const;
  const { store } = await open(database);
  const own = { ...sampleCase, userId: 'U123', channelId: 'C123' };
  await store.cases.open(own);
  await store.cases.open({ ...own, id: 'case2', messageTs: '1700000000.000200' });
  await store.escalations.file(filing(1, { by: { teamId: 'T1', userId: 'U123', channelId: 'C123' } }));
  await store.ratings.add({
    teamId: 'T1',
    caseId: 'case2',
    entryId: 'x',
    userId: 'U123',
    rating: 'worked',
    at: 1,
  });
  return { store, surroundings: { env: { DATABASE_URL: `sqlite:${database.path}`, USER: 'ops' } } };
};

describe('ecw-triage privacy', () => {
  test('a dry run counts and deletes nothing; the purge then does just that', async () => {
    const { store, surroundings } = await furnished();
    const rehearsed = await runCli(['privacy', 'purge', '--user', 'U123', '--dry-run'], surroundings);
    expect(rehearsed).toEqual({
      exit: 0,
      out: '1 cases would be deleted, 1 emptied because they belong to an escalation.\n1 ratings would be deleted, 1 escalations and 0 team notes keep no name.\n',
      err: '',
    });
    expect(await store.cases.latest(10)).toHaveLength(2);
    expect((await holding(store, 'U123')).ratings).toHaveLength(1);
    const done = await runCli(['privacy', 'purge', '--user', 'U123'], surroundings);
    expect(done.out).toBe('1 cases deleted, 1 emptied because they belong to an escalation.\n');
    expect(JSON.parse(done.err)).toMatchObject({
      audit: 'purged',
      user: 'terminal:ops',
      subject: 'user U123',
    });
    expect(await holding(store, 'U123')).toEqual({
      cases: [],
      ratings: [],
      escalations: [],
      keySets: [],
      decisions: [],
      teamNotes: [],
    });
  });

  test('narrowed down, the person keeps the rest', async () => {
    const { store, surroundings } = await furnished();
    const args = ['privacy', 'purge', '--user', 'U123', '--before', '2020-01-01'];
    expect((await runCli([...args, '--dry-run'], surroundings)).out).toMatch(
      /^0 cases would be deleted, 0 emptied .*\n$/,
    );
    expect((await runCli(args, surroundings)).out).toMatch(/^0 cases deleted/);
    expect((await holding(store, 'U123')).ratings).toHaveLength(1);
  });

  test('exports all that is kept about a person', async () => {
    const { surroundings } = await furnished();
    const { exit, out, err } = await runCli(['privacy', 'export', '--user', 'U123'], surroundings);
    expect(exit).toBe(0);
    expect(JSON.parse(err)).toMatchObject({ audit: 'person exported', subject: 'user U123' });
    expect(JSON.parse(out)).toMatchObject({
      cases: [{ id: 'case1' }, { id: 'case2' }],
      ratings: [{ caseId: 'case2' }],
      escalations: [{ number: 1001 }],
    });
    const nobody = await runCli(['privacy', 'export', '--user', 'U999'], surroundings);
    expect(nobody).toMatchObject({ exit: 3, err: expect.stringContaining('Nothing is kept about U999.') });
    expect(JSON.parse(nobody.out)).toEqual({
      cases: [],
      ratings: [],
      escalations: [],
      keySets: [],
      decisions: [],
      teamNotes: [],
    });
  });

  test.each([
    [['purge'], /--user, --channel or --before is missing/],
    [['purge', '--dry-run'], /is missing/],
    [['purge', '--user', 'somebody'], /--user takes an id such as U0123456789/],
    [['purge', '--channel', '#general'], /--channel takes an id/],
    [['purge', '--before', 'yesterday'], /--before takes a day/],
    [['purge', '--before', '2026-02-31'], /--before takes a day/],
    [['purge', '--before', '2099-01-01'], /--before 2099-01-01 is still to come/],
    [['export'], /--user is missing/],
  ])('%j is wrong use', async (args, err) => {
    expect(await runCli(['privacy', ...args])).toMatchObject({ exit: 2, err: expect.stringMatching(err) });
  });
});
