import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { forgetCard } from '../../src/cases/repeats.ts';
import { openDatabase } from '../../src/storage/openDatabase.ts';
import { sampleCase } from '../storage/samples.ts';
import { migratedDatabase } from '../support/migrated.ts';

/** Does everything, but fails once, at the `last`th call. */
const failingOnce = (last: number) => {
  let left = last;
  return <Asked extends unknown[], Given>(work: (...asked: Asked) => Promise<Given>) =>
    async (...asked: Asked): Promise<Given> => {
      left -= 1;
      if (left === 0) throw new Error('away');
      return work(...asked);
    };
};

test.each([1, 2, 3])(
  'a card that is forgotten is forgotten wholly, though the %s. step was broken off once',
  async (step) => {
    const database = await openDatabase(await migratedDatabase(), { newId: randomUUID, now: Date.now });
    const { cases } = database.store;
    const { teamId } = sampleCase;
    const card = { channelId: 'C1', ts: '1.2' };
    await cases.open({ ...sampleCase, id: 'first', messageTs: '1.1', card });
    const repeat = { repeats: 'first', card: { channelId: 'C1', ts: '1.4' } };
    await cases.open({ ...sampleCase, id: 'repeat', messageTs: '1.3', ...repeat });
    const breaking = failingOnce(step);
    const changed: string[] = [];
    const deps = {
      store: {
        cases: {
          ofCard: breaking(cases.ofCard),
          repeatsOf: breaking(cases.repeatsOf),
          unplace: breaking(cases.unplace),
        },
      },
      cardChanged: ({ id }: { readonly id: string }) => void changed.push(id),
    };
    await expect(forgetCard({ ...card, teamId }, deps)).rejects.toThrow('away');
    await forgetCard({ ...card, teamId }, deps);
    expect(changed).toEqual(['repeat']);
    expect((await cases.find(teamId, 'first'))?.card).toBeUndefined();
    await database.close();
  },
);
