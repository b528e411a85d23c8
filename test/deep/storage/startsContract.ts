import { describe, expect, test } from '@jest/globals';
import type { Kind } from '../../storage/places.ts';
import { startProgram } from '../../storage/programs.ts';
import { first, migrations } from '../../storage/upgradeContract.ts';

/** Processes that start at once on a database that must be brought up to date do not trip over each other. */
export const startsContract = (kind: Kind): void => {
  describe('starting', () => {
    test.each([
      ['an empty database', ''],
      ['a database of the first schema', first],
    ])(
      'several processes in the same instant on %s',
      async (_, before) => {
        const { config, run } = await kind.make();
        if (before) await run(before);
        const at = Date.now() + 3000;
        const programs = [11, 12, 13, 14].map((from) =>
          startProgram('filer.ts', { config, from, count: 1, at, patienceMs: 5000 }),
        );
        await Promise.all(programs.map(({ ended }) => ended));
        expect(programs.map(({ lines }) => lines)).toEqual(
          [11, 12, 13, 14].map((index) => ['open', `${index}`]),
        );
        expect(await run('select name from kysely_migration order by name')).toEqual(migrations);
      },
      30_000,
    );
  });
};
