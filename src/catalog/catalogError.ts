/** One fault of a catalog file: its name as given, the line (from 1) and what is wrong, in plain words. */
export interface CatalogProblem {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** The catalog cannot be used. The message lists every problem as `file:line: reason`. */
export class CatalogError extends Error {
  readonly code = 'CATALOG_INVALID';
  readonly problems: readonly CatalogProblem[];

  constructor(problems: readonly CatalogProblem[]) {
    super(problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join('\n'));
    this.name = 'CatalogError';
    this.problems = problems;
  }
}
