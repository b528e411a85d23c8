import { describe, expect, test } from '@jest/globals';
import { fits, type SeenFacts, type Steered } from '../../src/catalog/steering.ts';
import { catalog } from '../support/catalog.ts';

describe('what was read steers what is shown', () => {
  test.each<readonly [string, Steered, SeenFacts, boolean]>([
    ['nothing asked, nothing read', {}, {}, true],
    ['asked for and not read', { only: { status: [500] } }, {}, false],
    ['asked for and read', { only: { status: [500, 502] } }, { status: 502 }, true],
    ['asked for twice, read once', { only: { status: [500], endpoint: ['token'] } }, { status: 500 }, false],
    ['not wanted and not read', { unless: { endpoint: ['token'] } }, {}, true],
    ['not wanted and read', { unless: { endpoint: ['token'] } }, { endpoint: 'token' }, false],
    [
      'one of two not wanted is read',
      { unless: { status: [500], endpoint: ['redirect'] } },
      { endpoint: 'redirect' },
      false,
    ],
    [
      'another grant is read',
      { unless: { grantType: ['refresh_token'] } },
      { grantType: 'client_credentials' },
      true,
    ],
  ])('%s', (_, steered, seen, shown) => {
    expect(fits(steered, seen)).toBe(shown);
  });
});

describe('access_denied', () => {
  const entry = catalog.byId('access_denied');
  const shown = (seen: SeenFacts) =>
    entry?.steps.filter((step) => fits(step, seen)).map((step) => step.do) ?? [];
  const mover = (seen: SeenFacts) => entry?.move?.find((move) => fits(move, seen))?.by;

  test('a 500 is not asked how it arrived, nor is anybody told to press Allow', () => {
    expect(shown({ status: 500 }).map((text) => text.split(':')[0])).toEqual(['500', '500 again']);
    expect(mover({ status: 500 })).toBe('ecw');
  });

  test('a redirect is the move of the user', () => {
    expect(shown({ endpoint: 'redirect' })).toHaveLength(2);
    expect(mover({ endpoint: 'redirect' })).toBe('user');
  });

  test('where nothing was read, the first step finds out', () => {
    expect(shown({})).toHaveLength(5);
    expect(shown({})[0]).toMatch(/^Look at how it came/);
    expect(mover({})).toBe('developer');
  });
});

test('whatever was read, every entry keeps a step and every move somebody', () => {
  const facts: readonly SeenFacts[] = [
    {},
    ...[400, 401, 403, 500].map((status) => ({ status })),
    ...['authorize', 'token', 'fhir', 'bulk', 'redirect'].map((endpoint) => ({ endpoint })),
    ...['authorization_code', 'client_credentials', 'refresh_token'].map((grantType) => ({ grantType })),
  ];
  const empty = catalog.entries.flatMap(({ id, steps, move }) =>
    facts
      .filter(
        (seen) =>
          !steps.some((step) => fits(step, seen)) ||
          (move !== undefined && !move.some((one) => fits(one, seen))),
      )
      .map((seen) => [id, seen]),
  );
  expect(empty).toEqual([]);
});
