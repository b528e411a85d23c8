import { readFileSync } from 'node:fs';

const read = (name: 'givenNames' | 'familyNames'): ReadonlySet<string> =>
  new Set(readFileSync(new URL(`./${name}.txt`, import.meta.url), 'utf8').split(/\s+/));

/**
 * Names of forty languages in small letters without marks; among the given ones a few family names that go first.
 * Words of the trade, places and plants are left out.
 */
export const givenNames = read('givenNames');
export const familyNames = read('familyNames');
