import { expect, test } from '@jest/globals';
import { tellWaiting } from '../../src/curation/tellWaiting.ts';
import { open } from '../storage/places.ts';
import { sampleCase } from '../storage/samples.ts';
import { sqlite } from '../storage/sqlitePlace.ts';

const hours = { timeZone: 'UTC', days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 };
const monday = Date.UTC(2026, 10, 23, 10);

test('a week whose count could not be read, or could not be said, is told when it can, and once', async () => {
  const { store } = await open((await sqlite.make()).config);
  await store.cases.open({ ...sampleCase, id: 'wrong', at: monday - 1000 });
  const { entryId = '' } = sampleCase;
  await store.ratings.add({
    teamId: 'T1',
    caseId: 'wrong',
    entryId,
    userId: 'U1',
    rating: 'wrong',
    at: monday,
  });
  const told: unknown[] = [];
  const look = (isReadable: boolean, isSayable: boolean) => {
    const waiting: typeof store.curation.waiting = (wanted) =>
      isReadable ? store.curation.waiting(wanted) : Promise.reject(new Error('the database is away'));
    const curation = { ...store.curation, waiting };
    const tell = async (count: unknown) => {
      if (!isSayable) throw new Error('Slack is away');
      told.push(count);
    };
    const deps = { now: () => monday, store: { ...store, curation }, reminders: { hours } };
    return tellWaiting('T1', tell, deps);
  };
  await expect(look(false, true)).rejects.toThrow('the database is away');
  await expect(look(true, false)).rejects.toThrow('Slack is away');
  await look(true, true);
  await look(true, true);
  expect(told).toEqual([{ unrecognised: 0, calledWrong: 1 }]);
});
