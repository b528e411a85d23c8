import { readFileSync } from 'node:fs';

/**
 * Given names of forty languages in small letters without marks, and a few family names that go first.
 * Words of the trade, places and plants are left out.
 */
export const givenNames: ReadonlySet<string> = new Set(
  readFileSync(new URL('./givenNames.txt', import.meta.url), 'utf8').split(/\s+/),
);
