import type { Catalog } from '../catalog/catalog.ts';
import { lookUp } from './triage.ts';
import { namedBy, type Verdict } from './verdict.ts';

/** An example that does not lead to its own entry. */
export interface Miss {
  readonly entryId: string;
  readonly example: string;
  readonly verdict: Verdict['kind'];
  readonly found: readonly string[];
}

/** Proves that every entry is found by its own examples: named first, or among the errors of a match. */
export const checkExamples = (
  catalog: Catalog,
): { readonly tried: number; readonly misses: readonly Miss[] } => {
  const trials = catalog.entries.flatMap(({ id, examples }) =>
    examples.map((example) => ({ entryId: id, example })),
  );
  const misses = trials.flatMap(({ entryId, example }) => {
    const verdict = lookUp(example, catalog);
    const found = namedBy(verdict);
    const isFound = verdict.kind === 'match' ? found.includes(entryId) : found[0] === entryId;
    return isFound ? [] : [{ entryId, example, verdict: verdict.kind, found }];
  });
  return { tried: trials.length, misses };
};
