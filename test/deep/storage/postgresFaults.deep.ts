import { expect, test } from '@jest/globals';
import type { Database, DatabaseConfig } from '../../../src/storage/openDatabase.ts';
import { onPostgres, open, postgres } from '../../storage/places.ts';
import { acknowledge, filing, sampleCase } from '../../storage/samples.ts';
import { openTap } from './tap.ts';

const urlOf = (config: DatabaseConfig): string => (config.kind === 'postgres' ? config.url : '');
const unavailable = { name: 'StoreError', code: 'STORE_UNAVAILABLE' };

const tapped = async (patienceMs = 500) => {
  const { config, run } = await postgres.make();
  const tap = await openTap(urlOf(config));
  return { tap, run, database: await open({ kind: 'postgres', url: tap.url }, { patienceMs }) };
};

/** One call of each part of the store. */
const calls = ({ store, queue }: Database): readonly (() => Promise<unknown>)[] => [
  () => store.cases.open(sampleCase),
  () => store.cases.find('T1', 'case1'),
  () => store.channels.settings('T1', 'C1'),
  () => store.escalations.file(filing(1)),
  () => store.escalations.list({ teamId: 'T1' }),
  () => store.escalations.edit('T1', 'escalation1', acknowledge),
  () => store.schedule.claim('summary', 'today'),
  () => queue.take(['slack'], { now: 5000, leaseUntil: 6000 }),
];

onPostgres(() => {
  test('stopped in mid-run, every call says that the store is unavailable, and works once it is back', async () => {
    const { tap, database } = await tapped();
    await database.store.escalations.file(filing(1));
    tap.cut();
    for (const call of calls(database)) await expect(call()).rejects.toMatchObject(unavailable);
    tap.open();
    for (const call of calls(database)) await call();
    expect(await database.store.escalations.list({ teamId: 'T1' })).toHaveLength(1);
  });

  test('a server that says nothing any more is given up, and its connection is not used again', async () => {
    const { tap, database } = await tapped(300);
    await database.store.escalations.file(filing(1));
    tap.hang();
    await expect(database.store.escalations.file(filing(2))).rejects.toMatchObject(unavailable);
    tap.open();
    expect(await database.store.escalations.file(filing(2))).toMatchObject({ isNew: true });
  }, 20_000);

  test('cut off at any message of a filing: all of it is there, or nothing; a second try makes one', async () => {
    const { tap, database, run } = await tapped();
    let isFiled = false;
    for (let messages = 0; !isFiled; messages += 1) {
      const { id } = filing(messages);
      tap.cutAfter(messages);
      isFiled = await database.store.escalations.file(filing(messages)).then(
        () => true,
        (error: unknown) => {
          expect(error).toMatchObject(unavailable);
          return false;
        },
      );
      tap.open();
      const [{ rows } = {}] = (await run(
        `select array[(select count(*) from escalations where id = '${id}'), (select count(*) from history where escalation_id = '${id}'),
          (select count(*) from escalation_cases where escalation_id = '${id}'), (select count(*) from deliveries where escalation_id = '${id}')]::text as rows`,
      )) as { rows?: string }[];
      expect(['{0,0,0,0}', '{1,1,1,2}']).toContain(rows);
      await database.store.escalations.file(filing(messages));
      expect(messages).toBeLessThan(40);
    }
    const numbers = (await database.store.escalations.list({ teamId: 'T1' })).map(({ number }) => number);
    // Cut off at `begin`, at each of the five statements and at `commit`, and then let through.
    expect(numbers.length).toBeGreaterThan(7);
    expect(new Set(numbers).size).toBe(numbers.length);
  }, 30_000);

  test('thrown out by the administrator, connections come back by themselves', async () => {
    const { database, run } = await tapped();
    await Promise.all(
      Array.from({ length: 5 }, (_, index) => database.store.escalations.file(filing(index))),
    );
    await run(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    // The first calls may still meet connections whose end has not arrived.
    const list = (tries: number): Promise<readonly unknown[]> =>
      database.store.escalations
        .list({ teamId: 'T1' })
        .catch((error: unknown) => (tries > 0 ? list(tries - 1) : Promise.reject(error)));
    expect(await list(8)).toHaveLength(5);
  });

  test('a lock held by somebody else is not waited for without end', async () => {
    const { database, run } = await tapped(300);
    await database.store.escalations.file(filing(1));
    const held = run("begin; update escalations set state = 'sent'; select pg_sleep(1.5); commit");
    await run('select pg_sleep(0.3)');
    await expect(database.store.escalations.edit('T1', 'escalation1', acknowledge)).rejects.toMatchObject(
      unavailable,
    );
    await held;
    expect(await database.store.escalations.edit('T1', 'escalation1', acknowledge)).toBeDefined();
  }, 15_000);

  test('a wrong password, database or port is told without repeating the address', async () => {
    const url = new URL(urlOf((await postgres.make()).config));
    const wrong = (changes: {
      readonly password?: string;
      readonly pathname?: string;
      readonly port?: string;
    }) => open({ kind: 'postgres', url: Object.assign(new URL(url), changes).href }, { patienceMs: 500 });
    const tries = [{ password: 'hidden' }, { pathname: '/hidden' }, { port: '1' }];
    for (const changes of tries) {
      const error: unknown = await wrong(changes).catch((reason: unknown) => reason);
      expect(error).toMatchObject(unavailable);
      expect(error instanceof Error && error.message).not.toMatch(/hidden|127\.0\.0\.1/);
    }
  });
});
