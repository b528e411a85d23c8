import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/cases/case.ts';
import type { NewReply } from '../../src/replies/reply.ts';
import { type Kind, open } from './places.ts';
import { sampleCase } from './samples.ts';

const reply = (index: number, changes: Partial<NewReply> = {}): NewReply => ({
  id: `reply${index}`,
  teamId: 'T1',
  channelId: 'C1',
  userId: 'U1',
  threadTs: '1700000000.000100',
  content: { kind: 'case' },
  state: 'queued',
  writtenAt: 1000 + index,
  ...changes,
});

/** A case of its own message. */
const caseOf = (index: number, changes: Partial<Case> = {}): Case => ({
  ...sampleCase,
  id: `case${index}`,
  messageTs: `170000000${index}.000100`,
  threadTs: `170000000${index}.000100`,
  at: 1000 + index,
  ...changes,
});

const times = { now: 5000, leaseUntil: 6000, limit: 10 };

/** What every database must do for speaking: replies, repeats, mutes, outbreaks. */
export const speakingContract = (kind: Kind): void => {
  const fresh = async () => (await open((await kind.make()).config)).store;

  describe('replies', () => {
    test('are written with their case or not at all', async () => {
      const { cases, replies } = await fresh();
      expect(await cases.open(caseOf(1), reply(1, { caseId: 'case1' }))).toBe(true);
      expect(await cases.open({ ...caseOf(1), id: 'case2' }, reply(2, { caseId: 'case2' }))).toBe(false);
      expect((await replies.take(times)).map(({ id }) => id)).toEqual(['reply1']);
    });

    test('are taken once while the lease lasts, the oldest first, and again after it', async () => {
      const { replies } = await fresh();
      for (const index of [3, 1, 2]) await replies.add(reply(index));
      expect((await replies.take({ ...times, limit: 2 })).map(({ id }) => id)).toEqual(['reply1', 'reply2']);
      expect((await replies.take(times)).map(({ id }) => id)).toEqual(['reply3']);
      expect(await replies.take(times)).toEqual([]);
      await replies.renew(['reply1'], 9000);
      await replies.renew([], 9000);
      const later = await replies.take({ ...times, now: 7000, leaseUntil: 8000 });
      expect(later.map(({ id }) => id)).toEqual(['reply2', 'reply3']);
    });

    test('are read back whole', async () => {
      const { replies } = await fresh();
      const { threadTs: _, ...alone } = reply(1, { content: { kind: 'burst', caseIds: ['a', 'b'] } });
      await replies.add(alone);
      expect(await replies.take(times)).toEqual([{ ...alone, attempts: 0 }]);
    });

    test('begin once: who comes second finds that another has them', async () => {
      const { replies } = await fresh();
      await replies.add(reply(1));
      expect(await replies.begin({ teamId: 'T1', id: 'reply1', attempts: 0 }, 6000)).toBe(true);
      expect(await replies.begin({ teamId: 'T1', id: 'reply1', attempts: 0 }, 6000)).toBe(false);
      expect(await replies.begin({ teamId: 'T1', id: 'reply1', attempts: 1 }, 6000)).toBe(true);
    });

    test('once posted stand at their case; put off, they come later; dropped, never', async () => {
      const { cases, replies } = await fresh();
      await cases.open(caseOf(1), reply(1, { caseId: 'case1' }));
      await replies.add(reply(2));
      await replies.add(reply(3));
      const card = { channelId: 'C1', ts: '1700000001.000200' };
      await replies.settle('T1', 'reply1', { state: 'posted', card });
      await replies.settle('T1', 'reply2', { state: 'queued', dueAt: 8000 });
      await replies.settle('T1', 'reply3', { state: 'dropped' });
      expect(await cases.find('T1', 'case1')).toMatchObject({ card });
      expect(await replies.take(times)).toEqual([]);
      expect(await replies.take({ ...times, now: 8000, leaseUntil: 9000 })).toHaveLength(1);
    });

    test('wait since they were written, until they are said or dropped', async () => {
      const { replies } = await fresh();
      expect(await replies.waitingSince()).toBeUndefined();
      await replies.add(reply(1, { writtenAt: 4000 }));
      await replies.add(reply(2, { writtenAt: 3000 }));
      await replies.settle('T1', 'reply2', { state: 'queued', dueAt: 8000 });
      expect(await replies.waitingSince()).toBe(3000);
      await replies.settle('T1', 'reply2', { state: 'posted' });
      expect(await replies.waitingSince()).toBe(4000);
      await replies.settle('T1', 'reply1', { state: 'dropped' });
      expect(await replies.waitingSince()).toBeUndefined();
    });

    test('are not added twice for one case, until the first is dropped', async () => {
      const { cases, replies } = await fresh();
      await cases.open(caseOf(1), reply(1, { caseId: 'case1' }));
      expect(await replies.addOnce(reply(2, { caseId: 'case1' }))).toBe(false);
      expect(await replies.drop('T1', 'case1')).toBe(1);
      expect(await replies.addOnce(reply(3, { caseId: 'case1' }))).toBe(true);
    });

    test('go with their case', async () => {
      const { cases, replies, custody } = await fresh();
      await cases.open(caseOf(1), reply(1, { caseId: 'case1' }));
      await custody.purgeCases({ teamId: 'T1', channelId: 'C1', messageTs: caseOf(1).messageTs ?? '' });
      expect(await replies.take(times)).toEqual([]);
    });

    test('that were folded are summed up by channel once it is quiet, or once it has lasted', async () => {
      const { replies } = await fresh();
      const folded = { state: 'folded', content: { kind: 'repeat' } } as const;
      for (const index of [1, 2]) await replies.add(reply(index, folded));
      await replies.add(reply(3, { ...folded, channelId: 'C2', writtenAt: 4000 }));
      expect(await replies.countRepeats({ teamId: 'T1', channelId: 'C1', since: 1002 })).toBe(1);
      const summary = (of: readonly { id: string; channelId: string }[]) =>
        reply(9, {
          id: `sum-${of[0]?.channelId}`,
          content: { kind: 'burst', caseIds: of.map(({ id }) => id) },
        });
      expect(await replies.sumUp({ quietSince: 500, openSince: 0 }, summary)).toBe(0);
      expect(await replies.sumUp({ quietSince: 2000, openSince: 0 }, summary)).toBe(1);
      expect(await replies.take(times)).toMatchObject([
        { id: 'sum-C1', content: { caseIds: ['reply1', 'reply2'] } },
      ]);
      expect(await replies.sumUp({ quietSince: 2000, openSince: 4500 }, summary)).toBe(1);
      expect(await replies.sumUp({ quietSince: 9000, openSince: 9000 }, summary)).toBe(0);
    });
  });

  describe('repeats of one error', () => {
    const wanted = { teamId: 'T1', channelId: 'C1', entryId: 'invalid_client', since: 1000 };

    test('begin with the latest case that has a card or is about to get one', async () => {
      const { cases } = await fresh();
      expect(await cases.firstOf(wanted)).toBeUndefined();
      await cases.open(caseOf(1));
      expect(await cases.firstOf(wanted)).toBeUndefined();
      await cases.open(caseOf(2), reply(2, { caseId: 'case2' }));
      expect((await cases.firstOf(wanted))?.id).toBe('case2');
      await cases.open(caseOf(3, { card: { channelId: 'C1', ts: '1.2' } }));
      expect((await cases.firstOf(wanted))?.id).toBe('case3');
      await cases.setStatus('T1', 'case3', 'dismissed');
      expect((await cases.firstOf(wanted))?.id).toBe('case2');
      expect(await cases.firstOf({ ...wanted, since: 9999 })).toBeUndefined();
      expect(await cases.firstOf({ ...wanted, channelId: 'C2' })).toBeUndefined();
      expect(await cases.firstOf({ ...wanted, entryId: 'invalid_scope' })).toBeUndefined();
    });

    test('begin with no case that a person made this error', async () => {
      const { cases } = await fresh();
      await cases.open(caseOf(1, { card: { channelId: 'C1', ts: '1.2' }, picked: true }));
      expect(await cases.firstOf(wanted)).toBeUndefined();
    });

    test('are found by their first, and lose it with its card', async () => {
      const { cases } = await fresh();
      const card = { channelId: 'C1', ts: '1.2' };
      await cases.open(caseOf(1, { card }));
      await cases.open(caseOf(2, { repeats: 'case1', card: { channelId: 'C1', ts: '1.3' } }));
      await cases.open(caseOf(3, { repeats: 'case1' }));
      expect((await cases.repeatsOf('T1', 'case1')).map(({ id }) => id)).toEqual(['case2']);
      expect(await cases.ofCard({ ...card, teamId: 'T2' })).toEqual([]);
      expect((await cases.ofCard({ ...card, teamId: 'T1' })).map(({ id }) => id)).toEqual(['case1']);
      await cases.unplace({ ...card, teamId: 'T2' });
      expect((await cases.find('T1', 'case1'))?.card).toEqual(card);
      await cases.unplace({ ...card, teamId: 'T1' });
      expect((await cases.find('T1', 'case1'))?.card).toBeUndefined();
      await cases.standAlone('T1', 'case2');
      expect(await cases.repeatsOf('T1', 'case1')).toEqual([]);
    });

    test('count their reports and practices', async () => {
      const { cases } = await fresh();
      const { verdict } = sampleCase;
      const at = (practiceCode: string) => ({ ...verdict, facts: { ...verdict.facts, practiceCode } });
      await cases.open(caseOf(1));
      await cases.open(caseOf(2, { repeats: 'case1', verdict: at('HGACBD') }));
      await cases.open(caseOf(3, { repeats: 'case1' }));
      await cases.open(caseOf(4, { repeats: 'case1', status: 'dismissed' }));
      expect((await cases.echo('T1', 'case1')).recurrence).toEqual({
        reports: 3,
        practices: ['FEIGCD', 'HGACBD'],
        lastAt: 1003,
      });
      const seen = await cases.sightings({ teamId: 'T1', entryId: 'invalid_client', since: 1002 });
      expect(seen.map(({ caseId, practiceCode }) => [caseId, practiceCode])).toEqual([
        ['case2', 'HGACBD'],
        ['case3', 'FEIGCD'],
      ]);
    });

    test('a thread tells the cases that stand in it', async () => {
      const { cases } = await fresh();
      const thread = { teamId: 'T1', channelId: 'C1', threadTs: '1700000001.000100' };
      await cases.open(caseOf(1));
      await cases.open(caseOf(2, { threadTs: thread.threadTs }));
      await cases.open(caseOf(3));
      expect((await cases.ofThread(thread)).map(({ id }) => id)).toEqual(['case1', 'case2']);
    });

    test('of two edits the later one holds, in whatever order they come', async () => {
      const { cases } = await fresh();
      await cases.open(caseOf(1));
      const edit = { verdict: sampleCase.verdict, excerpt: 'later', picked: false, status: 'void' } as const;
      expect(await cases.revise('T1', 'case1', { ...edit, version: '1700000009.000000' })).toBe(true);
      expect(
        await cases.revise('T1', 'case1', { ...edit, excerpt: 'earlier', version: '1700000008.000000' }),
      ).toBe(false);
      const now = await cases.find('T1', 'case1');
      expect(now).toMatchObject({ excerpt: 'later', status: 'void', version: '1700000009.000000' });
      expect(now?.entryId).toBeUndefined();
    });
  });

  describe('mutes', () => {
    const mute = {
      id: 'm1',
      teamId: 'T1',
      channelId: 'C1',
      kind: 'entry',
      subject: 'invalid_scope',
      by: 'U1',
      at: 1,
    } as const;
    const here = { teamId: 'T1', channelId: 'C1', now: 100 };

    test('hold until their time is over or they are lifted; the last one for a subject counts', async () => {
      const { mutes } = await fresh();
      await mutes.set({ ...mute, until: 50 });
      expect(await mutes.list(here)).toEqual([]);
      await mutes.set({ ...mute, id: 'm2', until: 200 });
      expect(await mutes.list(here)).toEqual([{ ...mute, id: 'm2', until: 200 }]);
      expect(await mutes.lift('T2', 'm2')).toBeUndefined();
      expect(await mutes.lift('T1', 'm2')).toMatchObject({ id: 'm2' });
      expect(await mutes.list(here)).toEqual([]);
    });

    test('of a person hold in every channel of the team', async () => {
      const { mutes } = await fresh();
      const mine = { ...mute, channelId: '', kind: 'person', subject: 'U1' } as const;
      await mutes.set(mine);
      expect(await mutes.list(here)).toEqual([mine]);
      expect(await mutes.list({ ...here, channelId: 'C9' })).toEqual([mine]);
      expect(await mutes.list({ ...here, teamId: 'T2' })).toEqual([]);
    });
  });

  describe('outbreaks', () => {
    const seen = { teamId: 'T1', entryId: 'invalid_client', startedAt: 1000, lastAt: 2000 };

    test('there is one open one of an error, however many processes raise it at once', async () => {
      const { config } = await kind.make();
      const [one, two] = [await open(config), await open(config)];
      const raised = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          (index % 2 ? one : two).store.outbreaks.raise({ ...seen, id: `o${index}`, lastAt: 2000 + index }),
        ),
      );
      expect(raised.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(raised.map(({ outbreak }) => outbreak.id)).size).toBe(1);
    });

    test('go on, get a card, close when it is quiet, and may begin anew', async () => {
      const { outbreaks } = await fresh();
      await outbreaks.raise({ ...seen, id: 'o1' });
      expect((await outbreaks.raise({ ...seen, id: 'o2', lastAt: 3000 })).outbreak).toMatchObject({
        id: 'o1',
        lastAt: 3000,
      });
      await outbreaks.place('T1', 'o1', { channelId: 'C9', ts: '1.2' });
      expect(await outbreaks.closeQuiet('T1', 3000)).toEqual([]);
      expect(await outbreaks.closeQuiet('T1', 3001)).toMatchObject([{ id: 'o1', state: 'closed' }]);
      expect(await outbreaks.closeQuiet('T1', 3001)).toEqual([]);
      expect(await outbreaks.find('T1', 'o1')).toMatchObject({ state: 'closed', card: { channelId: 'C9' } });
      expect(await outbreaks.find('T2', 'o1')).toBeUndefined();
      expect((await outbreaks.raise({ ...seen, id: 'o3' })).isNew).toBe(true);
    });
  });

  test('what was said, muted, over and claimed is forgotten after its time', async () => {
    const { replies, mutes, outbreaks, schedule, custody } = await fresh();
    await replies.add(reply(1));
    await replies.settle('T1', 'reply1', { state: 'posted' });
    await replies.add(reply(2));
    await mutes.set({
      id: 'm1',
      teamId: 'T1',
      channelId: 'C1',
      kind: 'channel',
      subject: '',
      until: 10,
      by: 'U1',
      at: 1,
    });
    await outbreaks.raise({ id: 'o1', teamId: 'T1', entryId: 'x', startedAt: 1, lastAt: 2 });
    await outbreaks.closeQuiet('T1', 3);
    await schedule.claim('summary', 'run');
    expect(await schedule.isClaimed('summary', 'run')).toBe(true);
    expect(await custody.purgeTraces(1_000_000)).toBe(4);
    expect(await schedule.isClaimed('summary', 'run')).toBe(false);
    expect((await replies.take(times)).map(({ id }) => id)).toEqual(['reply2']);
  });
};
