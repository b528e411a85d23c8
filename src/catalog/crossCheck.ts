import type { CatalogProblem } from './catalogError.ts';
import type { PlacedEntry } from './readEntryFile.ts';

/**
 * Faults that show only between entries: an id or a literal code claimed twice, a reference to an entry that is not there.
 * References are judged only when all entries could be read, else one bad entry would make every reference to it look wrong.
 */
export function crossCheck(placed: readonly PlacedEntry[], complete: boolean): readonly CatalogProblem[] {
  return [
    ...duplicateIds(placed),
    ...contestedCodes(placed),
    ...(complete ? danglingReferences(placed) : []),
  ];
}

function duplicateIds(placed: readonly PlacedEntry[]): readonly CatalogProblem[] {
  return claimedTwice(placed, ({ entry }) => [[entry.id, ['id']]]).map(({ claim, by, first, path }) =>
    problem(by, path, `the id ${claim} is taken already by ${standsAt(first, path)}`),
  );
}

function contestedCodes(placed: readonly PlacedEntry[]): readonly CatalogProblem[] {
  const claims = ({ entry }: PlacedEntry): Claim[] =>
    entry.match.codes.map((code, index) => [`${entry.group} ${code}`, ['match', 'codes', index]]);
  return claimedTwice(placed, claims).map(({ claim, by, first, path }) =>
    problem(
      by,
      path,
      `the code ${claim.slice(by.entry.group.length + 1)} is claimed already by ${first.entry.id} of the same group`,
    ),
  );
}

function danglingReferences(placed: readonly PlacedEntry[]): readonly CatalogProblem[] {
  const known = new Set(placed.map(({ entry }) => entry.id));
  return placed.flatMap((by) =>
    referencesOf(by).flatMap(([id, path]) =>
      known.has(id)
        ? []
        : [
            problem(
              by,
              path,
              `${path[0] === 'question' ? 'question' : 'lookAlikes'}: no entry has the id ${id}`,
            ),
          ],
    ),
  );
}

function referencesOf({ entry }: PlacedEntry): readonly Claim[] {
  const answers = entry.question?.answers ?? [];
  return [
    ...entry.lookAlikes.map((id, index): Claim => [id, ['lookAlikes', index]]),
    ...answers.flatMap(({ favours }, answer) =>
      favours.map((id, index): Claim => [id, ['question', 'answers', answer, 'favours', index]]),
    ),
  ];
}

type Claim = readonly [value: string, path: readonly PropertyKey[]];

interface DoubleClaim {
  readonly claim: string;
  readonly by: PlacedEntry;
  readonly first: PlacedEntry;
  readonly path: readonly PropertyKey[];
}

function claimedTwice(
  placed: readonly PlacedEntry[],
  claimsOf: (placed: PlacedEntry) => readonly Claim[],
): readonly DoubleClaim[] {
  const owners = new Map<string, PlacedEntry>();
  return placed.flatMap((by) =>
    claimsOf(by).flatMap(([claim, path]) => {
      const first = owners.get(claim);
      if (first) return [{ claim, by, first, path }];
      owners.set(claim, by);
      return [];
    }),
  );
}

const standsAt = (placed: PlacedEntry, path: readonly PropertyKey[]): string =>
  `${placed.file}:${placed.lineOf(path)}`;

const problem = (placed: PlacedEntry, path: readonly PropertyKey[], reason: string): CatalogProblem => ({
  file: placed.file,
  line: placed.lineOf(path),
  reason,
});
