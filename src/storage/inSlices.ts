/** What one slice may take, in milliseconds: on SQLite nothing else of the process runs meanwhile. */
const wantedMs = 20;
const [fewest, first, most] = [10, 100, 1000];

/**
 * Does a large work in slices, each of as many rows as `wantedMs` allows; between them everything else of the process goes on.
 * `slice` does up to `limit` rows and tells how many it did: fewer than that end the work. Resolves to the number of all.
 */
export const inSlices = async (slice: (limit: number) => Promise<number>): Promise<number> => {
  let limit = first;
  let total = 0;
  for (;;) {
    const started = performance.now();
    const done = await slice(limit);
    total += done;
    if (done < limit) return total;
    const ratio = wantedMs / (performance.now() - started);
    limit = Math.round(Math.min(most, Math.max(fewest, limit * Math.min(2, ratio))));
  }
};

interface Changed {
  readonly numDeletedRows?: bigint;
  readonly numUpdatedRows?: bigint;
}

/** A deletion or a change that a statement makes of up to so many rows. */
type Statement = (limit: number) => { executeTakeFirstOrThrow(): Promise<Changed> };

/** Deletes or changes rows in slices, until a statement finds no more of them. Resolves to the number of all. */
export const untilNone = (statement: Statement): Promise<number> =>
  inSlices(async (limit) => {
    const { numDeletedRows, numUpdatedRows } = await statement(limit).executeTakeFirstOrThrow();
    return Number(numDeletedRows ?? numUpdatedRows ?? 0);
  });

const pageSize = 50;

/** Reads a long list page by page. `next` gives up to `size` rows that come after one, the first rows for undefined. */
export async function* inPages<Row>(
  next: (after: Row | undefined, size: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let after: Row | undefined;
  for (;;) {
    const rows = await next(after, pageSize);
    yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1);
  }
}
