import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/cases/case.ts';
import type { Decision } from '../../src/curation/decision.ts';
import { holding } from '../support/holding.ts';
import { type Kind, open } from './places.ts';
import { sampleCase } from './samples.ts';

/** What approvers decide must be on every database. */
export const curationContract = (kind: Kind): void => {
  const fresh = async () => (await open((await kind.make()).config)).store;
  const { entryId: _, messageTs: __, ...asked } = sampleCase;
  const unrecognised: Case = {
    ...asked,
    id: 'unrecognised',
    door: 'command',
    at: 1500,
    verdict: { kind: 'none', candidates: [], others: [], facts: { scopes: [], times: [] } },
  };
  const decision: Decision = {
    id: 'decision1',
    teamId: 'T1',
    caseId: 'unrecognised',
    kind: 'wording',
    state: 'proposed',
    entryId: 'invalid_scope',
    words: 'the walrus 🦭 ran out',
    by: 'U1',
    at: 2000,
  };
  const wanted = { teamId: 'T1', channelIds: ['C1'], since: 1000, limit: 10 };

  describe('curation', () => {
    test('what nobody recognised and what was called wrong waits, in the channels that are asked for', async () => {
      const { cases, ratings, curation } = await fresh();
      const wrong = { ...sampleCase, id: 'wrong', messageTs: '3', at: 1600 };
      for (const one of [
        unrecognised,
        wrong,
        // None of these waits.
        { ...sampleCase, at: 1500 },
        { ...unrecognised, id: 'overheard', door: 'message' as const },
        { ...unrecognised, id: 'looked up', excerpt: '' },
        { ...unrecognised, id: 'old', at: 999 },
        { ...unrecognised, id: 'dismissed', status: 'dismissed' as const },
        { ...unrecognised, id: 'elsewhere', channelId: 'C2' },
        { ...unrecognised, id: 'told directly', channelId: 'D1' },
        { ...unrecognised, id: 'another team', teamId: 'T2' },
      ])
        await cases.open(one);
      for (const caseId of ['wrong', 'unrecognised'])
        await ratings.add({ teamId: 'T1', caseId, entryId: 'x', userId: 'U1', rating: 'wrong', at: 1600 });
      const idsOf = async (filter: Partial<typeof wanted>) => {
        const waiting = await curation.waiting({ ...wanted, ...filter });
        return {
          unrecognised: waiting.unrecognised.map(({ id }) => id),
          calledWrong: waiting.calledWrong.map(({ id }) => id),
        };
      };
      expect(await idsOf({})).toEqual({ unrecognised: [], calledWrong: ['wrong', 'unrecognised'] });
      expect(await idsOf({ channelIds: ['C2'] })).toEqual({ unrecognised: ['elsewhere'], calledWrong: [] });
      expect(await idsOf({ channelIds: [] })).toEqual({ unrecognised: [], calledWrong: [] });
      expect(await idsOf({ teamId: 'T2' })).toEqual({ unrecognised: ['another team'], calledWrong: [] });
      const { channelIds: _c, ...everywhere } = wanted;
      expect((await curation.waiting(everywhere)).unrecognised.map(({ id }) => id)).toEqual(['elsewhere']);
      await curation.add({ ...decision, state: 'taken' });
      expect((await idsOf({})).calledWrong).toEqual(['wrong']);
    });

    test('a decision is taken once, for its team, and taken back once', async () => {
      const { curation } = await fresh();
      await curation.add(decision);
      await curation.add({ ...decision, id: 'decision2', entryId: 'invalid_token' });
      expect(await curation.find('T1', 'decision1')).toEqual(decision);
      expect(await curation.find('T2', 'decision1')).toBeUndefined();
      expect(await curation.wordings('T1')).toEqual([]);
      expect(await curation.take('T2', 'decision1')).toBe(false);
      expect(await curation.take('T1', 'decision1')).toBe(true);
      expect(await curation.take('T1', 'decision1')).toBe(false);
      // Another one about the same case.
      expect(await curation.take('T1', 'decision2')).toBe(false);
      expect(await curation.wordings('T1')).toEqual([{ entryId: 'invalid_scope', text: decision.words }]);
      expect(await curation.wordings('T2')).toEqual([]);
      const kinds = ['wording'] as const;
      expect(await curation.taken({ teamId: 'T1', kinds, limit: 5 })).toEqual([
        { ...decision, state: 'taken' },
      ]);
      expect(await curation.taken({ teamId: 'T2', kinds, limit: 5 })).toEqual([]);
      expect(await curation.takenOfAllTeams()).toHaveLength(1);
      expect(await curation.takeBack('T2', 'decision1')).toBe(false);
      expect(await curation.takeBack('T1', 'decision1')).toBe(true);
      expect(await curation.takeBack('T1', 'decision1')).toBe(false);
      expect(await curation.wordings('T1')).toEqual([]);
      expect(await curation.take('T1', 'decision2')).toBe(true);
    });

    test('of what several decide about a case at once, one is taken', async () => {
      const { config } = await kind.make();
      const [one, other] = [(await open(config)).store, (await open(config)).store];
      for (const index of [1, 2, 3, 4, 5, 6, 7, 8]) {
        const caseId = `case${index}`;
        await one.cases.open({ ...unrecognised, id: caseId });
        const proposed = { ...decision, id: `proposed${index}`, caseId };
        const setAside = { ...decision, kind: 'skipped', state: 'taken', words: '', caseId } as const;
        expect(await one.curation.add(proposed)).toBe(true);
        const outcomes = await Promise.all([
          one.curation.add({ ...setAside, id: `skipped${index}` }),
          other.curation.take('T1', proposed.id),
          other.curation.add({ ...setAside, id: `again${index}` }),
        ]);
        expect(outcomes.filter((isTaken) => isTaken)).toHaveLength(1);
        expect(await one.curation.add({ ...setAside, id: `late${index}` })).toBe(false);
      }
      const kinds = ['wording', 'skipped'] as const;
      expect(await one.curation.taken({ teamId: 'T1', kinds, limit: 99 })).toHaveLength(8);
    });

    test('what teaches goes on without a name; the rest goes with its case, and in time', async () => {
      const { cases, curation, custody } = await fresh();
      await cases.open({ ...unrecognised, userId: 'U2' });
      const taken = { ...decision, state: 'taken' } as const;
      await curation.add(taken);
      await curation.add({ ...decision, id: 'proposed' });
      await curation.add({ ...taken, id: 'skipped', kind: 'skipped', words: '', caseId: 'another', at: 10 });
      expect((await holding({ custody }, 'U1')).decisions).toHaveLength(3);
      await custody.purgeCases({ userId: 'U2' });
      expect(await curation.find('T1', 'proposed')).toBeUndefined();
      expect(await custody.purgeTraces(100)).toBe(1);
      expect(await curation.find('T1', 'skipped')).toBeUndefined();
      await custody.purgeTraces(9_000);
      await custody.forgetUser('U1');
      expect(await curation.find('T1', 'decision1')).toEqual({ ...taken, by: 'purged' });
      expect((await holding({ custody }, 'U1')).decisions).toEqual([]);
    });
  });
};
