import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/cases/case.ts';
import type { Change } from '../../src/escalations/escalation.ts';
import type { Fix } from '../../src/escalations/resolution.ts';
import { type Kind, open } from './places.ts';
import { acknowledge, filing, report, sampleCase } from './samples.ts';

const noted = (text: string) => ({ change: { kind: 'noted', text }, by: 'U3', at: 4000 }) as const;

const numbers = (found: readonly { number: number }[]) => found.map(({ number }) => number);

const everyChange: readonly Change[] = [
  { kind: 'joined', caseId: 'case2' },
  { kind: 'delivered', destination: 'slack' },
  { kind: 'delivered', destination: 'slack', to: { how: 'posted', to: '#ecw' } },
  { kind: 'numbered', ecwCase: 'CAS-1', practiceCase: '' },
  { kind: 'undeliverable', destination: 'slack', reason: 'gone' },
  { kind: 'retried' },
  { kind: 'moved', from: 'sent', to: 'waiting_for_ecw' },
  { kind: 'assigned' },
  { kind: 'noted', text: 'a\0b' },
  { kind: 'evidence', text: 'more' },
  { kind: 'snoozed', until: 1_772_000_000_000 },
  { kind: 'reminded' },
];

/** Escalations: filing, joining, changing, finding. */
export const escalationContract = (kind: Kind): void => {
  const fresh = async () => (await open((await kind.make()).config)).store;

  describe('filing an escalation', () => {
    test('numbers start at 1001 and go up by one; everything is read back', async () => {
      const { escalations } = await fresh();
      const first = await escalations.file(filing(1, { remindAt: 9000 }));
      const second = await escalations.file(filing(2));
      expect([first.escalation.number, second.escalation.number]).toEqual([1001, 1002]);
      expect(first.escalation).toEqual({
        id: 'escalation1',
        number: 1001,
        teamId: 'T1',
        caseId: 'case1',
        entryId: 'invalid_client',
        state: 'queued',
        report,
        openedBy: 'U1',
        openedAt: 1000,
        changedAt: 1000,
        remindAt: 9000,
        sentTo: [],
      });
      expect(await escalations.find('T1', 'escalation1')).toEqual(first.escalation);
      expect(await escalations.byNumber('T1', 1001)).toEqual(first.escalation);
      expect(await escalations.history('T1', 'escalation1')).toEqual([
        { at: 1000, by: 'U1', change: { kind: 'filed' } },
      ]);
      expect(await escalations.deliveries('T1', 'escalation1')).toMatchObject([
        { escalationId: 'escalation1', destination: 'mail', state: 'queued', attempts: 0 },
        { escalationId: 'escalation1', destination: 'slack', state: 'queued', attempts: 0 },
      ]);
    });

    test('a second filing of a case finds the first', async () => {
      const { escalations } = await fresh();
      const first = await escalations.file(filing(1));
      const second = await escalations.file(filing(2, { caseId: 'case1' }));
      expect(second).toEqual({ escalation: first.escalation, isNew: false });
      expect(await escalations.find('T1', 'escalation2')).toBeUndefined();
      expect(await escalations.deliveries('T1', 'escalation2')).toEqual([]);
    });

    test('from two processes at the same moment: one a case, numbers without a gap', async () => {
      const { config } = await kind.make();
      const both = [await open(config), await open(config)];
      const filed = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          both[index % 2]?.store.escalations.file(filing(index, { caseId: `case${index >> 1}` })),
        ),
      );
      expect(filed.filter((one) => one?.isNew)).toHaveLength(30);
      const numbers = new Set(filed.map((one) => one?.escalation.number));
      expect([...numbers].sort()).toEqual(Array.from({ length: 30 }, (_, index) => 1001 + index));
    });

    test('another team does not find it', async () => {
      const { escalations } = await fresh();
      await escalations.file(filing(1));
      expect(await escalations.find('T2', 'escalation1')).toBeUndefined();
      expect(await escalations.byNumber('T2', 1001)).toBeUndefined();
    });

    test('numbers that cannot be are nobody’s', async () => {
      const { escalations } = await fresh();
      for (const number of [0, -1, 1.5, 2 ** 31, Number.MAX_SAFE_INTEGER, Number.NaN])
        expect(await escalations.byNumber('T1', number)).toBeUndefined();
    });
  });

  describe('joining', () => {
    test('cases that are filed or edited in with it bring a line each, and those of another one stay there', async () => {
      const { escalations } = await fresh();
      await escalations.file(filing(9, { others: ['case4'] }));
      await escalations.file(filing(1, { others: ['case2', 'case4', 'case3'] }));
      const change = { kind: 'evidence', text: 'more' } as const;
      await escalations.edit('T1', 'escalation1', { joins: ['case5', 'case9'], change, by: 'U2', at: 2000 });
      expect((await escalations.history('T1', 'escalation1')).map((line) => line.change)).toEqual([
        { kind: 'filed' },
        { kind: 'joined', caseId: 'case2' },
        { kind: 'joined', caseId: 'case3' },
        { kind: 'joined', caseId: 'case5' },
        change,
      ]);
      for (const id of ['case2', 'case3', 'case5'])
        expect(await escalations.ofCase('T1', id)).toMatchObject({ id: 'escalation1' });
      for (const id of ['case4', 'case9'])
        expect(await escalations.ofCase('T1', id)).toMatchObject({ id: 'escalation9' });
    });

    test('brings a case and a line, and the case then belongs to that escalation', async () => {
      const { cases, escalations } = await fresh();
      await cases.open({ ...sampleCase, id: 'case2', messageTs: '2.0' });
      await cases.open({ ...sampleCase, id: 'case1', messageTs: '1.0' });
      const { escalation } = await escalations.file(filing(1));
      const joined = { teamId: 'T1', escalationId: 'escalation1', caseId: 'case2', by: 'U2', at: 2000 };
      expect(await escalations.join(joined)).toBe(true);
      expect(await escalations.join(joined)).toBe(false);
      expect(await escalations.ofCase('T1', 'case2')).toEqual({ ...escalation, changedAt: 2000 });
      expect((await escalations.casesOf('T1', 'escalation1')).map(({ id }) => id)).toEqual([
        'case1',
        'case2',
      ]);
      expect(await escalations.history('T1', 'escalation1')).toMatchObject([
        { change: { kind: 'filed' } },
        { at: 2000, by: 'U2', change: { kind: 'joined', caseId: 'case2' } },
      ]);
    });

    test('a case that joined is not filed again, and one that was filed does not join', async () => {
      const { escalations } = await fresh();
      await escalations.file(filing(1));
      await escalations.join({
        teamId: 'T1',
        escalationId: 'escalation1',
        caseId: 'case2',
        by: 'U2',
        at: 2000,
      });
      expect((await escalations.file(filing(2))).escalation.number).toBe(1001);
      await escalations.file(filing(3));
      expect(
        await escalations.join({
          teamId: 'T1',
          escalationId: 'escalation1',
          caseId: 'case3',
          by: 'U2',
          at: 2000,
        }),
      ).toBe(false);
    });

    test('nothing joins an escalation that does not exist', async () => {
      const { escalations } = await fresh();
      expect(
        await escalations.join({ teamId: 'T1', escalationId: 'none', caseId: 'case1', by: 'U1', at: 1 }),
      ).toBe(false);
      expect(await escalations.ofCase('T1', 'case1')).toBeUndefined();
    });

    test('filed and joined at the same moment, a case ends in one place', async () => {
      const { config } = await kind.make();
      const [one, two] = [await open(config), await open(config)];
      await one.store.escalations.file(filing(1));
      for (let index = 2; index < 12; index += 1) {
        const caseId = `case${index}`;
        const [filed, joined] = await Promise.all([
          one.store.escalations.file(filing(index)),
          two.store.escalations.join({
            teamId: 'T1',
            escalationId: 'escalation1',
            caseId,
            by: 'U2',
            at: 2000,
          }),
        ]);
        expect(filed.isNew).toBe(!joined);
        expect(await two.store.escalations.ofCase('T1', caseId)).toMatchObject({ id: filed.escalation.id });
      }
    });
  });

  describe('case numbers', () => {
    test('are filed, changed, and taken away', async () => {
      const { escalations } = await fresh();
      const { escalation } = await escalations.file(filing(1, { ecwCase: 'CAS-1' }));
      expect(escalation).toMatchObject({ ecwCase: 'CAS-1' });
      expect(escalation).not.toHaveProperty('practiceCase');
      const change = { kind: 'numbered', ecwCase: '', practiceCase: 'P 7' } as const;
      const set = { ecwCase: null, practiceCase: 'P 7' };
      const edited = await escalations.edit('T1', 'escalation1', { set, change, by: 'U2', at: 2000 });
      expect(edited).toMatchObject({ practiceCase: 'P 7' });
      expect(edited).not.toHaveProperty('ecwCase');
    });
  });

  describe('what fixed it', () => {
    const resolve = (fix: Fix, at = 3000) =>
      ({
        set: { state: 'resolved', fix },
        change: { kind: 'moved', from: 'sent', to: 'resolved' },
        by: 'U2',
        at,
      }) as const;
    const reopen = (at: number) =>
      ({
        set: { state: 'reopened' },
        change: { kind: 'moved', from: 'resolved', to: 'reopened' },
        by: 'U3',
        at,
      }) as const;

    /** escalation1 has cases in C1 and C2; escalation2 is another error of another practice in C2. */
    const furnished = async () => {
      const store = await fresh();
      const { practiceCode: _code, ...noCode } = sampleCase.verdict.facts;
      const open = (id: string, facts: Case['verdict']['facts']) =>
        store.cases.open({
          ...sampleCase,
          id,
          messageTs: `${id}.0`,
          channelId: id === 'case1' ? 'C1' : 'C2',
          verdict: { ...sampleCase.verdict, facts },
        });
      await open('case1', { ...noCode, practiceCode: 'FEIGCD' });
      await open('case2', { ...noCode, practiceCode: 'HGACBD' });
      await open('case3', noCode);
      await store.escalations.file(filing(1));
      await store.escalations.join({
        teamId: 'T1',
        escalationId: 'escalation1',
        caseId: 'case3',
        by: 'U1',
        at: 1500,
      });
      await store.escalations.file(
        filing(2, { entryId: 'invalid_scope', report: { ...report, practiceCode: 'HGACBD' } }),
      );
      await store.escalations.edit(
        'T1',
        'escalation1',
        resolve({ answer: 'Publish the key.', words: 'a 🔑\0' }),
      );
      await store.escalations.edit('T1', 'escalation2', resolve({ words: 'asked for less' }, 4000));
      return store;
    };

    test('is found, the latest first, with where the error was reported', async () => {
      const { escalations } = await furnished();
      expect(await escalations.resolutions({ teamId: 'T1' })).toEqual([
        {
          escalationId: 'escalation2',
          number: 1002,
          entryId: 'invalid_scope',
          places: [{ channelId: 'C2', practiceCode: 'HGACBD' }],
          words: 'asked for less',
          by: 'U2',
          at: 4000,
        },
        {
          escalationId: 'escalation1',
          number: 1001,
          entryId: 'invalid_client',
          places: [
            { channelId: 'C1', practiceCode: 'FEIGCD' },
            { channelId: 'C2', practiceCode: 'FEIGCD' },
          ],
          answer: 'Publish the key.',
          words: 'a 🔑\uFFFD',
          by: 'U2',
          at: 3000,
        },
      ]);
      expect(await escalations.find('T1', 'escalation1')).toMatchObject({
        resolution: 'Publish the key. a 🔑\uFFFD',
      });
    });

    test.each([
      [{ entryId: 'invalid_client' }, [1001]],
      [{ practiceCode: 'HGACBD' }, [1002]],
      [{ channelIds: ['C1'] }, [1001]],
      [{ channelIds: ['C1', 'C2'] }, [1002, 1001]],
      [{ channelIds: [] }, []],
      [{ since: 3001 }, [1002]],
      [{ limit: 1 }, [1002]],
      [{ entryId: 'invalid_client', practiceCode: 'HGACBD' }, []],
    ])('of %j only those', async (wanted, found) => {
      const { escalations } = await furnished();
      expect(numbers(await escalations.resolutions({ teamId: 'T1', ...wanted }))).toEqual(found);
      expect(await escalations.resolutions({ teamId: 'T2', ...wanted })).toEqual([]);
    });

    test('is kept through reopening, which is noted; the next one stands beside it', async () => {
      const { escalations } = await furnished();
      const reopened = await escalations.edit('T1', 'escalation1', reopen(5000));
      expect(reopened).toMatchObject({ state: 'reopened', resolution: 'Publish the key. a 🔑\uFFFD' });
      await escalations.edit('T1', 'escalation1', resolve({ words: 'eCW reset it' }, 6000));
      const found = await escalations.resolutions({ teamId: 'T1', entryId: 'invalid_client' });
      expect(found.map(({ words, reopenedAt }) => [words, reopenedAt])).toEqual([
        ['eCW reset it', undefined],
        ['a 🔑\uFFFD', 5000],
      ]);
    });

    test('outlives its cases, and goes with its escalation', async () => {
      const { escalations, custody } = await furnished();
      await custody.purgeCases({ channelId: 'C1' });
      expect(numbers(await escalations.resolutions({ teamId: 'T1', channelIds: ['C1'] }))).toEqual([1001]);
      expect(await custody.purgeEscalations(3500)).toBe(1);
      expect(numbers(await escalations.resolutions({ teamId: 'T1' }))).toEqual([1002]);
    });
  });

  describe('changing', () => {
    test('an edit and its line come together; null takes a value away', async () => {
      const { escalations } = await fresh();
      await escalations.file(filing(1, { remindAt: 9000 }));
      const assigned = await escalations.edit('T1', 'escalation1', {
        set: { assignee: 'U4' },
        change: { kind: 'assigned', to: 'U4' },
        by: 'U3',
        at: 3000,
      });
      expect(assigned).toMatchObject({ assignee: 'U4', changedAt: 3000, remindAt: 9000 });
      const resolved = await escalations.edit('T1', 'escalation1', {
        set: { state: 'resolved', fix: { words: 'a 🔑 was added' }, assignee: null, remindAt: null },
        change: { kind: 'moved', from: 'queued', to: 'resolved', note: 'a 🔑 was added' },
        by: 'U3',
        at: 4000,
      });
      expect(resolved).toMatchObject({ state: 'resolved', resolution: 'a 🔑 was added' });
      expect(resolved).not.toHaveProperty('assignee');
      expect(resolved).not.toHaveProperty('remindAt');
      expect(await escalations.find('T1', 'escalation1')).toEqual(resolved);
      expect((await escalations.history('T1', 'escalation1')).map(({ change }) => change)).toEqual([
        { kind: 'filed' },
        { kind: 'assigned', to: 'U4' },
        { kind: 'moved', from: 'queued', to: 'resolved', note: 'a 🔑 was added' },
      ]);
    });

    test('an edit of another state than expected, or of nothing, writes nothing', async () => {
      const { escalations } = await fresh();
      const { escalation } = await escalations.file(filing(1));
      expect(await escalations.edit('T1', 'escalation1', { ...acknowledge, expect: 'sent' })).toBeUndefined();
      expect(await escalations.edit('T1', 'none', acknowledge)).toBeUndefined();
      expect(await escalations.find('T1', 'escalation1')).toEqual(escalation);
      expect(await escalations.history('T1', 'escalation1')).toHaveLength(1);
    });

    test('what reporters are told of it is written with it, or not at all', async () => {
      const store = await fresh();
      await store.cases.open({ ...sampleCase, threadTs: '100.1' });
      await store.escalations.file(filing(1));
      const news = { kind: 'moved', to: 'acknowledged', note: 'a 🔑' } as const;
      await store.escalations.edit('T1', 'escalation1', { ...acknowledge, news, expect: 'sent' });
      const lease = { now: 9000, leaseUntil: 10_000, limit: 10 };
      expect(await store.replies.take(lease)).toEqual([]);
      await store.escalations.edit('T1', 'escalation1', { ...acknowledge, news });
      const { channelId, userId } = sampleCase;
      const content = { kind: 'news', escalationId: 'escalation1', number: 1001, news };
      const { at: writtenAt } = acknowledge;
      expect(await store.replies.take(lease)).toMatchObject([
        { channelId, userId, threadTs: '100.1', content, writtenAt },
      ]);
    });

    test('of many who move it from the same state, one does', async () => {
      const { config } = await kind.make();
      const both = [await open(config), await open(config)];
      await both[0]?.store.escalations.file(filing(1));
      const moved = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          both[index % 2]?.store.escalations.edit('T1', 'escalation1', { ...acknowledge, expect: 'queued' }),
        ),
      );
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect(await both[0]?.store.escalations.history('T1', 'escalation1')).toHaveLength(2);
    });

    test('notes from two processes at once all stand in the history', async () => {
      const { config } = await kind.make();
      const both = [await open(config), await open(config)];
      await both[0]?.store.escalations.file(filing(1));
      const texts = Array.from({ length: 20 }, (_, index) => `note ${index}`);
      await Promise.all(
        texts.map((text, index) => both[index % 2]?.store.escalations.edit('T1', 'escalation1', noted(text))),
      );
      const lines = (await both[0]?.store.escalations.history('T1', 'escalation1')) ?? [];
      expect(lines.flatMap(({ change }) => (change.kind === 'noted' ? change.text : [])).sort()).toEqual(
        texts.sort(),
      );
    });

    test('the history keeps every kind of change', async () => {
      const { escalations } = await fresh();
      await escalations.file(filing(1));
      for (const change of everyChange)
        await escalations.edit('T1', 'escalation1', { change, by: 'U1', at: 1_772_000_000_000 });
      expect(await escalations.history('T1', 'escalation1')).toEqual([
        { at: 1000, by: 'U1', change: { kind: 'filed' } },
        ...everyChange.map((change) => ({ at: 1_772_000_000_000, by: 'U1', change })),
      ]);
    });
  });

  describe('finding', () => {
    test('by state, person, practice and error, newest first', async () => {
      const { escalations } = await fresh();
      const by = { teamId: 'T1', userId: 'U2', channelId: 'C1' };
      await escalations.file(filing(1));
      await escalations.file(filing(2, { by, report: { ...report, practiceCode: 'ABCDEF' } }));
      await escalations.file(filing(3, { entryId: 'invalid_scope' }));
      await escalations.file(filing(4, { by: { ...by, teamId: 'T2' } }));
      await escalations.edit('T1', 'escalation3', { ...acknowledge, set: { state: 'resolved' } });
      await escalations.edit('T1', 'escalation1', { ...acknowledge, set: { assignee: 'U3' } });
      await escalations.join({ teamId: 'T1', escalationId: 'escalation1', caseId: 'case9', by: 'U4', at: 1 });
      const find = async (filter: object) => numbers(await escalations.list({ teamId: 'T1', ...filter }));
      expect(await find({})).toEqual([1003, 1002, 1001]);
      expect(await find({ isOpen: true })).toEqual([1002, 1001]);
      const counts = await escalations.countOpen('T1');
      expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(2);
      expect(await find({ isOpen: false })).toEqual([1003]);
      expect(await find({ of: 'U1' })).toEqual([1003, 1001]);
      expect(await find({ of: 'U2' })).toEqual([1002]);
      expect(await find({ of: 'U3' })).toEqual([1001]);
      expect(await find({ of: 'U4' })).toEqual([1001]);
      expect(await find({ practiceCode: 'FEIGCD', entryId: 'invalid_client', isOpen: true })).toEqual([1001]);
      expect(await find({ limit: 1 })).toEqual([1003]);
      expect(await find({ teamId: 'T3' })).toEqual([]);
      expect(await find({ state: 'resolved' })).toEqual([1003]);
    });

    test('a list that ends with its limit tells how many there are', async () => {
      const { escalations } = await fresh();
      for (const index of [1, 2, 3, 4]) await escalations.file(filing(index));
      await escalations.edit('T1', 'escalation4', { ...acknowledge, set: { state: 'resolved' } });
      const listed = async (filter: object) => {
        const { escalations: latest, total } = await escalations.listAndCount({ teamId: 'T1', ...filter });
        return { numbers: numbers(latest), total };
      };
      expect(await listed({ isOpen: true, limit: 2 })).toEqual({ numbers: [1003, 1002], total: 3 });
      expect(await listed({ isOpen: true })).toEqual({ numbers: [1003, 1002, 1001], total: 3 });
      const readableBy = { userId: 'U1', channelIds: ['C1'] };
      expect(await listed({ of: 'U1', readableBy, limit: 1 })).toEqual({ numbers: [1004], total: 4 });
      expect(await listed({ readableBy: { userId: 'U9', channelIds: [] }, limit: 1 })).toMatchObject({
        total: 0,
      });
    });

    test('only what somebody may read: what they opened, joined or pasted, and what belongs to their channels', async () => {
      const { escalations, cases } = await fresh();
      const place = (channelId: string, userId: string, index: number) => ({
        ...sampleCase,
        ...{ id: `case${index}`, channelId, userId, messageTs: `1700000000.00010${index}` },
      });
      for (const [index, [channelId, userId]] of [
        ['C1', 'U7'],
        ['C2', 'U8'],
        ['C3', 'U8'],
      ].entries())
        await cases.open(place(channelId ?? '', userId ?? '', index + 1));
      await escalations.file(filing(1));
      await escalations.file(filing(2, { by: { teamId: 'T1', userId: 'U2', channelId: 'C2' } }));
      await escalations.join({ teamId: 'T1', escalationId: 'escalation2', caseId: 'case3', by: 'U4', at: 1 });
      const find = async (userId: string, channelIds: readonly string[], more = {}) =>
        numbers(await escalations.list({ teamId: 'T1', readableBy: { userId, channelIds }, ...more }));
      expect(await find('U9', [])).toEqual([]);
      expect(await find('U9', ['C9', 'C1'])).toEqual([1001]);
      expect(await find('U9', ['C3'])).toEqual([1002]);
      expect(await find('U9', ['C1', 'C3'], { id: 'escalation1' })).toEqual([1001]);
      expect(await find('U2', [])).toEqual([1002]);
      expect(await find('U4', [])).toEqual([1002]);
      expect(await find('U7', [])).toEqual([1001]);
      expect(await find('U9', ['C1'], { teamId: 'T2' })).toEqual([]);
    });
  });

  describe('reminders', () => {
    test('due ones are taken once, by one process, and come again when they are due again', async () => {
      const { config } = await kind.make();
      const both = [await open(config), await open(config)];
      for (let index = 1; index <= 5; index += 1)
        await both[0]?.store.escalations.file(filing(index, { remindAt: index }));
      for (let now = 10; now < 30; now += 1) {
        const taken = await Promise.all(
          [0, 1, 0, 1].map((which) => both[which]?.store.escalations.takeReminders({ now, next: now + 1 })),
        );
        const found = taken.flatMap((some) => some ?? []);
        expect(numbers(found).sort()).toEqual([1001, 1002, 1003, 1004, 1005]);
        expect(new Set(found.map(({ remindAt }) => remindAt))).toEqual(new Set([now + 1]));
      }
      expect(await both[0]?.store.escalations.takeReminders({ now: 29, next: 50 })).toEqual([]);
    });

    test('only due ones are taken', async () => {
      const { escalations } = await fresh();
      for (const index of [1, 2, 3]) await escalations.file(filing(index, { remindAt: index * 1000 }));
      expect(numbers(await escalations.takeReminders({ now: 2000, next: 9000 }))).toEqual([1001, 1002]);
      expect(await escalations.find('T1', 'escalation1')).toMatchObject({ remindAt: 9000, changedAt: 1000 });
    });

    test('nobody is reminded of what is resolved, or without a time', async () => {
      const { escalations } = await fresh();
      await escalations.file(filing(1, { remindAt: 1000 }));
      await escalations.file(filing(2));
      await escalations.edit('T1', 'escalation1', { ...acknowledge, set: { state: 'resolved' } });
      expect(await escalations.takeReminders({ now: 9000, next: 10_000 })).toEqual([]);
    });
  });
};
