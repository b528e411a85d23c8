import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/cases/case.ts';
import { type Kind, open } from './places.ts';
import { countPlainly, makeRandomPast } from './randomPast.ts';
import { acknowledge, filing, sampleCase } from './samples.ts';

const span = { from: 1000, to: 2000 };

/** What the numbers of the domain must be on every database. */
export const numberContract = (kind: Kind): void => {
  const fresh = async () => (await open((await kind.make()).config)).store;
  let drawn = 0;
  const pasted = (changes: Partial<Case> = {}): Case => {
    drawn++;
    return { ...sampleCase, id: `counted${drawn}`, messageTs: String(drawn), at: 1500, ...changes };
  };
  const { facts } = sampleCase.verdict;
  const { entryId: _, ...unknown } = pasted({
    verdict: { ...sampleCase.verdict, kind: 'none', candidates: [], facts: { ...facts, scopes: [] } },
  });

  describe('numbers', () => {
    test('count standing pastes of a time by error and practice, and those without an error apart', async () => {
      const { cases, numbers } = await fresh();
      const elsewhere = { ...sampleCase.verdict, facts: { ...facts, practiceCode: 'ABCDEF' } };
      for (const one of [
        pasted(),
        pasted({ at: 1000 }),
        pasted({ verdict: elsewhere }),
        pasted({ entryId: 'invalid_scope' }),
        unknown,
        // None of these counts.
        pasted({ at: 999 }),
        pasted({ at: 2000 }),
        pasted({ status: 'dismissed' }),
        pasted({ excerpt: '' }),
        pasted({ teamId: 'T2' }),
      ])
        await cases.open(one);
      const { errors, unrecognised } = await numbers.count({ ...span, teamId: 'T1' });
      expect(new Set(errors)).toEqual(
        new Set([
          { entryId: 'invalid_client', practiceCode: 'FEIGCD', cases: 2 },
          { entryId: 'invalid_client', practiceCode: 'ABCDEF', cases: 1 },
          { entryId: 'invalid_scope', practiceCode: 'FEIGCD', cases: 1 },
        ]),
      );
      expect(unrecognised).toBe(1);
      const ofAllTeams = await numbers.count(span);
      expect(ofAllTeams.errors.reduce((sum, one) => sum + one.cases, 0)).toBe(5);
    });

    test('can be kept to channels, with feedback and escalations', async () => {
      const { cases, ratings, escalations, numbers } = await fresh();
      const here = pasted();
      const there = pasted({ channelId: 'C2' });
      for (const [index, one] of [here, there].entries()) {
        await cases.open(one);
        const rating = {
          teamId: one.teamId,
          caseId: one.id,
          entryId: 'invalid_client',
          userId: 'U1',
          at: 1600,
        } as const;
        await ratings.add({ ...rating, rating: index === 0 ? 'worked' : 'wrong' });
        await escalations.file(filing(index + 1, { caseId: one.id, at: 1500 }));
      }
      const both = await numbers.count({ ...span, teamId: 'T1' });
      expect(both).toMatchObject({ feedback: { worked: 1, wrong: 1 }, escalations: { opened: 2 } });
      expect(await numbers.count({ ...span, teamId: 'T1', channelIds: ['C1'] })).toMatchObject({
        errors: [{ cases: 1 }],
        feedback: { worked: 1, wrong: 0 },
        escalations: { opened: 1 },
      });
      expect(await numbers.count({ ...span, channelIds: [] })).toMatchObject({
        errors: [],
        escalations: { opened: 0 },
      });
    });

    test('tell how long escalations waited, of those that were not reopened', async () => {
      const { escalations, numbers } = await fresh();
      const resolve = (at: number) =>
        ({
          set: { state: 'resolved', fix: { words: 'a new key' } },
          change: { kind: 'moved', from: 'acknowledged', to: 'resolved' },
          by: 'U2',
          at,
        }) as const;
      for (const index of [1, 2]) {
        await escalations.file(filing(index, { at: 1000 }));
        await escalations.edit('T1', `escalation${index}`, { ...acknowledge, at: 1000 + index });
        await escalations.edit('T1', `escalation${index}`, resolve(1100 + index));
      }
      await escalations.edit('T1', 'escalation2', {
        set: { state: 'reopened' },
        change: { kind: 'moved', from: 'resolved', to: 'reopened' },
        by: 'U2',
        at: 1200,
      });
      await escalations.file(filing(3, { at: 1000 }));
      expect((await numbers.count(span)).escalations).toEqual({
        opened: 3,
        acknowledgedAfter: [1, 2],
        resolvedAfter: [101],
      });
    });

    test('are those of a plain count, whatever was pasted, joined, moved and reopened', async () => {
      const store = await fresh();
      const past = await makeRandomPast(store, 1);
      for (const channels of [
        {},
        { channelIds: ['C1'] },
        { channelIds: ['C2', 'C3'] },
        { channelIds: ['C9'] },
      ])
        for (const times of [{ from: 0, to: 5000 }, span, { from: 1500, to: 1500 }]) {
          const { replies: _, ...counted } = await store.numbers.count({
            teamId: 'T1',
            ...times,
            ...channels,
          });
          const errors = counted.errors.toSorted((one, other) => (one.entryId < other.entryId ? -1 : 1));
          expect({ ...counted, errors }).toEqual(countPlainly(past, { ...times, ...channels }));
        }
    });
  });
};
