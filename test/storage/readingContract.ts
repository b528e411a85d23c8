import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/storage/openDatabase.ts';
import { collect } from '../support/collect.ts';
import { holding } from '../support/holding.ts';
import { deps, type Kind, later } from './places.ts';
import { filing, sampleCase } from './samples.ts';

/** A later version wrote something that this one cannot read. */
export const readingContract = (kind: Kind): void => {
  /** A database with two of everything, the first of which is spoilt by `sql`. */
  const spoilt = async (sql: string) => {
    const { config, run } = await kind.make();
    let passedOver = 0;
    const unreadable = () => {
      passedOver += 1;
    };
    const database = await openDatabase(config, { ...deps, unreadable });
    later(database.close);
    const { cases, escalations, keySets, mutes } = database.store;
    for (const index of [1, 2]) {
      await cases.open({ ...sampleCase, id: `case${index}`, messageTs: `1700000000.00010${index}` });
      await escalations.file(filing(index, { remindAt: 5 }));
      await keySets.remember({
        ...{ teamId: 'T1', clientId: `app${index}`, environment: 'production' },
        ...{ jwksUrl: 'https://a.example/jwks', userId: 'U1', at: 1 },
      });
      await mutes.set({
        ...{ id: `mute${index}`, teamId: 'T1', channelId: 'C1', kind: 'entry' },
        ...{ subject: `x${index}`, by: 'U1', at: 1 },
      });
    }
    await run(sql);
    return { ...database, counted: () => passedOver };
  };
  type Spoilt = Awaited<ReturnType<typeof spoilt>>;

  const escalation = `update escalations set state = 'elsewhere' where id = 'escalation1'`;
  const oneCase = `update cases set finding = '{"kind":"later"}' where id = 'case1'`;
  const delivery = `update deliveries set state = 'elsewhere' where escalation_id = 'escalation1' and destination = 'mail'`;

  describe('a row that this version cannot read is passed over and counted', () => {
    test.each<[string, string, (database: Spoilt) => Promise<readonly unknown[]>]>([
      ['a list of escalations', escalation, ({ store }) => store.escalations.list({ teamId: 'T1' })],
      ['all escalations', escalation, ({ store }) => collect(store.escalations.all())],
      [
        'due reminders',
        `update escalations set report = '{}' where id = 'escalation1'`,
        ({ store }) => store.escalations.takeReminders({ now: 6, next: 9 }),
      ],
      [
        'counts by state',
        escalation,
        async ({ store }) => [...(await store.escalations.countOpen('T1')).keys()],
      ],
      [
        'a history',
        `insert into history values ('escalation1', 2, 5, 'U1', '{"kind":"later"}')`,
        ({ store }) => store.escalations.history('T1', 'escalation1'),
      ],
      ['deliveries', delivery, ({ store }) => store.escalations.deliveries('T1', 'escalation1')],
      [
        'deliveries that are due',
        `update escalations set report = '{}' where id = 'escalation1'`,
        ({ queue }) => queue.take(['mail'], { now: 5000, leaseUntil: 6000 }),
      ],
      ['the latest cases', oneCase, ({ store }) => store.cases.latest(10)],
      [
        'the cases of an escalation',
        oneCase,
        async ({ store }) => [
          ...(await store.escalations.casesOf('T1', 'escalation1')),
          ...(await store.escalations.casesOf('T1', 'escalation2')),
        ],
      ],
      ['the cases of a person', oneCase, async ({ store }) => (await holding(store, 'U1')).cases],
      [
        'the escalations of a person',
        escalation,
        async ({ store }) => (await holding(store, 'U1')).escalations,
      ],
      [
        'the key sets of a person',
        `update key_sets set environment = 'elsewhere' where client_id = 'app1'`,
        async ({ store }) => (await holding(store, 'U1')).keySets,
      ],
      [
        'mutes',
        `update mutes set kind = 'elsewhere' where id = 'mute1'`,
        ({ store }) => store.mutes.list({ teamId: 'T1', channelId: 'C1', now: 5 }),
      ],
    ])('%s', async (_what, sql, read) => {
      const database = await spoilt(sql);
      expect(await read(database)).toHaveLength(1);
      expect(database.counted()).toBe(1);
    });
  });
};
