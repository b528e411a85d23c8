import { expect, test } from '@jest/globals';
import { suggest } from '../../src/triage/suggest.ts';
import { catalog } from '../support/catalog.ts';

const suggested = (text: string) => suggest(text, catalog).map(({ id }) => id);

test.each([
  ['something about jwks', /^jwks_/],
  ['the refresh thing', /^refresh_/],
  ['scpoe trouble', /scope/],
  ['is my redirect wrong?', /redirect/],
])('%j comes near', (text, first) => {
  expect(suggested(text)[0]).toMatch(first);
  expect(suggested(text).length).toBeLessThanOrEqual(3);
});

test.each(['', 'hello there', '12345', '¿qué?'])('%j comes near nothing', (text) => {
  expect(suggested(text)).toEqual([]);
});
