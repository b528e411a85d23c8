import { whenStoreIsDown } from '../cases/whenStoreIsDown.ts';
import { createMemo, type MemoOptions } from '../pacing/memo.ts';
import type { LearnedWording } from '../triage/matching/learned.ts';
import type { CurationDeps } from './deps.ts';
import type { CurationStore } from './port.ts';

const areSame = (some: readonly LearnedWording[], others: readonly LearnedWording[]): boolean =>
  some.length === others.length &&
  some.every(({ entryId, text }, at) => others[at]?.entryId === entryId && others[at]?.text === text);

interface RememberedWordings extends Pick<CurationDeps, 'wordingsOf'> {
  readonly curation: CurationStore;
}

/**
 * The same store, remembering the wordings of each team for a while: every text asks for them. With several bots on one database
 * a decision reaches the others that much later. As long as nothing changes it is the same list, so that it is made ready once.
 */
export const rememberWordings = (curation: CurationStore, options: MemoOptions): RememberedWordings => {
  const memo = createMemo<readonly LearnedWording[]>(options);
  const last = new Map<string, readonly LearnedWording[]>();
  const read = async (teamId: string): Promise<readonly LearnedWording[]> => {
    const found = await curation.wordings(teamId);
    const known = last.get(teamId) ?? [];
    const kept = areSame(known, found) ? known : found;
    last.set(teamId, kept);
    return kept;
  };
  const forgetting =
    (change: CurationStore['take']): CurationStore['take'] =>
    async (teamId, id) => {
      const isDone = await change(teamId, id);
      memo.forget(teamId);
      return isDone;
    };
  const wordings = (teamId: string) => memo.get(teamId, () => read(teamId));
  return {
    curation: {
      ...curation,
      wordings,
      take: forgetting(curation.take),
      takeBack: forgetting(curation.takeBack),
    },
    wordingsOf: (teamId) => whenStoreIsDown(wordings(teamId), () => []),
  };
};
