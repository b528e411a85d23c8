import type { Catalog } from '../catalog/catalog.ts';
import type { LearnedWording } from '../triage/matching/learned.ts';
import { lookUp, triage } from '../triage/triage.ts';
import { namedBy } from '../triage/verdict.ts';
import type { Case } from './case.ts';

/** A stored case that the catalog of today would judge differently. */
interface Difference {
  readonly caseId: string;
  readonly excerpt: string;
  readonly before: string;
  readonly after: string;
}

const summary = (kind: string, ids: readonly string[]): string => [kind, ...ids.slice(0, 3)].join(' ');

/** Judges stored cases anew, with the wordings of their teams; only those with a text can be. */
export const dryRun = (
  cases: readonly Case[],
  catalog: Catalog,
  wordings: ReadonlyMap<string, readonly LearnedWording[]> = new Map(),
): readonly Difference[] =>
  cases
    .filter(({ excerpt }) => excerpt !== '')
    .flatMap(({ id, teamId, door, excerpt, verdict: stored }) => {
      const verdict = (door === 'message' ? triage : lookUp)(excerpt, catalog, wordings.get(teamId));
      const before = summary(
        stored.kind,
        stored.kind === 'none' ? [] : stored.candidates.map((one) => one.id),
      );
      const after = summary(verdict.kind, namedBy(verdict));
      return before === after ? [] : [{ caseId: id, excerpt, before, after }];
    });
