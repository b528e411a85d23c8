import { describe, expect, test } from '@jest/globals';
import { holding } from '../support/holding.ts';
import { type Kind, open } from './places.ts';
import { filing, sampleCase } from './samples.ts';

/** What is kept must be able to go. */
export const custodyContract = (kind: Kind): void => {
  const fresh = async () => (await open((await kind.make()).config)).store;

  /** case1 of U1 is escalated; case2 of U1 and case3 of U2 stand alone. */
  const furnished = async () => {
    const store = await fresh();
    await store.cases.open(sampleCase);
    await store.cases.open({ ...sampleCase, id: 'case2', messageTs: '1700000000.000200', channelId: 'C2' });
    await store.cases.open({
      ...sampleCase,
      id: 'case3',
      messageTs: '1700000000.000300',
      userId: 'U2',
      at: 5,
    });
    await store.ratings.add({
      teamId: 'T1',
      caseId: 'case3',
      entryId: 'x',
      userId: 'U1',
      rating: 'worked',
      at: 1,
    });
    await store.escalations.file(filing(1));
    return store;
  };

  describe('custody', () => {
    test.each([
      ['a person', { userId: 'U1' }, { deleted: 1, emptied: 1 }],
      ['a channel', { channelId: 'C2' }, { deleted: 1, emptied: 0 }],
      ['a time', { before: 10 }, { deleted: 1, emptied: 0 }],
      [
        'one message',
        { teamId: 'T1', channelId: 'C1', messageTs: '1700000000.000300' },
        { deleted: 1, emptied: 0 },
      ],
      ['a person in one channel', { userId: 'U2', channelId: 'C2' }, { deleted: 0, emptied: 0 }],
    ])('purging by %s takes what it names and nothing else', async (_what, purge, purged) => {
      const store = await furnished();
      expect(await store.custody.countCases(purge)).toEqual(purged);
      expect(await store.cases.latest(10)).toHaveLength(3);
      expect(await store.custody.purgeCases(purge)).toEqual(purged);
      expect(await store.cases.latest(10)).toHaveLength(3 - purged.deleted);
    });

    test('a purge of nothing in particular is refused', async () => {
      const store = await furnished();
      await expect(store.custody.purgeCases({})).rejects.toThrow('must name a person');
      await expect(store.custody.countCases({})).rejects.toThrow('must name a person');
      expect(await store.cases.latest(10)).toHaveLength(3);
    });

    test('what checks saw goes with the text, and where there was none', async () => {
      const store = await furnished();
      const checked = { at: 5, lines: [], facts: { kid: 'a' } };
      const verdict = { ...sampleCase.verdict, checked };
      await store.cases.open({
        ...sampleCase,
        id: 'case4',
        messageTs: '1700000000.000400',
        excerpt: '',
        verdict,
      });
      await store.escalations.file({ ...filing(2), caseId: 'case4' });
      expect((await store.custody.purgeCases({ userId: 'U1' })).emptied).toBe(2);
      expect((await store.cases.find('T1', 'case4'))?.verdict.checked).toBeUndefined();
      expect((await store.custody.countCases({ teamId: 'T1' })).emptied).toBe(0);
    });

    test('a case that belongs to an escalation stays, without its text and its person', async () => {
      const store = await furnished();
      await store.custody.purgeCases({ userId: 'U1' });
      expect(await store.cases.find('T1', 'case1')).toMatchObject({
        excerpt: '',
        userId: 'purged',
        verdict: { candidates: [], facts: { scopes: [], times: [] } },
      });
      expect((await store.escalations.ofCase('T1', 'case1'))?.number).toBe(1001);
    });

    test('a person can be forgotten everywhere', async () => {
      const store = await furnished();
      const { escalation } = await store.escalations.file(filing(1));
      const assigned = {
        set: { assignee: 'U1' },
        change: { kind: 'assigned', to: 'U1' },
        by: 'U1',
        at: 2,
      } as const;
      await store.escalations.edit('T1', escalation.id, assigned);
      await store.channels.configure({
        teamId: 'T1',
        channelId: 'C1',
        settings: { watched: true },
        by: 'U1',
        at: 1,
      });
      await store.escalations.edit('T1', escalation.id, {
        set: { state: 'resolved', fix: { words: 'x' } },
        change: { kind: 'noted', text: 'x' },
        by: 'U1',
        at: 3,
      });
      await store.custody.forgetUser('U1');
      expect(await holding(store, 'U1')).toEqual({
        cases: [],
        ratings: [],
        escalations: [],
        keySets: [],
        decisions: [],
        teamNotes: [],
      });
      expect(JSON.stringify(await store.escalations.history('T1', escalation.id))).not.toContain('U1');
      expect(await store.escalations.find('T1', escalation.id)).toMatchObject({ openedBy: 'purged' });
      expect(await store.escalations.resolutions({ teamId: 'T1' })).toMatchObject([{ by: 'purged' }]);
      expect((await store.cases.echo('T1', 'case3')).worked).toBe(0);
    });

    test('all that is kept about a person can be shown', async () => {
      const held = await holding(await furnished(), 'U1');
      expect(held.cases.map(({ id }) => id)).toEqual(['case1', 'case2']);
      expect(held.ratings).toEqual([{ caseId: 'case3', rating: 'worked', at: 1 }]);
      expect(held.escalations.map(({ number }) => number)).toEqual([1001]);
    });

    test('what takes several slices and pages goes and is shown whole', async () => {
      const store = await fresh();
      const many = Array.from({ length: 230 }, (_, index) => index + 1);
      // Several at the same time: the order within a moment is that of their ids.
      for (const index of many)
        await store.cases.open({
          ...sampleCase,
          id: `case${index}`,
          messageTs: `1700000000.${100_000 + index}`,
          userId: index % 2 === 0 ? 'U1' : 'U2',
          at: Math.floor(index / 7),
        });
      await store.escalations.file(filing(10));
      const held = await holding(store, 'U1');
      expect(new Set(held.cases.map(({ id }) => id)).size).toBe(115);
      expect(await store.custody.purgeCases({ userId: 'U1' })).toEqual({ deleted: 114, emptied: 1 });
      expect((await holding(store, 'U1')).cases).toEqual([]);
      await store.custody.forgetUser('U2');
      expect((await holding(store, 'U2')).cases).toEqual([]);
      expect(await store.custody.purgeCases({ before: 100 })).toEqual({ deleted: 115, emptied: 0 });
      expect(await store.cases.latest(10)).toHaveLength(1);
    }, 30_000);

    test('the newest message is dated by Slack, whatever this machine’s clock said', async () => {
      const store = await fresh();
      expect(await store.custody.newestMessage()).toBeUndefined();
      await store.cases.open({ ...sampleCase, at: 9_000_000_000_000 });
      expect(await store.custody.newestMessage()).toBe(1_700_000_000_000);
    });

    test('escalations go after they were resolved for long enough, with all that hangs on them', async () => {
      const store = await furnished();
      await store.escalations.file(filing(2));
      const resolve = {
        set: { state: 'resolved' },
        change: { kind: 'noted', text: 'x' },
        by: 'U1',
        at: 100,
      } as const;
      await store.escalations.edit('T1', 'escalation1', resolve);
      expect(await store.custody.purgeEscalations(100)).toBe(0);
      expect(await store.custody.purgeEscalations(101)).toBe(1);
      expect(await store.escalations.find('T1', 'escalation1')).toBeUndefined();
      expect(await store.escalations.history('T1', 'escalation1')).toEqual([]);
      expect(await store.escalations.find('T1', 'escalation2')).toBeDefined();
    });
  });
};
