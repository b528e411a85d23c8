import type { Store } from '../../src/storage/openDatabase.ts';
import { collect } from './collect.ts';

/** All that is kept about a person, read to its end. */
export const holding = async ({ custody }: Pick<Store, 'custody'>, userId: string) => {
  const held = custody.holdingOf(userId);
  return {
    cases: await collect(held.cases),
    ratings: await collect(held.ratings),
    escalations: await collect(held.escalations),
    keySets: await collect(held.keySets),
    decisions: await collect(held.decisions),
    teamNotes: await collect(held.teamNotes),
  };
};
