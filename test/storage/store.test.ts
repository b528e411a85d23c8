import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/desk/case.ts';
import type { NewEscalation } from '../../src/desk/ports.ts';
import { type Database, openDatabase } from '../../src/storage/openDatabase.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const counting = () => {
  let next = 0;
  return () => `id${++next}`;
};

const open = async (path = ':memory:'): Promise<Database> => {
  const database = await openDatabase(path, counting());
  closing.push(database.close);
  return database;
};

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'triage-'));
  closing.push(() => rmSync(made, { recursive: true }));
  return made;
};

const sample: Case = {
  id: 'case1',
  teamId: 'T1',
  channelId: 'C1',
  userId: 'U1',
  door: 'message',
  messageTs: '1700000000.000100',
  excerpt: '{"error":"invalid_client"}',
  finding: {
    kind: 'match',
    candidates: [
      {
        id: 'invalid_client',
        confidence: 0.98,
        reasons: [
          { kind: 'code', place: 'error', value: 'invalid_client' },
          { kind: 'status', value: 401 },
        ],
      },
    ],
    others: [],
    facts: { status: 401, practiceCode: 'FEIGCD', scopes: ['system/Patient.r'], times: [] },
  },
  entryId: 'invalid_client',
  picked: false,
  at: 1_700_000_000_000,
};

const filing: NewEscalation = {
  id: 'escalation1',
  caseId: 'case1',
  entryId: 'invalid_client',
  report: {
    practiceCode: 'FEIGCD',
    environment: 'production',
    endpoint: 'token',
    times: ['2026-03-01T14:05:00Z'],
    evidence: '{"error":"invalid_client"}',
    details: { alg: 'RS384' },
  },
  by: { teamId: 'T1', userId: 'U1', channelId: 'C1' },
  at: 1000,
  destinations: ['slack', 'mail'],
};

describe('cases', () => {
  test('what was written down is read back whole', async () => {
    const { store } = await open();
    expect(await store.cases.open(sample)).toBe(true);
    expect(await store.cases.find('T1', 'case1')).toEqual(sample);
  });

  test('a message has one case, however often it comes', async () => {
    const { store } = await open();
    await store.cases.open(sample);
    expect(await store.cases.open({ ...sample, id: 'case2' })).toBe(false);
    expect(await store.cases.find('T1', 'case2')).toBeUndefined();
    expect(
      await store.cases.ofMessage({ teamId: 'T1', channelId: 'C1', messageTs: '1700000000.000100' }),
    ).toEqual(sample);
  });

  test('the same time stamp in another channel or team is another message', async () => {
    const { store } = await open();
    await store.cases.open(sample);
    expect(await store.cases.open({ ...sample, id: 'case2', channelId: 'C2' })).toBe(true);
    expect(await store.cases.open({ ...sample, id: 'case3', teamId: 'T2' })).toBe(true);
  });

  test('slash commands have no message and never collide', async () => {
    const { store } = await open();
    const { messageTs: _, ...asked } = sample;
    expect(await store.cases.open(asked)).toBe(true);
    expect(await store.cases.open({ ...asked, id: 'case2' })).toBe(true);
  });

  test('another team’s id is as good as none', async () => {
    const { store } = await open();
    await store.cases.open(sample);
    expect(await store.cases.find('T2', 'case1')).toBeUndefined();
  });

  test('a person’s pick and the card’s place are kept', async () => {
    const { store } = await open();
    await store.cases.open(sample);
    await store.cases.pick('case1', 'jwks_kid_mismatch');
    await store.cases.place('case1', { channelId: 'C1', ts: '1700000001.000200' });
    expect(await store.cases.find('T1', 'case1')).toEqual({
      ...sample,
      entryId: 'jwks_kid_mismatch',
      picked: true,
      card: { channelId: 'C1', ts: '1700000001.000200' },
    });
  });
});

describe('ratings', () => {
  test('one of a kind per person and case', async () => {
    const { store } = await open();
    await store.cases.open(sample);
    const rating = {
      caseId: 'case1',
      entryId: 'invalid_client',
      userId: 'U1',
      rating: 'worked',
      at: 1,
    } as const;
    expect(await store.ratings.add(rating)).toBe(true);
    expect(await store.ratings.add(rating)).toBe(false);
    expect(await store.ratings.add({ ...rating, userId: 'U2' })).toBe(true);
    expect(await store.ratings.add({ ...rating, rating: 'wrong' })).toBe(true);
    expect(await store.ratings.count('case1', 'worked')).toBe(2);
  });
});

describe('channels', () => {
  test('nobody has chosen, then the last choice counts', async () => {
    const { store } = await open();
    const channel = { teamId: 'T1', channelId: 'C1', by: 'U1', at: 1 };
    expect(await store.channels.watched('T1', 'C1')).toBeUndefined();
    await store.channels.watch({ ...channel, watched: true });
    await store.channels.watch({ ...channel, watched: false, at: 2 });
    expect(await store.channels.watched('T1', 'C1')).toBe(false);
    expect(await store.channels.watched('T1', 'C2')).toBeUndefined();
  });

  test('a channel is introduced to once, whatever was chosen before', async () => {
    const { store } = await open();
    await store.channels.watch({ teamId: 'T1', channelId: 'C1', watched: true, by: 'U1', at: 1 });
    const place = { teamId: 'T1', channelId: 'C1', at: 2 };
    expect(await store.channels.introduce(place)).toBe(true);
    expect(await store.channels.introduce(place)).toBe(false);
    expect(await store.channels.watched('T1', 'C1')).toBe(true);
  });
});

describe('escalations and their deliveries', () => {
  const lease = { now: 2000, leaseUntil: 62_000 };

  test('numbers start at 1001 and go up by one', async () => {
    const { store } = await open();
    const first = await store.escalations.file(filing);
    const second = await store.escalations.file({ ...filing, id: 'escalation2', caseId: 'case2' });
    expect([first.escalation.number, second.escalation.number]).toEqual([1001, 1002]);
    expect(first.escalation).toMatchObject({ state: 'queued', report: filing.report, openedBy: 'U1' });
  });

  test('a second filing of a case finds the first', async () => {
    const { store, queue } = await open();
    const first = await store.escalations.file(filing);
    const second = await store.escalations.file({ ...filing, id: 'escalation2' });
    expect(second).toEqual({ escalation: first.escalation, isNew: false });
    expect(await queue.take(['slack', 'mail'], lease)).toHaveLength(2);
  });

  test('many filed at the same moment get a number each, one per case', async () => {
    const { store } = await open();
    const filed = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        store.escalations.file({ ...filing, id: `e${index}`, caseId: `case${index % 10}` }),
      ),
    );
    expect(filed.filter(({ isNew }) => isNew)).toHaveLength(10);
    expect(new Set(filed.map(({ escalation }) => escalation.number)).size).toBe(10);
  });

  test('a leased delivery is nobody else’s until the lease runs out', async () => {
    const { store, queue } = await open();
    await store.escalations.file(filing);
    expect(await queue.take(['slack'], lease)).toHaveLength(1);
    expect(await queue.take(['slack'], lease)).toEqual([]);
    expect(await queue.take(['slack'], { now: 62_000, leaseUntil: 120_000 })).toHaveLength(1);
  });

  test('only destinations that exist are taken', async () => {
    const { store, queue } = await open();
    await store.escalations.file(filing);
    expect(await queue.take([], lease)).toEqual([]);
    const taken = await queue.take(['mail'], lease);
    expect(taken.map(({ delivery }) => delivery.destination)).toEqual(['mail']);
  });

  test('the outcome of each delivery makes the state of the escalation', async () => {
    const { store, queue } = await open();
    await store.escalations.file(filing);
    const [one, two] = await queue.take(['slack', 'mail'], lease);
    const failed = await queue.record(one?.delivery.id ?? '', {
      state: 'failed',
      attempts: 1,
      reason: 'gone',
    });
    expect(failed.state).toBe('queued');
    await queue.record(two?.delivery.id ?? '', { state: 'queued', attempts: 1, dueAt: 9000, reason: 'busy' });
    expect(await queue.take(['slack', 'mail'], { now: 8000, leaseUntil: 9000 })).toEqual([]);
    const [again] = await queue.take(['slack', 'mail'], { now: 9000, leaseUntil: 10_000 });
    expect(again?.delivery).toMatchObject({ id: two?.delivery.id, attempts: 1 });
    await queue.record(two?.delivery.id ?? '', { state: 'delivered', attempts: 2, receipt: 'C1/1.2' });
    expect((await store.escalations.ofCase('case1'))?.state).toBe('sent');
  });
});

describe('the file', () => {
  test('is made with its folder, readable by its owner only, and survives a restart', async () => {
    const path = join(folder(), 'deep', 'triage.db');
    const before = await openDatabase(path, counting());
    await before.store.cases.open(sample);
    await before.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const { store } = await open(path);
    expect(await store.cases.find('T1', 'case1')).toEqual(sample);
  });
});
