import { describe, expect, test } from '@jest/globals';
import type { Database } from '../../src/storage/openDatabase.ts';
import { type Kind, open } from './places.ts';
import { acknowledge, filing, sampleCase } from './samples.ts';

const times = { now: 2000, leaseUntil: 62_000 };

/** Deliveries: leases, outcomes, the state and history that follow. */
export const queueContract = (kind: Kind): void => {
  const fresh = async () => open((await kind.make()).config);
  /** Files an escalation and takes its deliveries; by destination. */
  const taken = async ({ store, queue }: Database, destinations: readonly string[]) => {
    await store.escalations.file(filing(1, { destinations }));
    const found = await queue.take(destinations, times);
    return (name: string) => {
      const [one] = found.filter(({ delivery }) => delivery.destination === name);
      if (!one) throw new Error(`No delivery to ${name} was taken.`);
      return one.delivery;
    };
  };
  const delivered = { state: 'delivered', attempts: 1, receipt: 'C1/1.2' } as const;
  const failed = { state: 'failed', attempts: 1, reason: 'gone' } as const;
  const postponed = { state: 'queued', attempts: 1, dueAt: 9000, reason: 'busy' } as const;

  describe('taking deliveries', () => {
    test('a leased one is nobody else’s until the lease runs out', async () => {
      const { store, queue } = await fresh();
      const { escalation } = await store.escalations.file(filing(1));
      expect(await queue.take(['slack'], times)).toMatchObject([
        { delivery: { destination: 'slack', attempts: 0 }, escalation, mayHaveArrived: false },
      ]);
      expect(await queue.take(['slack'], times)).toEqual([]);
      // Whoever held it may have sent it before it died.
      expect(await queue.take(['slack'], { now: 62_000, leaseUntil: 120_000 })).toMatchObject([
        { mayHaveArrived: true },
      ]);
    });

    test('only destinations that exist are taken', async () => {
      const { store, queue } = await fresh();
      await store.escalations.file(filing(1));
      expect(await queue.take([], times)).toEqual([]);
      const found = await queue.take(['mail'], times);
      expect(found.map(({ delivery }) => delivery.destination)).toEqual(['mail']);
    });

    test('two processes share them, each delivery once', async () => {
      const { config } = await kind.make();
      const both = [await open(config), await open(config)];
      for (let index = 1; index <= 30; index += 1) await both[0]?.store.escalations.file(filing(index));
      const ids: string[] = [];
      for (let more = true; more; ) {
        const found = await Promise.all(both.map(({ queue }) => queue.take(['slack', 'mail'], times)));
        ids.push(...found.flat().map(({ delivery }) => delivery.id));
        more = found.flat().length > 0;
      }
      expect(ids).toHaveLength(60);
      expect(new Set(ids).size).toBe(60);
    });
  });

  describe('recording what became of a delivery', () => {
    test('what reporters are told of an attempt is written with it, once', async () => {
      const database = await fresh();
      const { store, queue } = database;
      await store.cases.open(sampleCase);
      const delivery = await taken(database, ['slack', 'mail']);
      const told = (kind: 'delayed' | 'undeliverable') =>
        ({ kind, destination: 'mail', reason: 'busy' }) as const;
      await queue.record(delivery('mail'), postponed, told('delayed'));
      await queue.record(delivery('mail'), failed, told('undeliverable'));
      await queue.record(delivery('mail'), failed, told('undeliverable'));
      const replies = await store.replies.take({ now: 9000, leaseUntil: 10_000, limit: 10 });
      expect(
        replies
          .map(({ content }) => content)
          .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      ).toMatchObject([
        { kind: 'news', number: 1001, news: told('delayed') },
        { kind: 'news', number: 1001, news: told('undeliverable') },
      ]);
    });

    test('outcomes make the state, the receipt and the history', async () => {
      const database = await fresh();
      const { store, queue } = database;
      const delivery = await taken(database, ['slack', 'mail']);
      expect(await queue.record(delivery('mail'), failed)).toMatchObject({
        state: 'queued',
        changedAt: 5000,
      });
      expect(await queue.record(delivery('slack'), postponed)).toMatchObject({ state: 'queued' });
      expect(await queue.take(['slack', 'mail'], { now: 8000, leaseUntil: 9000 })).toEqual([]);
      const [again] = await queue.take(['slack', 'mail'], { now: 9000, leaseUntil: 10_000 });
      expect(again?.delivery).toMatchObject({ id: delivery('slack').id, attempts: 1 });
      expect(await queue.record(delivery('slack'), { ...delivered, attempts: 2 })).toMatchObject({
        state: 'sent',
      });
      expect((await store.escalations.ofCase('case1'))?.state).toBe('sent');
      expect(await store.escalations.deliveries('escalation1')).toMatchObject([
        { destination: 'mail', state: 'failed', reason: 'gone' },
        { destination: 'slack', state: 'delivered', attempts: 2, receipt: 'C1/1.2' },
      ]);
      expect(await store.escalations.history('escalation1')).toEqual([
        { at: 1000, by: 'U1', change: { kind: 'filed' } },
        { at: 5000, by: 'bot', change: { kind: 'undeliverable', destination: 'mail', reason: 'gone' } },
        { at: 5000, by: 'bot', change: { kind: 'delivered', destination: 'slack' } },
      ]);
    });

    test('where it has arrived is kept under the names of the places, each once', async () => {
      const database = await fresh();
      const { store, queue } = database;
      const delivery = await taken(database, ['slack', 'mail']);
      const channel = { how: 'posted', to: '#ecw-escalations' } as const;
      const mailbox = { how: 'mailed', to: 'ecw@example.com' } as const;
      await queue.record({ ...delivery('slack'), to: channel }, delivered);
      expect(await queue.record({ ...delivery('mail'), to: mailbox }, delivered)).toMatchObject({
        sentTo: [channel, mailbox],
      });
      await queue.record({ ...delivery('mail'), to: mailbox }, delivered);
      expect((await store.escalations.ofCase('case1'))?.sentTo).toEqual([channel, mailbox]);
      expect(await store.escalations.history('escalation1')).toMatchObject([
        { change: { kind: 'filed' } },
        { change: { kind: 'delivered', destination: 'slack', to: channel } },
        { change: { kind: 'delivered', destination: 'mail', to: mailbox } },
      ]);
    });

    test('what failed has not arrived', async () => {
      const database = await fresh();
      const delivery = await taken(database, ['slack', 'mail']);
      const mailbox = { how: 'mailed', to: 'ecw@example.com' } as const;
      await database.queue.record({ ...delivery('mail'), to: mailbox }, failed);
      const filed = await database.store.escalations.ofCase('case1');
      expect(filed?.sentTo).toEqual([]);
    });

    test('of deliveries that end at the same moment in two processes, the state forgets none', async () => {
      const { config } = await kind.make();
      const [one, two] = [await open(config), await open(config)];
      for (let round = 0; round < 10; round += 1) {
        const { escalation } = await one.store.escalations.file(filing(round));
        const found = await one.queue.take(['slack', 'mail'], times);
        const records = found.map(({ delivery }, index) =>
          (index === 0 ? one : two).queue.record(delivery, failed),
        );
        await Promise.all(records);
        expect(records).toHaveLength(2);
        expect((await one.store.escalations.find('T1', escalation.id))?.state).toBe('stuck');
      }
    });

    test('after a person moved it, deliveries leave the state alone but stand in the history', async () => {
      const database = await fresh();
      const delivery = await taken(database, ['slack', 'mail']);
      await database.queue.record(delivery('slack'), delivered);
      await database.store.escalations.edit('escalation1', acknowledge);
      expect(await database.queue.record(delivery('mail'), failed)).toMatchObject({ state: 'acknowledged' });
      const lines = await database.store.escalations.history('escalation1');
      expect(lines.at(-1)?.change.kind).toBe('undeliverable');
    });

    test('what is delivered stays delivered, whatever a slower process says', async () => {
      const database = await fresh();
      const delivery = await taken(database, ['slack']);
      await database.queue.record(delivery('slack'), delivered);
      expect(await database.queue.record(delivery('slack'), postponed)).toMatchObject({ state: 'sent' });
      expect(await database.queue.record(delivery('slack'), delivered)).toMatchObject({ state: 'sent' });
      expect(await database.queue.take(['slack'], { now: 99_000, leaseUntil: 100_000 })).toEqual([]);
      expect(await database.store.escalations.history('escalation1')).toHaveLength(2);
    });
  });

  describe('how the queue stands', () => {
    test('deliveries wait since their escalation was filed, however often they were tried', async () => {
      const database = await fresh();
      const { queue } = database;
      expect(await queue.waitingSince()).toBeUndefined();
      const delivery = await taken(database, ['slack', 'mail']);
      await queue.record(delivery('slack'), delivered);
      await queue.record(delivery('mail'), postponed);
      expect(await queue.waitingSince()).toBe(1000);
      await queue.record(delivery('mail'), { ...delivered, attempts: 2 });
      expect(await queue.waitingSince()).toBeUndefined();
    });

    test('dead ones are counted by destination, until their escalation is resolved', async () => {
      const database = await fresh();
      const { queue, store } = database;
      const delivery = await taken(database, ['slack', 'mail']);
      expect(await queue.countDead()).toEqual(new Map());
      await queue.record(delivery('slack'), delivered);
      await queue.record(delivery('mail'), failed);
      expect(await queue.countDead()).toEqual(new Map([['mail', 1]]));
      await store.escalations.edit('escalation1', {
        ...acknowledge,
        set: { state: 'resolved' },
        change: { kind: 'moved', from: 'sent', to: 'resolved' },
      });
      expect(await queue.countDead()).toEqual(new Map());
    });
  });

  describe('trying again', () => {
    test('queues what failed, from its first attempt, with a line', async () => {
      const database = await fresh();
      const { store, queue } = database;
      const delivery = await taken(database, ['slack', 'mail']);
      await queue.record(delivery('slack'), failed);
      expect(await queue.record(delivery('mail'), failed)).toMatchObject({ state: 'stuck' });
      const retry = { escalationId: 'escalation1', by: 'U2', at: 70_000 };
      expect(await store.escalations.retry(retry)).toBe(2);
      expect(await store.escalations.retry(retry)).toBe(0);
      expect(await store.escalations.find('T1', 'escalation1')).toMatchObject({
        state: 'queued',
        changedAt: 70_000,
      });
      const lines = await store.escalations.history('escalation1');
      expect(lines.at(-1)).toEqual({ at: 70_000, by: 'U2', change: { kind: 'retried' } });
      const again = await queue.take(['slack', 'mail'], { now: 70_000, leaseUntil: 130_000 });
      expect(again.map(({ delivery }) => delivery.attempts)).toEqual([0, 0]);
    });

    test('leaves what was delivered, and what a person moved, where they are', async () => {
      const database = await fresh();
      const { store, queue } = database;
      const delivery = await taken(database, ['slack', 'mail']);
      await queue.record(delivery('slack'), delivered);
      await queue.record(delivery('mail'), failed);
      await store.escalations.edit('escalation1', acknowledge);
      expect(await store.escalations.retry({ escalationId: 'escalation1', by: 'U2', at: 70_000 })).toBe(1);
      expect((await store.escalations.find('T1', 'escalation1'))?.state).toBe('acknowledged');
      expect(await store.escalations.retry({ escalationId: 'none', by: 'U2', at: 1 })).toBe(0);
    });
  });
};
