import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Kind, open } from './places.ts';
import { countPlainly, makeRandomPast } from './randomPast.ts';

/** The first schema, with something in it. */
export const first = readFileSync(new URL('./fixtures/first.sql', import.meta.url), 'utf8');

/** The names of all migrations, in order. */
export const migrations = readdirSync(new URL('../../src/storage/migrations', import.meta.url))
  .sort()
  .map((file) => ({ name: file.replace('.ts', '') }));

/** Databases of earlier versions are brought up to date, and who starts at once does not trip over each other. */
export const upgradeContract = (kind: Kind): void => {
  describe('a database of the first schema', () => {
    const upgraded = async () => {
      const { config, run } = await kind.make();
      await run(first);
      return open(config);
    };

    test('keeps its cases, ratings and channels', async () => {
      const { store } = await upgraded();
      expect(await store.cases.find('T1', 'case2')).toMatchObject({
        userId: 'U2',
        picked: true,
        card: { channelId: 'C1', ts: '1772000001.000200' },
        excerpt: 'HTTP/1.1 401\n{"error":"invalid_client","error_description":"it’s «bad»"}',
        at: 1_772_000_000_000,
      });
      expect(await store.cases.find('T1', 'case3')).toMatchObject({ door: 'command' });
      expect((await store.cases.echo('T1', 'case1')).worked).toBe(1);
      expect(await store.channels.settings('T1', 'C1')).toMatchObject({ watched: true });
      expect(await store.channels.introduce({ teamId: 'T1', channelId: 'C1', at: 1 })).toBe(false);
    });

    test('keeps its escalations, which get what the new schema knows', async () => {
      const { store } = await upgraded();
      expect(await store.escalations.byNumber('T1', 1001)).toMatchObject({
        id: 'escalation1',
        caseId: 'case1',
        state: 'sent',
        openedBy: 'U1',
        openedAt: 1_772_000_060_000,
        changedAt: 1_772_000_060_000,
        report: { practiceCode: 'FEIGCD', notes: 'since Tuesday' },
      });
      expect(await store.escalations.history('T1', 'escalation2')).toEqual([
        { at: 1_772_000_120_000, by: 'U2', change: { kind: 'filed' } },
      ]);
      expect((await store.escalations.casesOf('T1', 'escalation2')).map(({ id }) => id)).toEqual(['case2']);
      expect(await store.escalations.numbered(1003)).toMatchObject({ caseId: 'gone' });
      expect((await store.escalations.find('T1', 'escalation1'))?.sentTo).toEqual([
        { how: 'posted', to: 'the escalation channel' },
      ]);
      expect((await store.escalations.find('T1', 'escalation2'))?.sentTo).toEqual([]);
      const found = await store.escalations.list({ teamId: 'T1', practiceCode: 'FEIGCD', isOpen: true });
      expect(found.map(({ number }) => number)).toEqual([1002, 1001]);
      expect(await store.escalations.takeReminders({ now: 1_772_000_500_000, next: 2e12 })).toHaveLength(3);
    });

    test('knows what fixed escalations from their history, also where one was reopened', async () => {
      const { config, run } = await kind.make();
      await run(first);
      await (await open(config)).close();
      // As it was before that was kept apart.
      await run(`
        drop table resolution_places;
        drop table resolutions;
        drop table team_notes;
        alter table escalations drop column ecw_case;
        alter table escalations drop column practice_case;
        alter table escalations drop column sent_to;
        drop index cases_of_person;
        drop index cases_of_channel;
        drop index ratings_of_person;
        drop index key_sets_of_person;
        drop index replies_of_person;
        drop index replies_written;
        drop index escalations_opened;
        drop index escalations_assigned;
        drop index open_by_number;
        drop index cases_of_escalation;
        drop index resolved_by_time;
        drop index cases_counted;
        drop index replies_counted;
        drop index ratings_counted;
        drop index escalations_counted;
        drop index cases_placed;
        alter table cases drop column pasted;
        alter table ratings drop column team_id;
        alter table ratings drop column channel_id;
        alter table escalation_cases drop column channel_id;
        alter table escalations drop column moved_at;
        alter table escalations drop column resolved_at;
        drop table decisions;
        alter table channels drop column digest;
        delete from kysely_migration where name >= '0007';
        insert into history values
          ('escalation1', 2, 5000, 'U5', '{"kind":"moved","from":"sent","to":"resolved","note":"a new key"}'),
          ('escalation1', 3, 6000, 'U6', '{"kind":"moved","from":"resolved","to":"reopened"}'),
          ('escalation2', 2, 7000, 'U5', '{"kind":"moved","from":"sent","to":"resolved"}'),
          ('escalation2', 3, 8000, 'U5', '{"kind":"moved","from":"resolved","to":"reopened"}');
        update escalations set resolution = null;
      `);
      const { store } = await open(config);
      expect(await store.escalations.resolutions({ teamId: 'T1' })).toEqual([
        {
          escalationId: 'escalation1',
          number: 1001,
          entryId: 'invalid_client',
          places: [{ channelId: 'C1', practiceCode: 'FEIGCD' }],
          words: 'a new key',
          by: 'U5',
          at: 5000,
          reopenedAt: 6000,
        },
      ]);
      expect((await store.escalations.find('T1', 'escalation1'))?.resolution).toBe('a new key');
    });

    test('is counted as before', async () => {
      const { config, run } = await kind.make();
      const earlier = await open(config);
      const past = await makeRandomPast(earlier.store, 3);
      await earlier.close();
      // As it was before what is counted stood in the rows themselves.
      await run(`
        drop index ratings_counted;
        drop index escalations_counted;
        drop index cases_of_escalation;
        alter table ratings drop column team_id;
        alter table ratings drop column channel_id;
        alter table escalation_cases drop column channel_id;
        alter table escalations drop column moved_at;
        alter table escalations drop column resolved_at;
        create index ratings_counted on ratings (at, rating, case_id);
        create index escalations_counted on escalations (opened_at, team_id, id);
        create index cases_of_escalation on escalation_cases (escalation_id, case_id, joined_by);
        delete from kysely_migration where name >= '0014';
        insert into escalation_cases values ('gone', 'escalation1', 99, 'U1', 1);
      `);
      const { store } = await open(config);
      for (const channels of [{}, { channelIds: ['C1'] }, { channelIds: ['C2', 'C4'] }]) {
        const filter = { teamId: 'T1', from: 0, to: 5000, ...channels };
        const { feedback, escalations } = countPlainly(past, filter);
        expect(await store.numbers.count(filter)).toMatchObject({ feedback, escalations });
      }
    });

    test('keeps its deliveries, and goes on with them and with the numbers', async () => {
      const { store, queue } = await upgraded();
      expect(await store.escalations.deliveries('T1', 'escalation1')).toMatchObject([
        { state: 'delivered', receipt: 'C2/1772000201.000300' },
      ]);
      expect(
        await store.escalations.retry({ teamId: 'T1', escalationId: 'escalation2', by: 'U2', at: 1 }),
      ).toBe(1);
      const taken = await queue.take(['slack'], { now: 1_772_000_300_000, leaseUntil: 1_772_000_360_000 });
      expect(taken.map(({ escalation }) => escalation.number).sort()).toEqual([1002, 1003]);
    });
  });

  describe('starting', () => {
    test('several at once on an empty database, and again on a full one', async () => {
      const { config, run } = await kind.make();
      const databases = await Promise.all(Array.from({ length: 5 }, () => open(config)));
      expect(databases).toHaveLength(5);
      await Promise.all(Array.from({ length: 3 }, () => open(config)));
      expect(await run('select name from kysely_migration order by name')).toEqual(migrations);
    });

    test('on a database of a later version it refuses, and changes nothing', async () => {
      const { config, run } = await kind.make();
      await (await open(config)).close();
      await run(`insert into kysely_migration values ('0999_later', '2030-01-01T00:00:00.000Z')`);
      await expect(open(config)).rejects.toThrow(/its schema is 0999/);
    });
  });
};
